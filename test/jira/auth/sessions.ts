import { randomBytes } from 'node:crypto';
import type { UserRecord } from '../model/records';

/** Idle time after which Jira forgets a session. */
const IDLE_MS = 5 * 3600_000;

interface Session {
  readonly user: UserRecord;
  usedAt: number;
}

/** Signed-in browser sessions by the value of `JSESSIONID`. They do not outlive the process. */
export class Sessions {
  private readonly byId = new Map<string, Session>();
  private readonly sharedIds = new WeakMap<UserRecord, string>();

  open(user: UserRecord): string {
    const id = randomBytes(16).toString('hex').toUpperCase();
    this.byId.set(id, { user, usedAt: Date.now() });
    return id;
  }

  /**
   * The session that calls with basic authentication come to have. Jira opens one for each call without a cookie; here they share
   * one a person, so that clients that keep no cookies do not fill the memory.
   */
  shared(user: UserRecord): string {
    const known = this.sharedIds.get(user);
    if (known !== undefined && this.userOf(known) === user) return known;
    const id = this.open(user);
    this.sharedIds.set(user, id);
    return id;
  }

  userOf(id: string): UserRecord | null {
    const session = this.byId.get(id);
    if (!session) return null;
    if (Date.now() - session.usedAt > IDLE_MS) {
      this.byId.delete(id);
      return null;
    }
    session.usedAt = Date.now();
    return session.user;
  }

  close(id: string): boolean {
    return this.byId.delete(id);
  }

  closeAllOf(user: UserRecord): number {
    let closed = 0;
    for (const [id, session] of this.byId) if (session.user === user && this.byId.delete(id)) closed++;
    return closed;
  }
}
