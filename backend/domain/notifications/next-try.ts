import type { Retry } from '../errors';

const MINUTE_MS = 60_000;
/** Nearly a day in all: a channel that is away over the night gets its messages in the morning. */
const PAUSES_MS = [0.5, 2, 10, 30, 60, 180, 360, 720].map((minutes) => minutes * MINUTE_MS);
/** Of a message that was refused: it may have been a mishap, and is rarely worth more. */
const TRIES_WHEN_REFUSED = 3;

/** The pause in milliseconds after so many failed tries, at least what the other side asked for; null: give up. */
export function pauseBeforeNextTry(attempts: number, retry: Retry, askedMs = 0): number | null {
  if (retry === 'never' && attempts >= TRIES_WHEN_REFUSED) return null;
  const pause = PAUSES_MS[attempts - 1];
  return pause === undefined ? null : Math.max(pause, Math.min(askedMs, 60 * MINUTE_MS));
}
