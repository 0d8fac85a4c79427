import type { Run } from '../api/shapes';
import type { Words } from '../messages/words';

/** One line on what a run did: its error, or what became of its operations. */
export function summarizeRun({ error, errorId, counts, state, kind }: Run, { t }: Pick<Words, 't'>): string {
  if (error !== null) return errorId === null ? error.message : `${error.message} (${errorId})`;
  if (counts === null) return '';
  const { applied = 0, already = 0, held = 0, rejected = 0, planned = 0 } = counts.outcome;
  const parts = [
    applied > 0 && t('summary.applied', { count: applied }),
    already > 0 && t('summary.already', { count: already }),
    planned > 0 && kind === 'simulation' && t('summary.planned', { count: planned }),
    held > 0 && t(kind === 'simulation' ? 'summary.wouldHold' : 'summary.held', { count: held }),
    rejected > 0 && t('summary.rejected', { count: rejected }),
    counts.problems > 0 && t('summary.problems', { count: counts.problems }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : state === 'done' ? t('summary.nothing') : '';
}
