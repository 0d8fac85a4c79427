import type { UserRecord } from '../model/records';

export interface RateLimitSettings {
  /** `block`: everybody without an exemption is refused. */
  mode: 'limit' | 'block';
  /** Tokens given back each interval. UNCONFIRMED what the form proposes; 5 per second was measured on one instance. */
  fillRate: number;
  intervalSeconds: number;
  /** Most tokens somebody can hold. 70 was measured on one instance. */
  maxTokens: number;
  /** Login names without a limit. */
  exempt: readonly string[];
}

export interface RateDecision {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/**
 * Token bucket per user, as Jira Data Center has it: for signed-in callers of the REST API only. That calls with personal access
 * tokens count is UNCONFIRMED.
 */
export class RateLimiter {
  settings: RateLimitSettings | null;
  private readonly buckets = new Map<string, Bucket>();
  private readonly now: () => number;

  constructor(settings: Partial<RateLimitSettings> | null | undefined, now: () => number = Date.now) {
    this.settings = settings ? completeSettings(settings) : null;
    this.now = now;
  }

  /** Switches limiting on with these settings, or off with null; everybody starts with a full bucket. */
  configure(settings: Partial<RateLimitSettings> | null): void {
    this.settings = settings ? completeSettings(settings) : null;
    this.buckets.clear();
  }

  /** Takes a token. Null: this caller has no limit and gets no headers. */
  take(user: UserRecord): RateDecision | null {
    const { settings } = this;
    if (!settings || settings.exempt.some((name) => name.toLowerCase() === user.lowerName)) return null;
    if (settings.mode === 'block') return { allowed: false, headers: headersOf(settings, 0, settings.intervalSeconds) };
    const bucket = this.filled(user.key, settings);
    if (bucket.tokens < 1) {
      const waitMs = settings.intervalSeconds * 1000 - (this.now() - bucket.filledAt);
      return { allowed: false, headers: headersOf(settings, 0, Math.max(1, Math.ceil(waitMs / 1000))) };
    }
    bucket.tokens--;
    return { allowed: true, headers: headersOf(settings, bucket.tokens, bucket.tokens > 0 ? 0 : settings.intervalSeconds) };
  }

  private filled(key: string, settings: RateLimitSettings): Bucket {
    const now = this.now();
    let bucket = this.buckets.get(key);
    if (!bucket) {
      bucket = { tokens: settings.maxTokens, filledAt: now };
      this.buckets.set(key, bucket);
    }
    const intervals = Math.floor((now - bucket.filledAt) / (settings.intervalSeconds * 1000));
    if (intervals > 0) {
      bucket.tokens = Math.min(settings.maxTokens, bucket.tokens + intervals * settings.fillRate);
      bucket.filledAt += intervals * settings.intervalSeconds * 1000;
    }
    return bucket;
  }
}

function completeSettings(settings: Partial<RateLimitSettings>): RateLimitSettings {
  return { mode: 'limit', fillRate: 5, intervalSeconds: 1, maxTokens: 70, exempt: [], ...settings };
}

function headersOf(settings: RateLimitSettings, remaining: number, retryAfter: number): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(settings.maxTokens),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-FillRate': String(settings.fillRate),
    'X-RateLimit-Interval-Seconds': String(settings.intervalSeconds),
    'Retry-After': String(retryAfter),
  };
}
