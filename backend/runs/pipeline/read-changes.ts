/** The source's side of a delta run. */
import type { ReadScope } from '../../connectors/spi';
import { peopleBack } from '../../domain/snapshot/apply-delta';
import type { ProgressMeter } from '../progress';
import { type DeltaRead, readDelta } from '../read/read-delta';
import type { OpenedConnector, PlanSurroundings, RunExecution } from './context';
import { type DeltaBase, findDeltaBase } from './delta-base';

export type Changes =
  | { readonly base: DeltaBase; readonly read: Exclude<DeltaRead, { readonly result: 'void' }> }
  /** Everything must be read. */
  | { readonly base: null; readonly because: string | null };

export async function readChanges(
  execution: RunExecution,
  source: OpenedConnector,
  loadLinks: PlanSurroundings['loadLinks'],
  scope: ReadScope,
  meter: ProgressMeter,
  signal: AbortSignal,
): Promise<Changes> {
  const { run, store, log } = execution;
  const found = await findDeltaBase(execution, source, scope.fingerprint);
  if (!found.base) return found;
  const { base } = found;
  const read = await readDelta(
    source.connector,
    scope,
    base.stored.cursor,
    () => store.snapshots.load(run.connectorId),
    signal,
    (records) => meter.advance(records),
  );
  if (read.result === 'void') {
    log.info({ runId: run.id, because: read.because }, 'the cursor is void');
    return { base: null, because: read.because };
  }
  const isBack = read.result === 'changes' && peopleBack(read.before, read.delta.changedUsers, await loadLinks());
  return isBack ? { base: null, because: 'somebody who was gone is back' } : { base, read };
}
