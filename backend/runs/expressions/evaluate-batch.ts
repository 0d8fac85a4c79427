import type { RecordBatch } from './batch-records';
import type { Outcome } from './protocol';
import { ChildGone, type ExpressionChild } from './start-child';

/** The child of one evaluation, started again after it had to be ended. */
export interface ChildSession {
  child(): Promise<ExpressionChild>;
  /** Notes that an expression ended a child; true when that happened too often and the expression is given up. */
  strike(expression: string): boolean;
}

export const STOPPED = 'The expression took too long or too much memory for this record and was stopped.';
export const GIVEN_UP = 'The expression had to be stopped for many records and was given up.';

/**
 * Evaluates every expression for every record of a batch. The step during which a child ends becomes a problem, and a fresh
 * child goes over the batch again without it. Answers one outcome for each step (`record × expressions + expression`).
 */
export async function evaluateBatch(session: ChildSession, batch: RecordBatch, expressions: readonly string[]): Promise<Outcome[]> {
  const steps = batch.ids.length * expressions.length;
  const skipped = new Map<number, Outcome>();
  while (skipped.size < steps) {
    const child = await session.child();
    try {
      const outcomes = await child.evaluate({ kind: 'evaluate', expressions, records: batch.records, skip: [...skipped.keys()] }, steps);
      return outcomes.map((outcome, step) => skipped.get(step) ?? outcome);
    } catch (error) {
      if (!(error instanceof ChildGone)) throw error;
      const culprit = stepAtFault(error.steps, steps, skipped);
      skipped.set(culprit, { problem: STOPPED });
      const which = culprit % expressions.length;
      if (session.strike(expressions[which] ?? '')) {
        for (let step = which; step < steps; step += expressions.length) if (!skipped.has(step)) skipped.set(step, { problem: GIVEN_UP });
      }
    }
  }
  return Array.from({ length: steps }, (_, step) => skipped.get(step) ?? null);
}

/** The child counts what it finished, left-out steps included, so the next one is at fault. At the very end: the last that ran. */
function stepAtFault(finished: number, steps: number, skipped: ReadonlyMap<number, Outcome>): number {
  let step = Math.min(finished, steps - 1);
  while (step < steps - 1 && skipped.has(step)) step++;
  while (step > 0 && skipped.has(step)) step--;
  return step;
}
