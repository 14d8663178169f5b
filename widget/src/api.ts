// Calls of /api/v1. Knows tokens, keys and errors; nothing of conversations.

import { eventsOf, type ServerEvent } from "./sse.js";

/** The server refused, and said why. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** Milliseconds it asked us to wait; 0 where it named none. */
    readonly wait: number,
  ) {
    super(detail);
  }
}

/** No answer, or half of one: the network, or a server that is being restarted. */
export class Unreachable extends Error {}

export type Tokens = (renew: boolean) => Promise<string>;

export interface Call {
  method?: "GET" | "POST" | "DELETE";
  body?: unknown;
  /** Names the request, so that sent again it is answered as before. */
  key?: string;
  /** Id of the last event that arrived. */
  after?: string;
  /** Ends the call, which else ends after half a minute. */
  signal?: AbortSignal;
}

const PATIENCE = 30_000;

export class Api {
  /**
   * @param base the server's address, ending in a slash
   * @param tokens gives the token to send; with `renew`, a fresh one
   * @param tenant whose visitors people are, where a server has several; else empty
   */
  constructor(
    readonly base: string,
    private readonly tokens: Tokens,
    private readonly tenant: string,
  ) {}

  async json<T>(path: string, call: Call = {}): Promise<T> {
    const response = await this.send(path, call, "application/json");
    try {
      return (response.status === 204 ? undefined : await response.json()) as T;
    } catch {
      throw new Unreachable(path);
    }
  }

  async *events(path: string, call: Call): AsyncGenerator<ServerEvent> {
    const response = await this.send(path, call, "text/event-stream");
    if (response.status === 204 || !response.body) return;
    try {
      yield* eventsOf(response.body);
    } catch {
      throw new Unreachable(path);
    }
  }

  /** A token for somebody who has not signed in. */
  async visitor(): Promise<string> {
    const path = this.tenant ? `visitors?tenant=${encodeURIComponent(this.tenant)}` : "visitors";
    const response = await this.fetch(path, { method: "POST" }, "application/json", null);
    return ((await response.json()) as { token: string }).token;
  }

  /** Something that everybody may see. */
  async open<T>(path: string): Promise<T> {
    return (await (await this.fetch(path, {}, "application/json", null)).json()) as T;
  }

  private async send(path: string, call: Call, accept: string): Promise<Response> {
    try {
      return await this.fetch(path, call, accept, await this.tokens(false));
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      return await this.fetch(path, call, accept, await this.tokens(true));
    }
  }

  private async fetch(path: string, call: Call, accept: string, token: string | null): Promise<Response> {
    const headers: Record<string, string> = { Accept: accept };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    if (call.body !== undefined) headers["Content-Type"] = "application/json";
    if (call.key) headers["Idempotency-Key"] = call.key;
    if (call.after) headers["Last-Event-ID"] = call.after;
    let response: Response;
    try {
      response = await fetch(`${this.base}api/v1/${path}`, {
        method: call.method ?? "GET",
        headers,
        body: call.body === undefined ? null : JSON.stringify(call.body),
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: call.signal ?? AbortSignal.timeout(PATIENCE),
      });
    } catch {
      throw new Unreachable(path);
    }
    if (response.ok) return response;
    throw await refusal(response);
  }
}

async function refusal(response: Response): Promise<Error> {
  const wait = Number(response.headers.get("Retry-After") ?? 0) * 1000 || 0;
  let told: { type?: string; detail?: string };
  try {
    told = (await response.json()) as typeof told;
  } catch {
    // Not our words: a proxy's page while the server is down, or anything else.
    return response.status >= 500 ? new Unreachable("proxy") : new Refused(response.status, "", "", wait);
  }
  const code = told.type?.split(":").pop() ?? "";
  return new Refused(response.status, code, told.detail ?? "", wait);
}
