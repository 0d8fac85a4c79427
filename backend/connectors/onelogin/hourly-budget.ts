/**
 * How many calls OneLogin leaves us in this hour. The limit is 5,000 for the whole account; every reply of a resource tells
 * where it stands by `X-RateLimit-Limit`, `-Remaining` and `-Reset` (seconds). OneLogin developer docs, "Get Rate Limit".
 */
import { RollcallError } from '../../domain/errors';
import type { HttpReply } from '../kit/http/client';

export interface BudgetView {
  readonly limit: number;
  readonly remaining: number;
  /** Until the limit is full again. */
  readonly resetMs: number;
}

const hourMs = 3_600_000;

/** A wait up to this long is waited out, a longer one ends the read. As the HTTP client has it. */
const shortWaitMs = 120_000;

export class HourlyBudget {
  readonly #lanes: number;
  readonly #callsToSpare: number;
  #known: { readonly limit: number; readonly remaining: number; readonly resetAt: number } | null = null;

  constructor(lanes: number, callsToSpare: number) {
    this.#lanes = lanes;
    this.#callsToSpare = callsToSpare;
  }

  /**
   * A pacing rule of the HTTP client: notes what the reply says and answers how long to wait. Stops shortly before the last
   * call, so that what is in flight still fits in and other integrations keep what is theirs.
   */
  readonly pace = ({ status, headers }: Pick<HttpReply, 'status' | 'headers'>, now: number): number | null => {
    const told = readBudget((name) => headers[name]);
    if (!told) return null;
    this.note(told, now);
    if (status !== 429 && told.remaining > this.#spared(told.limit)) return null;
    return told.resetMs + 1_000;
  };

  /** Replies overtake one another: within one hour the smallest number left is the newest. */
  note(told: BudgetView, now: number): void {
    const resetAt = now + told.resetMs;
    const known = this.#known;
    const sameHour = known !== null && now < known.resetAt && Math.abs(resetAt - known.resetAt) < 60_000;
    this.#known = {
      limit: told.limit,
      remaining: sameHour ? Math.min(known.remaining, told.remaining) : told.remaining,
      resetAt: sameHour ? known.resetAt : resetAt,
    };
  }

  /** Null while OneLogin has said nothing, or what it said is over. */
  view(now: number): BudgetView | null {
    const known = this.#known;
    return known && now < known.resetAt ? { limit: known.limit, remaining: known.remaining, resetMs: known.resetAt - now } : null;
  }

  /** Throws `source-rate-limited` when this many more calls do not fit in and waiting for the next hour would take long. */
  expect(calls: number, now: number): void {
    const left = this.view(now);
    if (!left || this.fits(calls, left) || left.resetMs <= shortWaitMs) return;
    const minutes = Math.ceil(left.resetMs / 60_000);
    const needed = `The read needs ${calls} more calls`;
    if (calls > left.limit - this.#spared(left.limit)) {
      throw new RollcallError('source-rate-limited', `${needed}, more than OneLogin allows in an hour (${left.limit}).`, {
        retry: 'never',
        remedy: 'Leave roles out whose members are not needed in Jira, or ask OneLogin for a higher limit.',
      });
    }
    throw new RollcallError(
      'source-rate-limited',
      `${needed}; OneLogin leaves ${left.remaining} of ${left.limit} in this hour, which ends in ${minutes} min.`,
      {
        retry: 'later',
        retryAfterMs: left.resetMs,
        remedy: 'The next run goes on by itself. If it happens often, let this source be read less often or other integrations call less.',
      },
    );
  }

  /** Whether a read of this many calls fits in now. */
  fits(calls: number, { limit, remaining }: Pick<BudgetView, 'limit' | 'remaining'>): boolean {
    return calls <= remaining - this.#spared(limit);
  }

  #spared(limit: number): number {
    return Math.min(this.#callsToSpare + this.#lanes, Math.floor(limit / 10));
  }
}

/** Null unless all three numbers are there. A Reset further away than an hour is nonsense and counts as an hour. */
export function readBudget(find: (name: string) => unknown): BudgetView | null {
  const limit = readCount(find('x-ratelimit-limit'));
  const remaining = readCount(find('x-ratelimit-remaining'));
  const reset = readCount(find('x-ratelimit-reset'));
  if (limit === null || remaining === null || reset === null) return null;
  return { limit, remaining, resetMs: Math.min(reset * 1_000, hourMs) };
}

function readCount(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
