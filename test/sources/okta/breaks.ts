/** Ways the stand-in can misbehave, at chosen places, pages and times. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Place = 'users' | 'deprovisioned' | 'groups' | 'members' | 'user' | 'user-groups' | 'token' | 'schema' | 'organization';

export type Misbehaviour =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Half of the JSON, with a length that fits the half. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'oversized'; readonly bytes: number }
  /** A sign-in page with status 200. */
  | { readonly kind: 'html' }
  | { readonly kind: 'content-type'; readonly type: string }
  /** The next link leads here instead. */
  | { readonly kind: 'next-link'; readonly url: string }
  /** The next link leads to this page again. */
  | { readonly kind: 'loop' }
  /** Nothing on this page, and a next link to what should have been on it. */
  | { readonly kind: 'empty-page' }
  /** Everything on this page twice. */
  | { readonly kind: 'duplicates' }
  | { readonly kind: 'reversed' }
  /** One byte in a while. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** The connection is cut: before the reply, or in the middle of the body. */
  | { readonly kind: 'reset' | 'cut-off' }
  | { readonly kind: 'hang' };

export interface Break {
  readonly at: Place | readonly Place[];
  /** Company name or Okta id of a group; only for `members`. */
  readonly group?: string;
  /** Page of the list, from 1. */
  readonly page?: number;
  /** Matching requests that go well before. */
  readonly after?: number;
  /** Matching requests that go wrong. Default: all. */
  readonly times?: number;
  readonly how: Misbehaviour;
}

export interface BreakTarget {
  readonly place: Place;
  readonly page: number;
  readonly groupNames: readonly string[];
}

export class Breaks {
  #active: { readonly rule: Break; seen: number }[] = [];

  add(rule: Break): () => void {
    const entry = { rule, seen: 0 };
    this.#active.push(entry);
    return () => {
      this.#active = this.#active.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#active = [];
  }

  find(target: BreakTarget): Misbehaviour | null {
    for (const entry of this.#active) {
      const { at, group, page, after = 0, times = Number.POSITIVE_INFINITY } = entry.rule;
      const fits =
        (at === target.place || (Array.isArray(at) && at.includes(target.place))) &&
        (group === undefined || target.groupNames.includes(group)) &&
        (page === undefined || page === target.page);
      if (!fits) continue;
      entry.seen += 1;
      if (entry.seen > after && entry.seen <= after + times) return entry.rule.how;
    }
    return null;
  }
}

/** Carries out what concerns the wire; false when the reply is to be sent as usual. */
export function misbehave(how: Misbehaviour, request: IncomingMessage, response: ServerResponse, body: string): boolean {
  switch (how.kind) {
    case 'status':
      response.writeHead(how.status, { 'content-type': 'application/json', date: new Date().toUTCString(), ...how.headers });
      response.end(how.body ?? '{"errorCode":"E0000009","errorSummary":"Internal Server Error","secret":"do-not-show"}');
      return true;
    case 'truncated':
      response.end(body.slice(0, Math.floor(body.length / 2)));
      return true;
    case 'oversized':
      response.end(`[${'"x",'.repeat(Math.ceil(how.bytes / 4))}"x"]`);
      return true;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<!doctype html><title>Sign in</title>');
      return true;
    case 'content-type':
      response.setHeader('content-type', how.type);
      response.end(body);
      return true;
    case 'drip':
      drip(response, body, how.everyMs);
      return true;
    case 'reset':
      request.socket.resetAndDestroy();
      return true;
    case 'cut-off':
      response.setHeader('content-length', Buffer.byteLength(body) + 100);
      response.write(body);
      setTimeout(() => request.socket.destroy(), 5);
      return true;
    case 'hang':
      return true;
    default:
      return false;
  }
}

function drip(response: ServerResponse, body: string, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= body.length) {
      clearInterval(timer);
      response.end();
    } else response.write(body[sent]);
    sent += 1;
  }, everyMs);
  response.once('close', () => clearInterval(timer));
}
