/** One request and its reply over axios: no redirects, no proxy, size cap and deadlines. Nothing is retried here. */
import type { Agent as HttpAgent } from 'node:http';
import axios, { type AxiosInstance } from 'axios';
import type { HttpRequest } from './client';

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

export interface ExchangeLimits {
  readonly timeoutMs: number;
  readonly silenceMs: number;
  readonly maxBytes: number;
}

export interface Exchange {
  send(url: string, request: HttpRequest, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<RawReply>;
  /** Breaks off everything in flight. */
  abort(): void;
}

/** Thrown in place of whatever axios says when the whole exchange took longer than `timeoutMs`. */
export class TookTooLong extends Error {}

const asIs = (data: unknown): unknown => data;

export function createExchange(agent: HttpAgent, secure: boolean, limits: ExchangeLimits): Exchange {
  const instance = openAxios(agent, secure, limits);
  const inFlight = new Set<AbortController>();

  return {
    send: async (url, request, headers, signal) => {
      const controller = new AbortController();
      const stop = () => controller.abort();
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        controller.abort();
      }, limits.timeoutMs);
      inFlight.add(controller);
      signal?.addEventListener('abort', stop, { once: true });
      try {
        const { body, type } = encodeBody(request);
        const reply = await instance.request<Buffer>({
          url,
          method: request.method ?? 'GET',
          headers: { Accept: 'application/json', 'User-Agent': 'Rollcall', ...type, ...headers, ...request.headers },
          signal: controller.signal,
          ...(body === undefined ? {} : { data: body }),
        });
        return { status: reply.status, headers: plainHeaders(reply.headers), bytes: reply.data };
      } catch (error) {
        throw late ? new TookTooLong('The exchange took too long.', { cause: error }) : error;
      } finally {
        clearTimeout(timer);
        inFlight.delete(controller);
        signal?.removeEventListener('abort', stop);
      }
    },
    abort: () => {
      for (const controller of inFlight) controller.abort();
    },
  };
}

function openAxios(agent: HttpAgent, secure: boolean, limits: ExchangeLimits): AxiosInstance {
  return axios.create({
    adapter: 'http',
    ...(secure ? { httpsAgent: agent } : { httpAgent: agent }),
    responseType: 'arraybuffer',
    transformRequest: [asIs],
    transformResponse: [asIs],
    validateStatus: () => true,
    maxRedirects: 0,
    proxy: false,
    // axios measures it until the headers come and then between pieces of the body.
    timeout: Math.min(limits.silenceMs, limits.timeoutMs),
    maxContentLength: limits.maxBytes,
  });
}

function encodeBody(request: HttpRequest): { readonly body?: string; readonly type?: Readonly<Record<string, string>> } {
  if (request.json !== undefined) return { body: JSON.stringify(request.json), type: { 'Content-Type': 'application/json' } };
  if (request.form) {
    return { body: new URLSearchParams(request.form).toString(), type: { 'Content-Type': 'application/x-www-form-urlencoded' } };
  }
  return {};
}

function plainHeaders(headers: object): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) plain[name] = Array.isArray(value) ? value.join(', ') : String(value);
  return plain;
}
