/** One gate for all lanes of a client: when the other side asks us to wait, everybody waits. */
import { RollcallError } from '../../../domain/errors';
import type { Clock } from '../../spi';

export class PaceGate {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #maxWaitMs: number;
  #notBefore = 0;

  constructor(clock: Clock, random: () => number, maxWaitMs: number) {
    this.#clock = clock;
    this.#random = random;
    this.#maxWaitMs = maxWaitMs;
  }

  /** Nobody starts before this many milliseconds from now. A shorter wait never shortens a longer one. */
  hold(waitMs: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#clock.now() + waitMs);
  }

  /** Waits its turn; throws `source-rate-limited` when the wait asked for is longer than a read may stand still. */
  async pass(signal: AbortSignal): Promise<void> {
    for (let wait = this.#notBefore - this.#clock.now(); wait > 0; wait = this.#notBefore - this.#clock.now()) {
      if (wait > this.#maxWaitMs) throw rateLimited(wait);
      // Spread over a little time, so that the lanes do not all start in the same instant.
      await this.#clock.sleep(wait + this.#random() * Math.min(1_000, wait / 10), signal);
    }
  }
}

export function rateLimited(waitMs: number): RollcallError {
  return new RollcallError('source-rate-limited', `The source asks us to wait ${Math.ceil(waitMs / 1_000)} seconds.`, {
    retry: 'later',
    retryAfterMs: waitMs,
    remedy: 'The next run goes on by itself. If it happens often, lower the number of parallel requests.',
  });
}
