/** The system's clock, injected everywhere so that tests decide what time it is. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../connectors/spi';

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    await delay(Math.max(0, ms), undefined, signal ? { signal } : {}).catch((error: unknown) => {
      if (signal?.aborted) throw signal.reason;
      throw error;
    });
  },
};

export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
