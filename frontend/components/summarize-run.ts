import type { Run } from '../api/shapes';

/** One line on what a run did: its error, or what became of its operations. */
export function summarizeRun({ error, errorId, counts, state }: Run): string {
  if (error !== null) return errorId === null ? error.message : `${error.message} (${errorId})`;
  if (counts === null) return '';
  const { applied = 0, already = 0, held = 0, rejected = 0 } = counts.outcome;
  const parts = [
    [applied, 'applied'],
    [already, 'already so'],
    [held, 'held'],
    [rejected, 'rejected'],
    [counts.problems, counts.problems === 1 ? 'problem' : 'problems'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length > 0 ? said.join(', ') : state === 'done' ? 'Nothing to change' : '';
}
