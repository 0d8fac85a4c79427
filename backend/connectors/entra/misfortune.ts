/** Keeps one bad group from spoiling a read, and a dead source from being asked a hundred times more. */
import { type ErrorView, isRollcallError, type RollcallError, viewError } from '../../domain/errors';

/** Failures in a row, without an answer between them, that mean Graph is down. */
const failuresInRow = 10;

export class Misfortune {
  #hopeless: RollcallError | null = null;
  #unanswered = 0;

  /** Why nothing more should be asked for; null while there is hope. */
  get hopeless(): RollcallError | null {
    return this.#hopeless;
  }

  /** The failure as data; `stopped` is no failure of the source and is thrown on. */
  view(error: unknown): ErrorView {
    if (!isRollcallError(error)) return viewError(error);
    if (error.code === 'stopped') throw error;
    if (error.code === 'source-unreachable') this.#unanswered += 1;
    const final = error.code === 'source-auth' || error.code === 'source-rate-limited' || error.code === 'outbound-refused';
    if (final || this.#unanswered >= failuresInRow) this.#hopeless ??= error;
    return viewError(error);
  }

  noteSuccess(): void {
    this.#unanswered = 0;
  }
}
