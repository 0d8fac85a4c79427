/**
 * One run from its first read to its last word. `reading → deciding → applying → done | partial | held | …`; a run
 * whose process died goes on here as well: from the start while it had no plan yet, from the journal once it had one.
 */
import { randomUUID } from 'node:crypto';
import { isRollcallError, RollcallError, viewError } from '../../domain/errors';
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import type { Run } from '../../domain/runs/run';
import { applyPlan } from '../apply/apply-plan';
import { isoNow } from '../clock';
import { createProgressMeter, type ProgressMeter } from '../progress';
import { concludeRun } from './conclude-run';
import type { RunExecution } from './context';
import { makePlan } from './make-plan';
import type { ReadMark } from './read-mark';

export interface ExecuteOptions {
  /** The journal already holds the plan: a resumed or an approved run. */
  readonly fromJournal: boolean;
}

export async function executeRun(execution: RunExecution, options: ExecuteOptions): Promise<Run> {
  const { run, lease, store, clock, log } = execution;
  const meter = createProgressMeter(run, clock, execution.publish);
  try {
    const target = await execution.openTarget();
    try {
      let loaded: Promise<Map<SourceId, Link>> | null = null;
      const loadLinks = () => {
        loaded ??= store.links.all(run.connectorId).then((links) => new Map(links));
        return loaded;
      };
      const facts = target.connect();
      facts.catch(() => undefined);
      let mark: ReadMark | null = null;
      if (!options.fromJournal) mark = await makePlan(execution, { target, facts, meter, loadLinks });
      else await facts;
      const ended = run.kind === 'simulation' ? 'finished' : await applyJournal(execution, target, loadLinks, meter, options.fromJournal);
      const { reads, writes } = target.counters();
      if (ended === 'stopped' && execution.leaving()) return await leaveRun(execution, reads, writes);
      const finished = await concludeRun(execution, { stopped: ended === 'stopped', targetReads: reads, targetWrites: writes, mark });
      meter.finish(finished.state);
      return finished;
    } finally {
      await target.close();
    }
  } catch (error) {
    if (lease.lost.aborted || (isRollcallError(error) && error.code === 'lease-lost')) {
      log.warn({ runId: run.id }, 'lease lost: another process goes on with this run');
      throw error;
    }
    if (execution.leaving() && execution.stop.aborted) return leaveRun(execution, 0, 0);
    return failRun(execution, error, meter);
  }
}

/** The process ends in good order: nothing is in flight, the journal is up to date, the next process goes on. */
async function leaveRun({ run, store, lease, log }: RunExecution, reads: number, writes: number): Promise<Run> {
  log.info({ runId: run.id }, 'run left for the next process');
  const current = (await store.runs.get(run.id)) ?? run;
  return store.runs.update(lease, run.id, {
    targetReads: Math.max(current.targetReads, reads),
    targetWrites: current.targetWrites + writes,
  });
}

async function applyJournal(
  execution: RunExecution,
  target: Parameters<typeof applyPlan>[0]['target'],
  loadLinks: () => Promise<Map<SourceId, Link>>,
  meter: ProgressMeter,
  verify: boolean,
): Promise<'finished' | 'stopped'> {
  const { run, store, lease, stop, clock, log } = execution;
  const counts = await store.journal.counts(run.id);
  const open = (counts.planned ?? 0) + (counts.started ?? 0);
  meter.phase('apply', 'applying', open);
  if (open === 0) return stop.aborted ? 'stopped' : 'finished';
  const links = await loadLinks();
  return applyPlan({ store, target, runId: run.id, lease, links, verify, stop, clock, log, onProgress: (done) => meter.advance(done) });
}

async function failRun(execution: RunExecution, error: unknown, meter: ProgressMeter): Promise<Run> {
  const { run, lease, store, clock, log, stop } = execution;
  const stopped = stop.aborted || (isRollcallError(error) && error.code === 'stopped');
  const errorId = stopped ? null : randomUUID();
  if (stopped) log.info({ runId: run.id }, 'run stopped');
  else
    log.error({ runId: run.id, errorId, err: isRollcallError(error) ? { code: error.code, message: error.message } : error }, 'run failed');
  const finished = await store.runs.update(lease, run.id, {
    state: stopped ? 'stopped' : 'failed',
    finishedAt: isoNow(clock),
    error: stopped ? viewError(new RollcallError('stopped', 'The run was stopped by a person.', { blame: 'us' })) : viewError(error),
    errorId,
  });
  meter.finish(finished.state);
  return finished;
}
