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

  open(user: UserRecord): string {
    const id = randomBytes(16).toString('hex').toUpperCase();
    this.byId.set(id, { user, usedAt: Date.now() });
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
