/**
 * Okta's limits: one bucket per endpoint family and minute, and a number of requests in flight for the whole org.
 * Headers and behaviour: Okta developer docs, "Rate limits" (X-Rate-Limit-*; concurrency answers 429 with Limit 0).
 */
import { faults, OktaFault } from './errors';

export interface RateLimitSettings {
  /** Requests per minute and bucket: `users`, `user`, `groups`, `members`, `token`, `schema`. Default 100 000 each. */
  readonly perMinute?: Readonly<Partial<Record<string, number>>>;
  /** Requests in flight. Okta's default is 75, 35 for an Integrator Free org. */
  readonly concurrency?: number;
  /** Length of the window; Okta's is 60 000. Shorter ones keep tests quick. */
  readonly windowMs?: number;
}

interface Bucket {
  used: number;
  resetAt: number;
}

export class RateLimits {
  readonly #settings: RateLimitSettings;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  #inFlight = 0;
  peakInFlight = 0;

  constructor(settings: RateLimitSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  enter(): void {
    this.#inFlight += 1;
    this.peakInFlight = Math.max(this.peakInFlight, this.#inFlight);
  }

  leave(): void {
    this.#inFlight -= 1;
  }

  /** Counts one request and answers the headers of its reply; throws 429 when bucket or concurrency is used up. */
  count(name: string): Record<string, string> {
    const now = this.#now();
    if (this.#inFlight > (this.#settings.concurrency ?? 75)) {
      throw limited({ 'x-rate-limit-limit': '0', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(Math.ceil(now / 1_000)) });
    }
    const limit = this.#settings.perMinute?.[name] ?? 100_000;
    let bucket = this.#buckets.get(name);
    if (!bucket || bucket.resetAt <= now) {
      bucket = { used: 0, resetAt: now + (this.#settings.windowMs ?? 60_000) };
      this.#buckets.set(name, bucket);
    }
    bucket.used += 1;
    const headers = {
      'x-rate-limit-limit': String(limit),
      'x-rate-limit-remaining': String(Math.max(0, limit - bucket.used)),
      'x-rate-limit-reset': String(Math.ceil(bucket.resetAt / 1_000)),
    };
    if (bucket.used > limit) throw limited(headers);
    return headers;
  }
}

function limited(headers: Readonly<Record<string, string>>): OktaFault {
  const fault = faults.rateLimited();
  return new OktaFault(fault.status, fault.code, fault.message, headers);
}
