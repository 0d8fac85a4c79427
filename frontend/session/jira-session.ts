import axios from 'axios';
import { ApiError } from '../api/error';
import { toError } from '../api/problem';
import type { Session } from './session';

/** A token is taken anew this long before it ends, so that no call meets its end. */
const marginMs = 60_000;

interface SessionReply {
  readonly token: string;
  readonly expiresAt: string;
}

/**
 * Exchanges the Jira session of this browser for a token of minutes, and again before that ends. The only call of the panel that
 * sends cookies. Throws an `ApiError`: 401 without a Jira session, 403 for people who may not use Rollcall.
 */
export async function openJiraSession(baseUrl: string): Promise<Session> {
  let current = await exchange(baseUrl);
  let renewing: Promise<boolean> | null = null;

  /** Calls that meet the end together ask once. */
  function renew(): Promise<boolean> {
    renewing ??= exchange(baseUrl)
      .then(
        (next) => {
          current = next;
          return true;
        },
        () => false,
      )
      .finally(() => {
        renewing = null;
      });
    return renewing;
  }

  return {
    async bearer() {
      if (Date.parse(current.expiresAt) - Date.now() < marginMs) await renew();
      return current.token;
    },
    renew,
  };
}

async function exchange(baseUrl: string): Promise<SessionReply> {
  // A foreign page's form can set no such header, so the server demands it.
  const headers = { 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' };
  const reply = await axios
    .post<unknown>(`${baseUrl}/session`, undefined, { withCredentials: true, headers, timeout: 30_000, validateStatus: () => true })
    .catch(() => {
      throw new ApiError('Rollcall does not answer.', { status: 0 });
    });
  if (reply.status === 201) return reply.data as SessionReply;
  throw toError(reply.status, reply.data);
}
