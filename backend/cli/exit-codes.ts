/** What a script may rely on: 0 done, 1 failed, 2 wrong use or configuration, 3 held for approval, 4 done in part. */
import { isRollcallError } from '../domain/errors';
import type { RunState } from '../domain/runs/run';

export const EXIT = { done: 0, failed: 1, wrongUse: 2, held: 3, partial: 4 } as const;

export function exitCodeOf(state: RunState): number {
  if (state === 'done') return EXIT.done;
  if (state === 'held') return EXIT.held;
  if (state === 'partial') return EXIT.partial;
  return EXIT.failed;
}

export function exitCodeOfError(error: unknown): number {
  if (!isRollcallError(error)) return EXIT.failed;
  return ['config-invalid', 'not-found', 'run-not-held', 'plan-changed'].includes(error.code) ? EXIT.wrongUse : EXIT.failed;
}
