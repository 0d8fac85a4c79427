import { ApiError } from '../api/error';
import type { Session } from './session';
import type { SessionReply } from './session-reply';

/** A token is taken anew this long before it ends, so that no call meets its end. */
const marginMs = 60_000;

export interface RenewingSessionOptions {
  readonly baseUrl: string;
  readonly first: SessionReply;
  /** Gets the next reply for the last one; throws an `ApiError`, with 401 or 403 when somebody must sign in again. */
  readonly next: (last: SessionReply) => Promise<SessionReply>;
}

/** A session of minutes that goes on by itself, as long as it is the same person. */
export function createRenewingSession({ baseUrl, first, next }: RenewingSessionOptions): Session {
  let current = first;
  let renewing: Promise<boolean> | null = null;

  async function renewOnce(): Promise<boolean> {
    try {
      const reply = await next(current);
      // In the same browser somebody else may have signed in to Jira: what the first one was shown is not for the next.
      if (reply.user.name !== first.user.name || reply.role !== first.role) return false;
      current = reply;
      return true;
    } catch (error) {
      if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return false;
      throw error;
    }
  }

  /** Calls that meet the end together ask once. */
  async function renew(refused: string): Promise<boolean> {
    if (refused !== current.token) return true;
    renewing ??= renewOnce().finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return {
    baseUrl,
    person: `jira:${first.user.name}`,
    role: first.role,
    async bearer() {
      // What goes wrong here is told by the call, whose token may still be good.
      if (Date.parse(current.expiresAt) - Date.now() < marginMs) await renew(current.token).catch(() => false);
      return current.token;
    },
    renew,
  };
}
