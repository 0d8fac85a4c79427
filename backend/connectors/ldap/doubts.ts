/** Reasons not to conclude anything from absence. A stream with one is never said to be complete. */
import { type ErrorView, RollcallError, viewError } from '../../domain/errors';
import type { Stream } from '../../domain/records';

export class Doubts {
  private readonly reasons = new Map<Stream, ErrorView[]>();

  add(stream: Stream, error: unknown): void {
    const view = viewError(error);
    const known = this.reasons.get(stream) ?? [];
    if (known.some((reason) => reason.message === view.message)) return;
    this.reasons.set(stream, [...known, view]);
  }

  about(stream: Stream): readonly ErrorView[] {
    return this.reasons.get(stream) ?? [];
  }

  has(stream: Stream): boolean {
    return this.reasons.has(stream);
  }
}

const SEES_LESS =
  'Compare the access rules of the bind account with those of an administrator, and let it read everything below the search bases.';

export function seesLess(what: string): RollcallError {
  return new RollcallError('source-permission', `The bind account seems to see less than there is: ${what}`, { remedy: SEES_LESS });
}

export function notWhole(what: string): RollcallError {
  return new RollcallError('source-protocol', what, { retry: 'later', remedy: 'Wait; the next run reads it again.' });
}
