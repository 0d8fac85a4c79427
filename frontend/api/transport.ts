import axios, { type AxiosRequestConfig } from 'axios';
import type { Session } from '../session/session';
import { ApiError, type FieldProblem } from './error';

/** Sends one call and gives its answer. Every failure is an `ApiError`. */
export type Send = <T>(request: AxiosRequestConfig) => Promise<T>;

export interface TransportOptions {
  /** `/rollcall/api/v1` */
  readonly baseUrl: string;
  readonly session: Session;
  /** The session is over. */
  readonly onRefused: () => void;
}

/** A question to a source or to Jira may take a minute. */
const timeoutMs = 90_000;

/** Calls the API with the session's bearer token and never with cookies. */
export function createTransport({ baseUrl, session, onRefused }: TransportOptions): Send {
  const http = axios.create({ baseURL: baseUrl, timeout: timeoutMs, withCredentials: false, validateStatus: () => true });

  async function once(request: AxiosRequestConfig) {
    const headers = { ...request.headers, Authorization: `Bearer ${await session.bearer()}`, Accept: 'application/json' };
    return http.request<unknown>({ ...request, headers }).catch(() => {
      throw new ApiError('Rollcall does not answer.', { status: 0, remedy: 'Check that it is running and that you can reach it.' });
    });
  }

  return async <T>(request: AxiosRequestConfig) => {
    let reply = await once(request);
    if (reply.status === 401 && (await session.renew())) reply = await once(request);
    if (reply.status >= 200 && reply.status < 300) return reply.data as T;
    if (reply.status === 401) onRefused();
    throw toError(reply.status, reply.data);
  };
}

function toError(status: number, data: unknown): ApiError {
  if (!isProblem(data)) return new ApiError(`Rollcall answered with status ${status}.`, { status });
  const { title, code, remedy, id, field, problems } = data;
  return new ApiError(title, { status, code, remedy, id, field, problems });
}

/** An error of the API (RFC 9457). */
interface Problem {
  readonly title: string;
  readonly code?: string;
  readonly remedy?: string;
  readonly id?: string;
  readonly field?: string;
  readonly problems?: readonly FieldProblem[];
}

function isProblem(data: unknown): data is Problem {
  return typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string';
}
