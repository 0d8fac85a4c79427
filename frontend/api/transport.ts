import axios, { type AxiosRequestConfig } from 'axios';
import type { ServerTranslator } from '../messages/server-texts';
import type { Session } from '../session/session';
import { ApiError } from './error';
import { toError } from './problem';
import { translateAnswer } from './translate-answer';

/** Sends one call and gives its answer. Every failure is an `ApiError`. */
export type Send = <T>(request: AxiosRequestConfig) => Promise<T>;

export interface TransportOptions {
  /** `/rollcall/api/v1` */
  readonly baseUrl: string;
  /** When it ends for good, the call fails with 401. */
  readonly session: Session;
  /** Puts what the server says into the reader's language; null where it is in it already. */
  readonly translator?: ServerTranslator | null;
}

/** A question to a source or to Jira may take a minute. */
const timeoutMs = 90_000;

/** Calls the API with the session's bearer token and never with cookies. */
export function createTransport({ baseUrl, session, translator = null }: TransportOptions): Send {
  const http = axios.create({ baseURL: baseUrl, timeout: timeoutMs, withCredentials: false, validateStatus: () => true });

  async function once(request: AxiosRequestConfig, token: string) {
    const headers = { ...request.headers, Authorization: `Bearer ${token}`, Accept: 'application/json' };
    return http.request<unknown>({ ...request, headers }).catch(() => {
      throw new ApiError('Rollcall does not answer.', { status: 0, remedy: 'Check that it is running and that you can reach it.' });
    });
  }

  return async <T>(request: AxiosRequestConfig) => {
    const token = await session.bearer();
    let reply = await once(request, token);
    if (reply.status === 401 && (await session.renew(token))) reply = await once(request, await session.bearer());
    const data = translator === null ? reply.data : translateAnswer(reply.data, translator);
    if (reply.status >= 200 && reply.status < 300) return data as T;
    throw toError(reply.status, data);
  };
}
