/** Keeps one bad group from spoiling a read, and a dead source from being asked five hundred times more. */
import { type ErrorView, isRollcallError, RollcallError, viewError } from '../../domain/errors';

/** Failures in a row, without an answer between them, that mean the source is down. */
const failuresInRow = 10;

export class Misfortune {
  #hopeless: RollcallError | null = null;
  #unanswered = 0;
  #count = 0;

  /** Whether nothing went wrong at all. */
  get none(): boolean {
    return this.#count === 0;
  }

  /** Why nothing more should be asked for; null while there is hope. */
  get hopeless(): RollcallError | null {
    return this.#hopeless;
  }

  /** The failure as data; `stopped` is no failure of the source and is thrown on. */
  view(error: unknown): ErrorView {
    this.#count += 1;
    if (isRollcallError(error)) {
      if (error.code === 'stopped') throw error;
      if (error.code === 'source-unreachable') this.#unanswered += 1;
      if (error.code === 'source-auth' || error.code === 'source-rate-limited' || error.code === 'outbound-refused')
        this.#hopeless ??= error;
      if (this.#unanswered >= failuresInRow) this.#hopeless ??= error;
    }
    return viewError(error);
  }

  noteSuccess(): void {
    this.#unanswered = 0;
  }

  throwIfHopeless(): void {
    if (this.#hopeless) throw this.#hopeless;
  }
}

export function protocolFault(message: string): RollcallError {
  return new RollcallError('source-protocol', message, { retry: 'later' });
}
