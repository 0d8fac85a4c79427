/** What a read leaves for the next one, stored when its run has ended and everything it decided has an outcome. */
import type { Cursor } from '../../domain/read-events';
import type { RunState } from '../../domain/runs/run';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import type { RunExecution } from './context';

export interface ReadMark {
  readonly read: 'full' | 'delta';
  readonly cursor: Cursor;
  readonly fingerprint: string;
  /** The snapshot the cursor continues; null when that is the stored one already. */
  readonly snapshot: SourceSnapshot | null;
}

/** In these states each operation has an outcome or waits for a person. A run that stopped, failed or died leaves the old mark. */
const ENDED: ReadonlySet<RunState> = new Set(['done', 'partial', 'held']);

export async function storeReadMark({ run, lease, store }: RunExecution, mark: ReadMark | null, state: RunState): Promise<void> {
  if (!mark || !ENDED.has(state)) return;
  const { read, cursor, fingerprint, snapshot } = mark;
  if (snapshot) await store.snapshots.save(lease, run.connectorId, snapshot, { cursor, fingerprint });
  else await store.cursors.put(lease, run.connectorId, cursor, fingerprint, read);
}
