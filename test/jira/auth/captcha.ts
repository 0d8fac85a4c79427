import type { UserRecord } from '../model/records';

export interface LoginRecord {
  failedLoginCount: number;
  failedInRow: number;
  loginCount: number;
  lastFailedLoginTime: number | null;
  lastLoginTime: number | null;
  previousLoginTime: number | null;
}

/** Counts log-ins. After some failures in a row only the log-in form helps, the right password no longer does. */
export class LoginHistory {
  private readonly records = new Map<string, LoginRecord>();

  of(user: UserRecord): LoginRecord {
    let record = this.records.get(user.key);
    if (!record) {
      record = {
        failedLoginCount: 0,
        failedInRow: 0,
        loginCount: 0,
        lastFailedLoginTime: null,
        lastLoginTime: null,
        previousLoginTime: null,
      };
      this.records.set(user.key, record);
    }
    return record;
  }

  isLocked(user: UserRecord, captchaAfter: number): boolean {
    return captchaAfter > 0 && (this.records.get(user.key)?.failedInRow ?? 0) >= captchaAfter;
  }

  failed(user: UserRecord): void {
    const record = this.of(user);
    record.failedLoginCount++;
    record.failedInRow++;
    record.lastFailedLoginTime = Date.now();
  }

  succeeded(user: UserRecord): void {
    const record = this.of(user);
    record.failedInRow = 0;
    record.loginCount++;
    record.previousLoginTime = record.lastLoginTime;
    record.lastLoginTime = Date.now();
    // Each call with basic authentication comes by here; one moment a quarter of an hour is enough for what people see.
    if (user.lastLogin === null || record.lastLoginTime - user.lastLogin > 900_000) user.lastLogin = record.lastLoginTime;
  }

  unlock(user: UserRecord): void {
    this.of(user).failedInRow = 0;
  }
}
