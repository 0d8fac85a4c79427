import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import { narrowToPerson } from '../../domain/snapshot/narrow-to-person';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import type { SnapshotSummary, Store } from '../../store/store';
import { type Basis, readSummary } from './basis';

export interface StoredPerson {
  readonly summary: SnapshotSummary | null;
  /** The last one without everybody else; null when there was none. */
  readonly snapshot: SourceSnapshot | null;
  readonly link: Link | null;
}

/** @param kept what is in memory already, if anything. */
export async function loadPerson(
  store: Store,
  connectorId: string,
  sourceId: SourceId,
  kept: Promise<Basis> | null,
): Promise<StoredPerson> {
  const [link, around] = await Promise.all([
    store.links.get(connectorId, sourceId),
    kept ? narrowKept(kept, sourceId) : loadAround(store, connectorId, sourceId),
  ]);
  return { link, ...around };
}

async function narrowKept(kept: Promise<Basis>, sourceId: SourceId) {
  const { summary, snapshot } = await kept;
  return { summary, snapshot: snapshot && narrowToPerson(snapshot, sourceId) };
}

async function loadAround(store: Store, connectorId: string, sourceId: SourceId) {
  const { snapshots, samples } = store;
  const summary = await readSummary(store, connectorId);
  return { summary, snapshot: (await snapshots.loadAround(connectorId, sourceId)) ?? (await samples.loadAround(connectorId, sourceId)) };
}
