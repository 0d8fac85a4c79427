/** A clock that sleeps no longer than a moment and then shows the time as if it had: waits are seen and cost nothing. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../backend/connectors/spi';

export interface HastyClock extends Clock {
  /** Every sleep asked for, in milliseconds. */
  readonly slept: number[];
  advance(ms: number): void;
}

export function hastyClock(): HastyClock {
  let ahead = 0;
  const slept: number[] = [];
  const now = () => Date.now() + ahead;
  return {
    slept,
    now,
    advance: (ms) => {
      ahead += ms;
    },
    sleep: async (ms, signal) => {
      slept.push(ms);
      const until = now() + ms;
      await nextTurn();
      if (signal?.aborted) throw signal.reason;
      ahead += Math.max(0, until - now());
    },
  };
}
