/**
 * When the target pushes back, all lanes wait together, and somebody must give up in the end: after minutes without a
 * single success, or when one change after another is refused.
 */

import type { Clock } from '../../connectors/spi';
import { type ErrorView, isRollcallError, RollcallError } from '../../domain/errors';

const WITHOUT_SUCCESS_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 60_000;
const REFUSALS_IN_A_ROW = 50;

export interface Patience {
  succeeded(): void;
  /** Counts a refusal; true after too many in a row: something is wrong for all of them. */
  exhaustedBy(error: ErrorView): boolean;
  /** Waits, and holds back every lane meanwhile. Throws when patience is at its end. */
  pause(ms: number, error: ErrorView, signal: AbortSignal): Promise<void>;
  /** Resolves when no pause is on. */
  open(signal: AbortSignal): Promise<void>;
  /** Repeats a read while the target is only busy. */
  through<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createPatience(clock: Clock): Patience {
  let lastSuccess = clock.now();
  let until = 0;
  let refusals = 0;

  async function open(signal: AbortSignal): Promise<void> {
    for (let wait = until - clock.now(); wait > 0; wait = until - clock.now()) await clock.sleep(wait, signal);
  }

  async function pause(ms: number, error: ErrorView, signal: AbortSignal): Promise<void> {
    if (clock.now() - lastSuccess > WITHOUT_SUCCESS_MS) {
      throw new RollcallError(error.code, `Gave up after five minutes without a single success: ${error.message}`, {
        retry: 'later',
        blame: 'target',
        remedy: error.remedy ?? 'Mend the target and start the sync again; what was done stays done.',
      });
    }
    until = Math.max(until, clock.now() + Math.min(Math.max(ms, 50), LONGEST_PAUSE_MS));
    await open(signal);
  }

  return {
    succeeded() {
      lastSuccess = clock.now();
      refusals = 0;
    },
    exhaustedBy() {
      refusals += 1;
      return refusals >= REFUSALS_IN_A_ROW;
    },
    pause,
    open,
    async through(read, signal) {
      for (let wait = 250; ; wait = Math.min(wait * 2, 15_000)) {
        try {
          return await read();
        } catch (error) {
          if (signal.aborted || !isRollcallError(error) || error.retry === 'never') throw error;
          await pause(
            error.retryAfterMs ?? wait,
            { code: error.code, message: error.message, retry: error.retry, blame: error.blame },
            signal,
          );
        }
      }
    },
  };
}
