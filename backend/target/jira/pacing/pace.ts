import type { ReplyHeaders } from '../http/wire';
import { readRetryAfter } from './retry-after';

/** No single pause is longer; whoever needs longer ones stops and comes back. */
const LONGEST_PAUSE_MS = 120_000;

/**
 * When the next call may start, from Jira's rate headers: `X-RateLimit-Remaining` tokens are left, `X-RateLimit-FillRate`
 * come back every `X-RateLimit-Interval-Seconds`. With tokens to spare nothing waits; when they run low, calls are
 * spaced by the rate they come back. The tokens belong to one user on one node, so behind a load balancer the numbers
 * jump: each reply counts for itself and no balance is kept here.
 */
export class Pace {
  private spacingMs = 0;
  private nextAt = 0;
  private pausedUntil = 0;
  private strikes = 0;

  /** Learns from a reply that was not a push-back. @param inFlight calls that may still take tokens. */
  observe(headers: ReplyHeaders, now: number, inFlight: number): void {
    this.strikes = 0;
    const left = headers['x-ratelimit-remaining'];
    if (left === undefined) return;
    const remaining = Number(left);
    if (!(remaining <= inFlight)) {
      this.spacingMs = 0;
      return;
    }
    this.spacingMs = spacingOf(headers);
    // Without a token left `Retry-After` says when the next ones come, even on a reply that was let through.
    if (remaining <= 0) this.pause(Math.min(readRetryAfter(headers['retry-after'], now) ?? 0, intervalOf(headers) || 1000), now);
  }

  /** Learns from a 429 or 503. Answers how many milliseconds to stay away. */
  pushedBack(headers: ReplyHeaders, now: number): number {
    this.strikes = Math.min(this.strikes + 1, 6);
    const asked = readRetryAfter(headers['retry-after'], now) || intervalOf(headers) || 500 * 2 ** (this.strikes - 1);
    const spacing = spacingOf(headers);
    if (spacing > 0) this.spacingMs = spacing;
    this.pause(Math.min(asked, LONGEST_PAUSE_MS), now);
    return asked;
  }

  /** Takes the next slot and answers the milliseconds until it. */
  takeSlot(now: number): number {
    const start = Math.max(now, this.pausedUntil, this.spacingMs > 0 ? this.nextAt : 0);
    if (this.spacingMs > 0) this.nextAt = start + this.spacingMs;
    return start - now;
  }

  /** Milliseconds of pause left: it may have grown while a call waited for its slot. */
  pauseLeft(now: number): number {
    return Math.max(0, this.pausedUntil - now);
  }

  private pause(ms: number, now: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, now + ms);
  }
}

function intervalOf(headers: ReplyHeaders): number {
  const seconds = Number(headers['x-ratelimit-interval-seconds']);
  return seconds > 0 ? seconds * 1000 : 0;
}

function spacingOf(headers: ReplyHeaders): number {
  const perInterval = Number(headers['x-ratelimit-fillrate']);
  return perInterval > 0 ? intervalOf(headers) / perInterval : 0;
}
