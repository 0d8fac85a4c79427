import type { IncomingHttpHeaders } from 'node:http';
import { covers, type OAuthScope } from '../auth/oauth';
import type { UserRecord } from '../model/records';
import type { JiraSite } from '../site';
import { Refusal, refuse, statusBody } from './reply';

export type JsonObject = Record<string, unknown>;

export interface CallParts {
  readonly site: JiraSite;
  readonly method: string;
  /** Without the context path: `/rest/api/2/user`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly remoteAddress: string;
}

/** One request on its way through the stand-in. */
export class Call {
  readonly site: JiraSite;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly remoteAddress: string;
  params: Readonly<Record<string, string>> = {};
  /** Who the server thinks it is talking to; null: anonymous. */
  caller: UserRecord | null = null;
  /** The most that the token allows, whatever the person may do; null: no limit. Client credentials stop at `WRITE`. */
  scope: OAuthScope | null = null;
  /** What `atlassian.xsrf.token` is, once it was asked for. */
  xsrfToken: string | null = null;
  /** Headers every answer to this request gets. */
  readonly replyHeaders: Record<string, string | string[]> = {};

  constructor(parts: CallParts) {
    this.site = parts.site;
    this.method = parts.method;
    this.path = parts.path;
    this.query = parts.query;
    this.headers = parts.headers;
    this.body = parts.body;
    this.remoteAddress = parts.remoteAddress;
  }

  /** The signed-in person. Routes with access `user` and above always have one. */
  get me(): UserRecord {
    if (!this.caller) throw refuse(401, 'You are not authenticated. Authentication required to perform this operation.');
    return this.caller;
  }

  /** Whether the token that was sent is for this. */
  allows(scope: OAuthScope): boolean {
    return this.scope === null || covers(this.scope, scope);
  }

  param(name: string): string {
    return this.params[name] ?? '';
  }

  /** A query parameter, or null when it is absent or empty. */
  text(name: string): string | null {
    return this.query.get(name) || null;
  }

  flag(name: string, byDefault: boolean): boolean {
    const value = this.query.get(name);
    return value === null || value === '' ? byDefault : value.toLowerCase() === 'true';
  }

  /** A whole number; anything else is 404 as Jersey answers it for a query parameter of the wrong type. */
  number(name: string, byDefault: number): number {
    const value = this.query.get(name);
    if (value === null || value === '') return byDefault;
    if (!/^-?\d{1,10}$/.test(value)) throw refuse(404, `For input string: "${value}"`);
    return Number(value);
  }

  /** Names in `expand`, without ranges like `users[0:49]`. */
  expands(name: string): boolean {
    return this.query.getAll('expand').some((list) => list.split(',').some((part) => part.trim().replace(/\[.*$/, '') === name));
  }

  /** The body as any JSON value. */
  jsonValue(): unknown {
    this.refuseOtherThanJson();
    if (this.body.length === 0) throw refuse(400, 'No content to map to Object due to end of input');
    try {
      return JSON.parse(this.body.toString('utf8'));
    } catch {
      throw refuse(400, 'Unexpected character: was expecting a valid JSON value');
    }
  }

  /** A body that is said to be something else, or not said to be anything, is 415 (the status is JAX-RS's, the text UNCONFIRMED). */
  private refuseOtherThanJson(): void {
    const type = this.headers['content-type'];
    if (type === undefined ? this.body.length === 0 : /^\s*application\/json\s*(;|$)/i.test(type)) return;
    throw new Refusal(statusBody(415, 'HTTP 415 Unsupported Media Type'));
  }

  /** The body as a JSON object. */
  json(): JsonObject {
    const value = this.jsonValue();
    if (!isObject(value)) throw refuse(400, 'Can not deserialize instance out of the given token');
    return value;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text of a JSON body; numbers and booleans are taken as text as Jackson does; absent and null give undefined. */
export function textOf(body: JsonObject, field: string): string | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') throw refuse(400, `Can not deserialize instance of java.lang.String for field "${field}"`);
  return String(value);
}

/** A truth value of a JSON body; the texts "true" and "false" count, as clients in wide use send them. */
export function truthOf(body: JsonObject, field: string): boolean | undefined {
  const value = body[field];
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.trim().toLowerCase() === 'true';
  return undefined;
}
