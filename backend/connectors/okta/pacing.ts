/**
 * How Okta paces us (developer docs, "Rate limits"): `X-Rate-Limit-Limit`, `-Remaining` and `-Reset` (epoch seconds) for
 * the endpoint family, no `Retry-After`. A Limit of 0 means too many requests at the same time; then Reset is only a hint.
 */
import type { PacingRule } from '../kit/http/client';
import { serverTime } from '../kit/http/retry-delay';

/** Windows are a minute long; a Reset further away than this is nonsense. */
const longestWindowMs = 65_000;

/** Stops shortly before the bucket is empty, so that the requests in flight still fit in. */
export function oktaPacing(lanes: number): PacingRule {
  return ({ status, headers }, now) => {
    const limit = readNumber(headers['x-rate-limit-limit']);
    const remaining = readNumber(headers['x-rate-limit-remaining']);
    const reset = readNumber(headers['x-rate-limit-reset']);
    if (limit === null || remaining === null || reset === null || limit === 0) return null;
    const reserve = Math.min(lanes, Math.floor(limit / 10));
    if (status !== 429 && remaining > reserve) return null;
    // By the server's own clock; one second more, because both are cut to whole seconds.
    const wait = reset * 1_000 - serverTime(headers, now) + 1_000;
    if (wait <= 0) return status === 429 ? 1_000 : null;
    return wait > longestWindowMs ? 60_000 : wait;
  };
}

function readNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
