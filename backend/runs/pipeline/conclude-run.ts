/** The last word on a run, taken from the journal: what it says is what was proved. */
import type { Run, RunState } from '../../domain/runs/run';
import { isoNow } from '../clock';
import type { RunExecution } from './context';

export interface Ending {
  readonly stopped: boolean;
  readonly targetReads: number;
  readonly targetWrites: number;
}

export async function concludeRun({ run, lease, store, clock, log }: RunExecution, ending: Ending): Promise<Run> {
  const outcome = await store.journal.counts(run.id);
  const current = (await store.runs.get(run.id)) ?? run;
  const counts = current.counts ? { ...current.counts, outcome } : null;
  const state = stateOf(run, outcome, ending.stopped, counts?.problems ?? 0);
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

function stateOf(
  run: Run,
  outcome: Awaited<ReturnType<RunExecution['store']['journal']['counts']>>,
  stopped: boolean,
  problems: number,
): RunState {
  if (run.kind === 'simulation') return 'done';
  if (stopped) return 'stopped';
  if ((outcome.held ?? 0) > 0) return 'held';
  const undone = (outcome.rejected ?? 0) + (outcome.skipped ?? 0) + (outcome.stale ?? 0) + (outcome.planned ?? 0) + (outcome.started ?? 0);
  return undone > 0 || problems > 0 ? 'partial' : 'done';
}
