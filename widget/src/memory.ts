// What is kept in the browser: whose conversation it is, and a message that is under way. Nothing before the
// person begins; where storing is forbidden or fails, the page's own memory serves.

export type Persistence = "local" | "session" | "none";

/** A turn that was sent and not answered yet: sent again after a reload, under the same key. */
export interface Pending {
  conversation: string;
  path: string;
  body: unknown;
  key: string;
  shown: string;
}

export class Memory {
  private readonly own = new Map<string, string>();
  private readonly prefix: string;

  constructor(
    base: string,
    private readonly advisor: string,
    private readonly persistence: Persistence,
    tenant = "",
  ) {
    this.prefix = `advisor:${base}:${tenant && `${tenant}:`}`;
  }

  get visitor(): string | null {
    return this.get(this.store(), "visitor");
  }

  set visitor(token: string | null) {
    this.put(this.store(), "visitor", token);
  }

  get conversation(): string | null {
    return this.get(this.store(), `conversation:${this.advisor}`);
  }

  set conversation(conversation: string | null) {
    this.put(this.store(), `conversation:${this.advisor}`, conversation);
  }

  /** Of this tab alone: each tab has its own message under way. */
  get pending(): Pending | null {
    try {
      return JSON.parse(this.get(this.tab(), `pending:${this.advisor}`) ?? "null") as Pending | null;
    } catch {
      return null;
    }
  }

  set pending(pending: Pending | null) {
    this.put(this.tab(), `pending:${this.advisor}`, pending && JSON.stringify(pending));
  }

  /** Tell other tabs that a conversation moved on. */
  announce(conversation: string, turn: number): void {
    this.put(this.store(), "turn", `${conversation} ${turn}`);
  }

  /** Hear of other tabs. Returns what ends that. */
  listen(moved: (conversation: string, turn: number) => void, gone: () => void): () => void {
    const heard = (event: StorageEvent): void => {
      if (event.key === `${this.prefix}turn` && event.newValue) {
        const [conversation = "", turn = "0"] = event.newValue.split(" ");
        moved(conversation, Number(turn));
      } else if (event.key === `${this.prefix}visitor` && event.oldValue && !event.newValue) gone();
    };
    window.addEventListener("storage", heard);
    return () => window.removeEventListener("storage", heard);
  }

  forget(): void {
    for (const store of [this.store(), this.tab()]) {
      try {
        const keys = Array.from({ length: store?.length ?? 0 }, (_, place) => store?.key(place) ?? "");
        for (const key of keys) if (key.startsWith(this.prefix)) store?.removeItem(key);
      } catch {
        // Nothing can be kept, so nothing is.
      }
    }
    this.own.clear();
  }

  private store(): Storage | null {
    if (this.persistence === "none") return null;
    return this.persistence === "local" ? safely(() => window.localStorage) : this.tab();
  }

  private tab(): Storage | null {
    return this.persistence === "none" ? null : safely(() => window.sessionStorage);
  }

  private get(store: Storage | null, name: string): string | null {
    return safely(() => store?.getItem(this.prefix + name) ?? null) ?? this.own.get(name) ?? null;
  }

  private put(store: Storage | null, name: string, value: string | null): void {
    if (value === null) this.own.delete(name);
    else this.own.set(name, value);
    safely(() => {
      if (value === null) store?.removeItem(this.prefix + name);
      else store?.setItem(this.prefix + name, value);
      return null;
    });
  }
}

/** Storage throws where it is blocked or full. */
function safely<T>(call: () => T): T | null {
  try {
    return call();
  } catch {
    return null;
  }
}
