// One conversation with the server, without a word about how it looks.
//
// Laws:
// 1. A turn has a key from the moment the person sends it until it is answered, across lost connections, a
//    restarted server and a reload of the page: it is taken once.
// 2. A stream that broke off is taken up where it was (`Last-Event-ID`), or its request is sent again.
// 3. What another tab did is fetched from the server, never guessed.

import { Api, Refused, Unreachable } from "./api.js";
import { Memory, type Pending } from "./memory.js";
import type { ServerEvent } from "./sse.js";
import type { Asked, Conversation, Known, Line, Plain, Progress, Report, Result, Rubric, Understood } from "./types.js";

export type Token = string | (() => string | Promise<string>);

export interface Shown extends Line {
  /** What was read from this message, as it was then. */
  understood: Understood[];
}

export interface Trouble {
  /** What went wrong, as a key of the locale; `detail` are the server's words. */
  key: string;
  detail?: string;
  /** Whether the same can be tried again. */
  again: boolean;
}

export type Phase = "idle" | "starting" | "ready" | "busy";

/** What changed, so that the view need not draw everything anew. */
export type Change = "all" | "state" | "line" | "stream" | "turn";

/** Told to the page. */
export type Told = (name: string, detail: Record<string, unknown>) => void;

const MOST_TRIES = 9;
/** Milliseconds. */
const LONGEST_WAIT = 20_000;
const LONG_AWAY = 6 * 3600 * 1000;

export class Session {
  phase: Phase = "idle";
  conversation: string | null = null;
  turn = 0;
  lines: Shown[] = [];
  streaming = "";
  asked: Asked[] = [];
  known: Known[] = [];
  progress: Progress | null = null;
  result: Result | null = null;
  withHuman: boolean | null = null;
  /** Whether somebody can be asked for. */
  humans = false;
  /** What the server has the person agree to before it takes a message; null where nothing, or not any more. */
  consent: { version: string; text: string } | null = null;
  rubric: Rubric | null = null;
  /** Why something is being tried again, as a key of the locale. */
  waiting: "reconnecting" | "tooMuch" | null = null;
  trouble: Trouble | null = null;

  /** Ends the stream on which a human's words arrive; none while none is open. */
  private following: AbortController | null = null;
  /** The last turn that was heard of while another was under way. */
  private heard = 0;
  private token: Token | null = null;
  private visitor: string | null = null;
  private generation = 0;
  private readonly api: Api;

  constructor(
    base: string,
    private advisor: string,
    private readonly memory: Memory,
    private readonly changed: (what: Change) => void,
    private readonly tell: Told,
    tenant = "",
  ) {
    this.api = new Api(base, (renew) => this.tokenNow(renew), tenant);
  }

  // --- Who -------------------------------------------------------------------------------------------------

  /** Speak in a user's name from now on; `null`, in a visitor's. */
  identify(token: Token | null): void {
    const again = this.phase !== "idle" && token !== this.token;
    this.token = token;
    if (again) this.reset();
  }

  /** Forget who this was, and show nothing of it. */
  signOut(): void {
    this.token = null;
    this.memory.forget();
    this.reset();
  }

  private async tokenNow(renew: boolean): Promise<string> {
    if (this.token !== null) {
      if (renew && typeof this.token === "string") {
        this.tell("token", {});
        throw new Refused(401, "token", "", 0);
      }
      return typeof this.token === "string" ? this.token : await this.token();
    }
    if (renew) {
      this.memory.forget();
      this.visitor = null;
      if (this.conversation) throw new Refused(401, "visitor", "", 0);
    }
    // (Kept: what another tab stores at the same moment must not make this one somebody else in the middle.)
    return (this.visitor ??= this.memory.visitor ?? (await alone(() => this.newVisitor())));
  }

  private async newVisitor(): Promise<string> {
    return (this.memory.visitor ??= await this.api.visitor());
  }

  private reset(): void {
    this.generation += 1;
    this.visitor = null;
    this.unfollow();
    Object.assign(this, {
      phase: "idle", conversation: null, turn: 0, heard: 0, lines: [], streaming: "", asked: [], known: [],
      progress: null, result: null, withHuman: null, humans: false, consent: null, waiting: null, trouble: null,
    });
    this.changed("all");
  }

  // --- Beginning -------------------------------------------------------------------------------------------

  /** Whether there may be a conversation to take up, without asking the server. */
  get maybeBegun(): boolean {
    return this.token !== null || this.memory.visitor !== null;
  }

  /** Learn what is asked about; to be shown before anything is begun. */
  async introduce(): Promise<void> {
    this.rubric ??= await this.api.open<Rubric>(`rubrics/${encodeURIComponent(this.advisor)}`);
    this.changed("state");
  }

  /** Take up the conversation there is; where there is none, begin one if `begin`. */
  async start(begin: boolean): Promise<void> {
    if (this.phase !== "idle") return;
    await this.guarded("starting", () => this.start(begin), async () => {
      await this.patiently(() => this.introduce());
      const found = this.maybeBegun ? await this.patiently(() => this.find()) : null;
      if (found) {
        await this.patiently(() => this.load(found));
        await this.settle(found);
      } else if (begin) await this.begun();
      else return this.become("idle");
    });
    if (this.conversation && !this.trouble) this.tell("ready", { conversation: this.conversation });
  }

  private async find(): Promise<Conversation | null> {
    const kept = this.memory.conversation;
    for (const id of [kept, await this.latest()]) {
      if (!id) continue;
      try {
        return await this.api.json<Conversation>(`conversations/${id}`);
      } catch (error) {
        // Deleted, somebody else's, or by a rubric that has changed: as good as none.
        if (!(error instanceof Refused) || ![404, 409].includes(error.status)) throw error;
      }
    }
    return null;
  }

  private async latest(): Promise<string | null> {
    const path = `conversations?limit=1&rubric=${encodeURIComponent(this.advisor)}`;
    const page = await this.api.json<{ conversations: { id: string }[] }>(path);
    return page.conversations[0]?.id ?? null;
  }

  /** A message that was under way is sent again; who comes back after long is welcomed back. */
  private async settle(found: Conversation): Promise<void> {
    const pending = this.memory.pending;
    if (pending?.conversation === found.id) await this.run(pending);
    else if (!found.finished && Date.now() - Date.parse(found.changed_at) > LONG_AWAY)
      await this.run(this.pending("resume", undefined, ""));
  }

  /** Begin anew; what was said stays with the server until it is deleted. */
  async restart(): Promise<void> {
    await this.guarded("starting", () => this.restart(), () => this.begun());
  }

  private async begun(): Promise<void> {
    const before = this.maybeBegun ? await this.patiently(() => this.latest()) : null;
    await this.create(null, before ?? "0");
  }

  /** Delete the conversation with every word of it. */
  async erase(): Promise<void> {
    const id = this.conversation;
    if (!id) return;
    await this.guarded("busy", () => this.erase(), async () => {
      await this.patiently(() => this.api.json(`conversations/${id}`, { method: "DELETE", key: newKey() }));
      this.memory.conversation = null;
      this.reset();
    });
  }

  private async create(continues: string | null, before = "0", rubric = this.advisor): Promise<void> {
    const now = new Date();
    const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => `${n}`.padStart(2, "0")).join("-");
    const body = { rubric, date, ...(continues && { continues }) };
    // Two tabs that begin at once begin the same conversation.
    const key = `begin.${rubric}.${continues ?? before}.${date}`;
    const taken = await this.patiently(() =>
      this.api.json<{ conversation: string }>("conversations", { method: "POST", body, key }),
    );
    this.memory.conversation = taken.conversation;
    const found = await this.patiently(() => this.api.json<Conversation>(`conversations/${taken.conversation}`));
    await this.patiently(() => this.load(found));
    this.tell("begin", { conversation: taken.conversation, rubric });
  }

  // --- Turns -----------------------------------------------------------------------------------------------

  /** Whether a message can be sent: to the advisor, or to the human who has the conversation. */
  get free(): boolean {
    return this.phase === "ready" && !this.consent;
  }

  /** Whether the advisor listens. */
  get listening(): boolean {
    return this.free && !this.withHuman;
  }

  /** Send a message. Resolves to whether it was taken. */
  async say(text: string): Promise<boolean> {
    if (!this.free) return false;
    return this.begin(this.pending("messages", { text }, text));
  }

  /** Set answers by buttons; `shown` is what that says in words. */
  async choose(values: Record<string, Plain>, shown: string): Promise<boolean> {
    if (!this.listening) return false;
    return this.begin(this.pending("answers", { values }, shown));
  }

  /** Agree to the server's text. */
  async agree(): Promise<void> {
    const version = this.consent?.version;
    const at = `conversations/${this.conversation ?? ""}`;
    const key = newKey();
    await this.guarded("busy", () => this.agree(), async () => {
      try {
        await this.patiently(() => this.api.json(`${at}/consent`, { method: "POST", body: { version }, key }));
      } finally {
        await this.refresh(); // the text may have been changed meanwhile: then the new one is shown
      }
    });
  }

  async undo(): Promise<boolean> {
    if (!this.listening) return false;
    return this.begin(this.pending("undo", undefined, ""));
  }

  private pending(path: string, body: unknown, shown: string): Pending {
    return { conversation: this.conversation ?? "", path, body, key: newKey(), shown };
  }

  private async begin(pending: Pending): Promise<boolean> {
    this.memory.pending = pending;
    let taken = false;
    await this.guarded("busy", () => this.begin(pending), async () => {
      await this.run(pending);
      taken = true;
    });
    return taken;
  }

  private async run(pending: Pending): Promise<void> {
    const before = this.lines.length;
    if (pending.shown) this.add({ role: "user", content: pending.shown, understood: [] });
    this.streaming = "";
    this.phase = "busy";
    this.changed("state");
    const turn = new Turn(this, this.turn);
    try {
      await this.patiently(() => this.listen(pending, turn));
    } catch (error) {
      if (error instanceof Refused) {
        // It was not taken and never will be: as if it had not been sent.
        this.memory.pending = null;
        this.lines.length = before;
        this.streaming = "";
        this.changed("all");
      }
      throw error;
    }
    this.memory.pending = null;
    this.memory.announce(pending.conversation, this.turn);
    if (turn.skipped || turn.number <= turn.before) await this.refresh();
    if (turn.switch) await this.create(pending.conversation, "0", turn.switch);
  }

  /** Get a turn's events: all of them, or those after the last that came. */
  private async listen(pending: Pending, turn: Turn): Promise<void> {
    const at = `conversations/${pending.conversation}`;
    const stream = turn.last
      ? this.api.events(`${at}/events`, { after: turn.last })
      : this.api.events(`${at}/${pending.path}`, { method: "POST", body: pending.body, key: pending.key });
    for await (const event of stream) {
      turn.take(event.name, JSON.parse(event.data) as never, event.id);
      if (turn.done) return;
    }
    throw new Unreachable("broken off");
  }

  /** @internal */
  add(line: Shown): void {
    this.lines.push(line);
    this.changed("line");
  }

  /** @internal */
  streamed(text: string): void {
    this.streaming += text;
    this.changed("stream");
  }

  /** @internal */
  understand(understood: Understood[]): void {
    const line = this.lines.findLast((one) => one.role === "user");
    if (line) line.understood.push(...understood);
    for (const one of understood) {
      const at = this.known.findIndex((known) => known.item === one.item);
      const rest = { item: one.item, label: one.label, value: one.value, evidence: one.evidence };
      const now = { ...rest, text: one.text ?? "", declined: one.what === "declined" };
      if (one.what === "withdrawn") {
        if (at >= 0) this.known.splice(at, 1);
      } else if (at >= 0) this.known[at] = now;
      else this.known.push(now);
    }
    this.tell("understood", { understood });
    this.changed("line");
  }

  /** @internal */
  came<Name extends "asked" | "progress" | "result">(name: Name, data: this[Name]): void {
    Object.assign(this, { [name]: data });
    if (name === "result") this.tell("result", { result: data });
  }

  /** @internal */
  handed(withHuman: boolean): void {
    const news = withHuman && !this.withHuman;
    this.withHuman = withHuman;
    if (!news) return;
    this.tell("handover", { conversation: this.conversation });
    void this.follow();
  }

  /** @internal */
  said(text: string): void {
    this.streaming = "";
    if (!text) return; // the advisor is silent
    this.add({ role: "assistant", content: text, understood: [] });
    this.tell("message", { role: "assistant", text });
  }

  /** @internal */
  wrote(name: string, text: string): void {
    this.add({ role: "human", content: text, name, understood: [] });
    this.tell("message", { role: "human", name, text });
  }

  // --- A human ---------------------------------------------------------------------------------------------

  /** While a human has the conversation, hear what they write as they write it. */
  private async follow(): Promise<void> {
    const { conversation } = this;
    if (this.following || !conversation) return;
    const ends = (this.following = new AbortController());
    for (let tries = 0; !ends.signal.aborted; tries += 1) {
      try {
        const call = { after: `${this.turn}.999`, signal: ends.signal };
        let turn: ServerEvent[] = [];
        for await (const event of this.api.events(`conversations/${conversation}/events?follow=true`, call)) {
          turn.push(event);
          if (event.name !== "turn.completed") continue;
          tries = 0;
          this.hear(turn);
          turn = [];
          if (!this.withHuman) this.unfollow();
          if (ends.signal.aborted) return;
        }
      } catch (error) {
        // (Deleted, or signed out elsewhere: the next glance, or turn, will tell.)
        if (error instanceof Refused && error.status !== 429) return this.unfollow();
      }
      if (!ends.signal.aborted) await pause(Math.min(1000 * 2 ** tries, LONGEST_WAIT));
    }
  }

  private unfollow(): void {
    this.following?.abort();
    this.following = null;
  }

  /** A turn was taken: by a human, or in another tab. */
  private hear(events: ServerEvent[]): void {
    const number = Number(events[0]?.id.split(".")[0]);
    if (number <= this.turn) return;
    this.heard = number;
    if (this.phase !== "ready") return; // looked at when what is under way is over
    const data = <T>(name: string): T | undefined =>
      events.filter((one) => one.name === name).map((one) => JSON.parse(one.data) as T)[0];
    const released = data<{ with_human: boolean }>("with_human")?.with_human === false;
    // What the person wrote elsewhere is in no event.
    if (number !== this.turn + 1 || !(released || data("human.message"))) return void this.glance();
    const turn = new Turn(this, this.turn);
    for (const one of events) turn.take(one.name, JSON.parse(one.data) as never, one.id);
    this.changed("turn");
  }

  // --- Looks -----------------------------------------------------------------------------------------------

  /** Fetch how things stand: another tab, or a human, may have been at work. */
  async refresh(): Promise<void> {
    const id = this.conversation;
    if (!id) return;
    await this.load(await this.patiently(() => this.api.json<Conversation>(`conversations/${id}`)));
  }

  /** The same, where nothing is under way and a failure is no matter. */
  async glance(): Promise<void> {
    const id = this.conversation;
    if (this.phase !== "ready" || !id) return;
    try {
      const found = await this.api.json<Conversation>(`conversations/${id}`);
      const moved = found.turns !== this.turn || (found.with_human ?? null) !== this.withHuman;
      if (moved && this.phase === "ready" && this.conversation === id) await this.load(found);
    } catch {
      // The next turn will tell.
    }
  }

  /** Hear of other tabs. Returns what ends that. */
  listenToTabs(): () => void {
    return this.memory.listen(
      (conversation, turn) => {
        if (conversation === this.conversation && turn > this.turn) void this.glance();
      },
      () => {
        if (this.token === null && this.phase !== "idle") this.reset();
      },
    );
  }

  async report(): Promise<Report> {
    return this.api.json<Report>(`conversations/${this.conversation ?? ""}/report`);
  }

  /** An address that opens the printable report for an hour. */
  async reportLink(): Promise<string> {
    const found = await this.api.json<{ path: string }>(`conversations/${this.conversation ?? ""}/report-link`);
    return this.api.base + found.path.replace(/^\//, "");
  }

  /** Ask for a human. */
  async handOver(): Promise<void> {
    const at = `conversations/${this.conversation ?? ""}`;
    const key = newKey();
    await this.guarded("busy", () => this.handOver(), async () => {
      const body = { reason: "asked" };
      await this.patiently(() => this.api.json(`${at}/handover`, { method: "POST", body, key }));
      const before = this.withHuman;
      await this.refresh();
      const now = this.withHuman;
      this.withHuman = before;
      this.handed(now === true);
    });
  }

  /** What an item takes, be it asked for now or not. */
  item(id: string): Asked | null {
    return [...this.asked, ...(this.rubric?.items ?? [])].find((one) => one.item === id) ?? null;
  }

  private async load(found: Conversation): Promise<void> {
    const generation = this.generation;
    const { answers } = await this.api.json<{ answers: Known[] }>(`conversations/${found.id}/answers`);
    if (this.rubric?.id !== found.rubric)
      this.rubric = await this.api.open<Rubric>(`rubrics/${encodeURIComponent(found.rubric)}`);
    if (generation !== this.generation) return;
    if (this.conversation !== found.id || !found.with_human) this.unfollow();
    this.conversation = found.id;
    this.turn = found.turns;
    this.lines = found.messages.map((line) => ({ ...line, understood: [] }));
    for (const one of answers) {
      const line = this.lines[one.evidence.at(-1)?.message ?? -1];
      if (line && !one.declined) line.understood.push({ ...one, what: "new" });
    }
    this.known = answers;
    this.asked = found.asked;
    this.progress = found.progress;
    this.result = found.progress.done ? found.result : null;
    this.withHuman = found.with_human ?? null;
    this.humans = this.withHuman !== null && found.humans !== false;
    this.consent = found.consent && !found.consent.accepted_at ? found.consent : null;
    this.streaming = "";
    if (this.phase !== "busy" && this.phase !== "starting") this.phase = "ready";
    this.changed("all");
    if (this.withHuman) void this.follow();
  }

  // --- Failing ---------------------------------------------------------------------------------------------

  private become(phase: Phase): void {
    this.phase = phase;
    this.changed("state");
  }

  /** Do something during a phase; what goes wrong is told, with a way to try `again`. */
  private async guarded(phase: Phase, again: () => Promise<unknown>, work: () => Promise<void>): Promise<void> {
    const generation = this.generation;
    this.trouble = null;
    this.become(phase);
    try {
      await work();
    } catch (error) {
      if (generation !== this.generation) return;
      this.trouble = troubleOf(error);
      this.retry = again;
      this.tell("error", { code: this.trouble.key, detail: this.trouble.detail ?? "" });
    }
    if (generation !== this.generation) return;
    this.waiting = null;
    if (this.phase !== "idle") this.phase = this.conversation ? "ready" : "idle";
    this.changed("turn");
    if (this.heard > this.turn) void this.glance();
  }

  private retry: (() => Promise<unknown>) | null = null;

  /** Try again what failed last. */
  async tryAgain(): Promise<void> {
    const pending = this.memory.pending;
    if (pending && pending.conversation === this.conversation) {
      // What the server knows, first: the message may have arrived.
      await this.guarded("busy", () => this.tryAgain(), async () => {
        await this.refresh();
        await this.run(pending);
      });
    } else await this.retry?.();
  }

  /** Do something until it is answered; gives up after some two minutes, or where nobody waits for it any more. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    const generation = this.generation;
    for (let tries = 1; ; tries += 1) {
      try {
        const done = await work();
        if (generation !== this.generation) throw new Superseded();
        this.wait(null);
        return done;
      } catch (error) {
        const wait = error instanceof Refused && [429, 503].includes(error.status) ? error.wait : 0;
        const passing = error instanceof Unreachable || (wait > 0 && wait <= LONGEST_WAIT);
        if (!passing || tries >= MOST_TRIES || generation !== this.generation) throw error;
        this.wait(error instanceof Refused && error.status === 429 ? "tooMuch" : "reconnecting");
        await pause(Math.max(wait, Math.min(300 * 2 ** tries, LONGEST_WAIT)));
        if (generation !== this.generation) throw error;
      }
    }
  }

  private wait(why: typeof this.waiting): void {
    if (why === this.waiting) return;
    this.waiting = why;
    this.changed("state");
  }
}

/** Somebody else is signed in meanwhile, or nobody. */
class Superseded extends Error {}

/** What came of one turn so far. */
class Turn {
  number = 0;
  last = "";
  done = false;
  /** Whether others' turns came in between. */
  skipped = false;
  switch: string | null = null;

  constructor(
    private readonly session: Session,
    readonly before: number,
  ) {}

  take(name: string, data: never, id: string): void {
    if (name === "turn.started") this.number ||= (data as { turn: number }).turn;
    else if (Number(id.split(".")[0]) === this.number) this.apply(name, data);
    this.last = id;
  }

  private apply(name: string, data: never): void {
    const session = this.session;
    switch (name) {
      case "understood":
        session.understand((data as { understood: Understood[] }).understood);
        break;
      case "reply.delta":
        session.streamed((data as { text: string }).text);
        break;
      case "reply.completed":
        session.said((data as { text: string }).text);
        break;
      case "human.message": {
        const { name, text } = data as { name: string; text: string };
        session.wrote(name, text);
        break;
      }
      case "asked":
        session.came("asked", (data as { asked: Asked[] }).asked);
        break;
      case "progress":
        session.came("progress", data);
        break;
      case "result":
        session.came("result", data);
        break;
      case "with_human":
        session.handed((data as { with_human: boolean }).with_human);
        break;
      case "switch":
        this.switch = (data as { rubric: string }).rubric;
        break;
      case "turn.completed":
        this.skipped = this.number !== this.before + 1;
        session.turn = Math.max(session.turn, this.number);
        this.done = true;
    }
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Unreachable) return { key: "offline", again: true };
  if (!(error instanceof Refused)) throw error;
  if (error.status === 401) return { key: "signedOut", again: false };
  if (error.status === 429) return { key: "tooMuch", again: true };
  if (error.status >= 500) return { key: "broken", again: true };
  return error.message ? { key: "refused", detail: error.message, again: false } : { key: "broken", again: true };
}

/** Wait, but no longer than until the connection is back. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    window.addEventListener("online", go);
  });
}

/** Do something in one tab at a time, where the browser can tell; the next sees what this one stored. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  if (!("locks" in navigator)) return work();
  return new Promise((resolve, reject) => {
    void navigator.locks.request("advisor", async () => {
      await work().then(resolve, reject);
      // What a tab stores reaches others a moment later.
      await new Promise((done) => setTimeout(done, 400));
    });
  });
}

/** A new name for a request. (`randomUUID` is missing on pages without TLS.) */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
