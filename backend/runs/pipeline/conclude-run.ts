/** The last word on a run, taken from the journal: what it says is what was proved. */
import type { OperationState, Run, RunState } from '../../domain/runs/run';
import { isoNow } from '../clock';
import type { RunExecution } from './context';
import { type ReadMark, storeReadMark } from './read-mark';

export interface Ending {
  readonly stopped: boolean;
  readonly targetReads: number;
  readonly targetWrites: number;
  /** What the read left for the next one; null when it left nothing, and for a run that goes on from its journal. */
  readonly mark: ReadMark | null;
}

export async function concludeRun(execution: RunExecution, ending: Ending): Promise<Run> {
  const { run, lease, store, clock, log } = execution;
  const outcome = await store.journal.counts(run.id);
  const current = (await store.runs.get(run.id)) ?? run;
  const counts = current.counts ? { ...current.counts, outcome } : null;
  const { problems } = await store.journal.problems(run.id);
  const unread = problems.some(({ code }) => code === 'source-problem');
  const state = stateOf(run, outcome, ending.stopped, unread);
  // Before the last word: after a crash between them the run is gone on with, and ends in the state that counts.
  await storeReadMark(execution, ending.mark, state);
  log.info({ runId: run.id, state, outcome }, 'run finished');
  return store.runs.update(lease, run.id, {
    state,
    finishedAt: isoNow(clock),
    counts,
    // A resumed run adds to what its earlier process counted.
    targetReads: Math.max(current.targetReads, ending.targetReads),
    targetWrites: current.targetWrites + ending.targetWrites,
  });
}

/**
 * `partial` says that something was refused, skipped or could not be read. A record that cannot be mapped is a problem of
 * the plan, listed with it; what the rules allow was done all the same.
 */
function stateOf(run: Run, outcome: Partial<Record<OperationState, number>>, stopped: boolean, unread: boolean): RunState {
  if (run.kind === 'simulation') return 'done';
  if (stopped) return 'stopped';
  if (outcome.held) return 'held';
  const undone = (['rejected', 'skipped', 'stale', 'planned', 'started'] as const).some((state) => outcome[state]);
  return undone || unread ? 'partial' : 'done';
}
