/**
 * One limit an hour for the whole account, whatever the token (developer docs, "Get Rate Limit"): 5,000 calls, told on every
 * reply by `X-RateLimit-Limit`, `-Remaining` and `-Reset`, the last in seconds. Asking for the limit does not count.
 */
export interface HourlyLimitSettings {
  /** Default 5 000. */
  readonly perHour?: number;
  /** Calls others made in this hour before us. */
  readonly used?: number;
  /** Length of an hour; shorter ones keep tests quick. */
  readonly windowMs?: number;
}

export class HourlyLimit {
  readonly #now: () => number;
  readonly #windowMs: number;
  readonly limit: number;
  #used: number;
  #resetAt: number;

  constructor({ perHour = 5_000, used = 0, windowMs = 3_600_000 }: HourlyLimitSettings, now: () => number) {
    this.#now = now;
    this.#windowMs = windowMs;
    this.limit = perHour;
    this.#used = used;
    this.#resetAt = now() + windowMs;
  }

  /** Counts one call; false when it is one too many. */
  take(): boolean {
    this.#roll();
    this.#used += 1;
    return this.#used <= this.limit;
  }

  headers(): Readonly<Record<string, string>> {
    this.#roll();
    return {
      'X-RateLimit-Limit': String(this.limit),
      'X-RateLimit-Remaining': String(Math.max(0, this.limit - this.#used)),
      'X-RateLimit-Reset': String(Math.max(0, Math.ceil((this.#resetAt - this.#now()) / 1_000))),
    };
  }

  #roll(): void {
    const now = this.#now();
    if (now < this.#resetAt) return;
    this.#used = 0;
    this.#resetAt = now + this.#windowMs;
  }
}
