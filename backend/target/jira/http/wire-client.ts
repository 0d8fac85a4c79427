import type { Readable } from 'node:stream';
import { type AxiosResponse, getAdapter, type InternalAxiosRequestConfig } from 'axios';
import type { OutboundGuard } from '../../../domain/outbound';
import { openAgents } from './agents';
import type { ReplyHeaders, WireReply, WireRequest } from './wire';
import { classifyFailure } from './wire-failure';

export interface WireOptions {
  readonly baseUrl: string;
  /** How to sign in: with our own account, with the session of a browser, or not at all. */
  readonly credentials: { readonly Authorization: string } | { readonly Cookie: string } | Record<string, never>;
  readonly userAgent: string;
  /** From the first byte sent to the last byte read. */
  readonly timeoutMs: number;
  /** Largest body accepted. */
  readonly maxBytes: number;
  readonly guard: OutboundGuard;
  readonly ca: string | undefined;
}

export interface WireClient {
  /** Any status is an answer; only the lack of one throws, a `WireFailure`. */
  send(request: WireRequest): Promise<WireReply>;
  /** The same for a body too large to hold: `take` gets the pieces. A reply that is not 200 is given as text. */
  stream(request: WireRequest, take: (piece: Buffer) => void): Promise<WireReply>;
  close(): void;
}

const acceptAll = () => true;

/** What the taker of a piece threw: its own verdict, not a fault of the connection. */
function attempt(action: () => void): { readonly error: unknown } | null {
  try {
    action();
    return null;
  } catch (error) {
    return { error };
  }
}

/**
 * Talks HTTP by axios' Node adapter, called directly: a first sync makes one call for each membership, and the general
 * front of axios (merging of configuration, interceptors, transformations) costs a third of the time of a call.
 */
export function openWire(options: WireOptions): WireClient {
  const base = new URL(options.baseUrl);
  const agents = openAgents(base, options.guard, options.ca);
  const adapter = getAdapter('http');
  const headers = {
    Accept: 'application/json',
    ...options.credentials,
    'User-Agent': options.userAgent,
    // Both are needed by writes only; reads carry them as well so that one header object serves all calls.
    'X-Atlassian-Token': 'no-check',
    'X-ExperimentalApi': 'true',
  };
  const headersWithBody = { ...headers, 'Content-Type': 'application/json' };
  const shared = {
    httpAgent: agents.http,
    httpsAgent: agents.https,
    proxy: false as const,
    maxRedirects: 0,
    maxContentLength: options.maxBytes,
    validateStatus: acceptAll,
    timeout: 0,
  };

  async function exchange(
    request: WireRequest,
    responseType: 'text' | 'stream',
    consume: (reply: AxiosResponse) => unknown,
  ): Promise<void> {
    let why: 'deadline' | 'stopped' | null = null;
    const control = new AbortController();
    const stop = () => {
      why ??= 'stopped';
      control.abort();
    };
    const deadline = setTimeout(() => {
      why ??= 'deadline';
      control.abort();
    }, options.timeoutMs);
    request.signal?.addEventListener('abort', stop);
    try {
      if (request.signal?.aborted) stop();
      await agents.ready();
      const typed = request.contentType === undefined ? headersWithBody : { ...headers, 'Content-Type': request.contentType };
      const own = request.body === undefined ? headers : typed;
      const config = {
        ...shared,
        method: request.verb,
        url: options.baseUrl + request.path,
        headers: request.accept === undefined ? own : { ...own, Accept: request.accept },
        data: request.body,
        responseType,
        signal: control.signal,
      };
      // The adapter takes plain headers as well and makes its own copy of them; only its type asks for the class.
      await consume(await adapter(config as unknown as InternalAxiosRequestConfig));
    } catch (error) {
      throw classifyFailure(error, why);
    } finally {
      clearTimeout(deadline);
      request.signal?.removeEventListener('abort', stop);
    }
  }

  return {
    async send(request) {
      let reply: WireReply = { status: 0, headers: {}, text: '' };
      await exchange(request, 'text', ({ status, headers: received, data }) => {
        reply = { status, headers: received as ReplyHeaders, text: typeof data === 'string' ? data : '' };
      });
      return reply;
    },
    async stream(request, take) {
      let reply: WireReply = { status: 0, headers: {}, text: '' };
      let refusal: { readonly error: unknown } | null = null;
      await exchange(request, 'stream', async ({ status, headers: received, data }) => {
        let text = '';
        for await (const piece of data as Readable) {
          if (status !== 200) text += text.length < 10_000 ? String(piece) : '';
          else {
            refusal = attempt(() => take(piece as Buffer));
            if (refusal) break;
          }
        }
        reply = { status, headers: received as ReplyHeaders, text };
      });
      if (refusal) throw (refusal as { readonly error: unknown }).error;
      return reply;
    },
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
