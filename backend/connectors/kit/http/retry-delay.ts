/** How long to wait before a request is sent again. */

/**
 * `Retry-After` in seconds or as a date, in milliseconds from now. The server's own `Date` is what a date is measured
 * against, so that clocks that differ do no harm. Missing, negative and unreadable values give null.
 */
export function readRetryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  const value = headers['retry-after']?.trim();
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1_000);
  const until = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const wait = until - serverTime(headers, now);
  return wait < 0 ? null : wait;
}

/** The other side's clock as its `Date` header tells it, else ours. Milliseconds since 1970. */
export function serverTime(headers: Readonly<Record<string, string>>, now: number): number {
  const told = Date.parse(headers.date ?? '');
  return Number.isNaN(told) ? now : told;
}

/** Full jitter: anything between nothing and 0.5 s · 2ⁿ, at most 20 s. `failures` counts from 1. */
export function jitteredDelay(failures: number, random: () => number): number {
  return Math.round(random() * Math.min(20_000, 500 * 2 ** (failures - 1)));
}
