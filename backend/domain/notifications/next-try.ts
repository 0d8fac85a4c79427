import type { Retry } from '../errors';

const MINUTE_MS = 60_000;
/** Then the last one again and again. What waits behind a message waits as long, so a channel that is back is found soon. */
const PAUSES_MS = [0.5, 2, 5, 10, 15].map((minutes) => minutes * MINUTE_MS);
/** A channel that is away over the night gets its messages in the morning. */
const OLDEST_MS = 24 * 60 * MINUTE_MS;
/** Of a message that was refused: it may have been a mishap, and is rarely worth more. */
const TRIES_WHEN_REFUSED = 3;
/** After so many tries it may be the message and not the channel. */
const TRIES_BEFORE_ASIDE = 4;

/**
 * The pause in milliseconds after so many failed tries, at least what the other side asked for; null: give up.
 * @param ageMs since there is the message.
 */
export function pauseBeforeNextTry(attempts: number, retry: Retry, ageMs: number, askedMs = 0): number | null {
  if (retry === 'never' && attempts >= TRIES_WHEN_REFUSED) return null;
  const pause = Math.max(PAUSES_MS[attempts - 1] ?? 15 * MINUTE_MS, Math.min(askedMs, 60 * MINUTE_MS));
  return ageMs + pause > OLDEST_MS ? null : pause;
}

/** Whether the next message shall be tried although this one still waits, to see whether the channel takes that. */
export function mayBeItsOwnFault(attempts: number): boolean {
  return attempts >= TRIES_BEFORE_ASIDE;
}
