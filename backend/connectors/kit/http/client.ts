/** Interface of the guarded HTTP client that every REST connector uses. The implementation is `createHttpClient`. */
import type { Json } from '../../../domain/json';

export interface HttpClientOptions {
  /** Origin and base path. Requests and next links never leave this origin. */
  readonly baseUrl: string;
  /** Called before each request; a 401 calls it once more with `fresh: true` and repeats the request. */
  readonly authorize?: (fresh: boolean) => Promise<Readonly<Record<string, string>>>;
  /** Requests in flight at most. */
  readonly lanes?: number;
  /** Reads how the vendor paces us from a reply's headers. */
  readonly pacing?: PacingRule;
  /** Decides whether a reply that is not 2xx is worth another try; the default is 408, 425, 429 and 5xx, GET only. */
  readonly isTransient?: (reply: HttpReply) => boolean;
  /** One request from first byte sent to last byte read. Default 60 000. */
  readonly timeoutMs?: number;
  /** Opening a connection, TLS included. Default 10 000. */
  readonly connectTimeoutMs?: number;
  /** Longest silence: until the first header, and between two pieces of a body. Default 30 000. */
  readonly silenceMs?: number;
  /** Longest wait the other side may ask for before the read gives up with `source-rate-limited`. Default 120 000. */
  readonly maxWaitMs?: number;
  /** Largest body accepted. Default 32 MiB. */
  readonly maxBytes?: number;
  /** Tries of one request at most, the first included. Default 5. */
  readonly attempts?: number;
  /** PEM certificates trusted in addition to the system's. */
  readonly ca?: string;
}

/** Given a reply's status and headers and the time, when the next request may start (ms to wait), or null. */
export type PacingRule = (
  reply: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
  now: number,
) => number | null;

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** Path below the base URL, or a next link of the same origin. */
  readonly url: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: Json;
  readonly form?: Readonly<Record<string, string>>;
  /** May be sent again after a passing fault. Default: GET only; a token request is repeatable as well. */
  readonly repeatable?: boolean;
  /** One of many whose order does not matter: its reply is handled after whatever else has arrived. */
  readonly background?: boolean;
  /** Called when its turn has come, before it is sent; throws to withdraw it. */
  readonly onTurn?: () => void;
  /** Makes the body of a 2xx reply out of its bytes; throws when they are damaged. Default: JSON, the whole of it. */
  readonly parse?: (bytes: Uint8Array) => unknown;
  /** Statuses the caller handles itself; anything else not 2xx throws a RollcallError. */
  readonly accept?: readonly number[];
  readonly signal?: AbortSignal;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined for an empty body. */
  readonly body: unknown;
}

export interface HttpClient {
  request(request: HttpRequest): Promise<HttpReply>;
  /** Requests sent so far, retries included. */
  readonly calls: number;
  close(): void;
}
