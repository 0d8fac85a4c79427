import axios from 'axios';
import { ApiError } from '../api/error';
import { toError } from '../api/problem';
import type { Role } from './use-may-change';

/** What the API answers to somebody who proved who they are. */
export interface SessionReply {
  readonly token: string;
  readonly expiresAt: string;
  readonly role: Role;
  readonly user: { readonly name: string; readonly displayName: string };
  /** What renews a session that began in a window. */
  readonly renewal?: string | null;
}

/** Asks for a session or a step to it. Cookies go along only where `withCredentials` says so. Throws an `ApiError`. */
export async function askForSession<T = SessionReply>(url: string, body?: object, withCredentials = false): Promise<T> {
  // A foreign page's form can set no such header, so the server demands it.
  const headers = { 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' };
  const reply = await axios
    .post<unknown>(url, body, { withCredentials, headers, timeout: 30_000, validateStatus: () => true })
    .catch(() => {
      throw new ApiError('Rollcall does not answer.', { status: 0 });
    });
  if (reply.status === 201) return reply.data as T;
  throw toError(reply.status, reply.data);
}
