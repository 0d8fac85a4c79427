/** Whether a run may read changes only, and how far what the last one left behind can be relied on. */
import { ReadingSchema } from '../../domain/configuration';
import type { Withheld } from '../../domain/plan/plan';
import type { Run } from '../../domain/runs/run';
import type { StoredCursor } from '../../store/store';
import type { OpenedConnector, RunExecution } from './context';

const HOUR_MS = 3_600_000;

export interface DeltaBase {
  readonly stored: StoredCursor;
  /** The run that stored the cursor. */
  readonly run: Run;
}

/** `because`: the end of the sentence "Everything was read, because …"; null when nothing else was to be expected. */
export type BaseFound = { readonly base: DeltaBase } | { readonly base: null; readonly because: string | null };

/** Scheduled runs obey `reading`; whoever asks for changes gets changes as long as the cursor is good. */
export async function findDeltaBase(execution: RunExecution, source: OpenedConnector, fingerprint: string): Promise<BaseFound> {
  const { run, store, clock, configuration } = execution;
  // Connectors stored by earlier versions have no such setting.
  const reading = ReadingSchema.parse(configuration.reading ?? {});
  const isScheduled = run.trigger === 'schedule';
  const no = (because: string | null): BaseFound => ({ base: null, because });
  if (!source.connector.readDelta) return no(isScheduled ? null : 'this type of source cannot tell what changed');
  if (isScheduled && !reading.deltas) return no(null);
  const [stored, summary] = await Promise.all([store.cursors.get(run.connectorId), store.snapshots.summary(run.connectorId)]);
  if (!stored || !summary) return no('there is no earlier read to go on from');
  if (stored.runId === '' || stored.runId !== summary.runId) return no('the cursor does not belong to the last read');
  if (stored.fingerprint !== fingerprint) return no('the configuration changed since the last read');
  const ageMs = (time: string) => clock.now() - Date.parse(time);
  if (isScheduled && ageMs(stored.fullAt) >= reading.fullEveryHours * HOUR_MS)
    return no(`the last time was ${reading.fullEveryHours} hours ago or more`);
  const before = await store.runs.get(stored.runId);
  if (!before) return no('the last read is no longer in the history');
  // The read began when the run did; the cursor was stored at its end.
  const { cursorTtlMs } = source.capabilities;
  if (cursorTtlMs !== undefined && ageMs(before.startedAt) >= cursorTtlMs)
    return no('the cursor is older than the source keeps its changes');
  return { base: { stored, run: before } };
}

/** Reasons that may end without anything changing at the source. */
const OPEN: ReadonlySet<Withheld['because']> = new Set([
  'users-read-incomplete',
  'groups-read-incomplete',
  'members-read-incomplete',
  'target-read-incomplete',
  'present-elsewhere',
]);

/**
 * Whether the target is as the run of the cursor decided, as far as we know: it did all of it, and nothing was written
 * since. Otherwise the whole target is looked at: what was refused, held, stopped or half done is decided again.
 */
export async function isSettled({ run, store }: RunExecution, { run: base }: DeltaBase): Promise<boolean> {
  if (base.state !== 'done') return false;
  const { items } = await store.runs.list({ connectorId: run.connectorId, limit: 50 });
  const last = items.find((other) => other.id !== run.id && mayHaveWritten(other));
  if (last?.id !== base.id) return false;
  if ((await store.settings.get()).updatedAt >= base.startedAt) return false;
  const { problems, withheld } = await store.journal.problems(base.id);
  return !problems.some(({ code }) => code === 'target-incomplete') && !withheld.some(({ because }) => OPEN.has(because));
}

/** Simulations never write, nor do runs that ended before they had a plan. */
function mayHaveWritten({ kind, state, planHash }: Run): boolean {
  return kind !== 'simulation' && !(planHash === null && (state === 'failed' || state === 'stopped'));
}
