/** The last snapshot of each connector, and the samples that stand for it until there is one. */
import type { Kysely, Transaction } from 'kysely';
import { inFence } from '../fenced';
import type { Database } from '../schema';
import type { SampleRepository, SnapshotRepository } from '../store';
import { putCursor, runOf } from './cursors';
import { readAroundPerson, readPeople, readSnapshot, removeSnapshot, summarizeSnapshot, writeSnapshot } from './snapshot-chunks';

const SNAPSHOTS = { head: 'snapshots', chunks: 'snapshot_chunks' } as const;
const SAMPLES = { head: 'samples', chunks: 'sample_chunks' } as const;

export function createSnapshotRepository(db: Kysely<Database>): SnapshotRepository {
  return {
    save: (fence, connectorId, snapshot, cursor = null) =>
      inFence(db, fence, async (transaction) => {
        const runId = await runOf(transaction, fence);
        await writeSnapshot(transaction, SNAPSHOTS, connectorId, runId, snapshot);
        await removeSnapshot(transaction, SAMPLES, connectorId);
        // In the same transaction, so that no crash leaves the one without the other.
        if (cursor) await putCursor(transaction, connectorId, runId, cursor, 'delta');
        else await transaction.deleteFrom('cursors').where('connector_id', '=', connectorId).execute();
      }),
    summary: (connectorId) => summarizeSnapshot(db, SNAPSHOTS, connectorId),
    load: (connectorId) => readSnapshot(db, SNAPSHOTS, connectorId),
    loadAround: (connectorId, sourceId) => readAroundPerson(db, SNAPSHOTS, connectorId, sourceId),
    people: (connectorId, visit) => readPeople(db, SNAPSHOTS, connectorId, visit),
  };
}

export function createSampleRepository(db: Kysely<Database>): SampleRepository {
  return {
    save: (fence, connectorId, snapshot) =>
      inFence(db, fence, async (transaction) => {
        if (!(await isWanted(transaction, connectorId))) return;
        await writeSnapshot(transaction, SAMPLES, connectorId, await runOf(transaction, fence), snapshot);
      }),
    summary: (connectorId) => summarizeSnapshot(db, SAMPLES, connectorId),
    load: (connectorId) => readSnapshot(db, SAMPLES, connectorId),
    loadAround: (connectorId, sourceId) => readAroundPerson(db, SAMPLES, connectorId, sourceId),
    people: (connectorId, visit) => readPeople(db, SAMPLES, connectorId, visit),
  };
}

/** Simulations go on beside a first sync, and beside the removal of their connector: neither may have a sample after it. */
async function isWanted(transaction: Transaction<Database>, connectorId: string): Promise<boolean> {
  const connector = transaction.selectFrom('connectors').select('id').where('id', '=', connectorId).where('configuration', 'is not', null);
  if (!(await connector.forShare().executeTakeFirst())) return false;
  return (await summarizeSnapshot(transaction, SNAPSHOTS, connectorId)) === null;
}
