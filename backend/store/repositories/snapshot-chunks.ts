/** Snapshots as rows of compressed chunks. Chunks that did not change are not written again. */
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import type { Database, SnapshotTable } from '../schema';
import { decodeSnapshot, encodeSnapshot } from '../snapshot-format';
import type { SnapshotSummary } from '../store';

const compress = promisify(deflate);
const expand = promisify(inflate);
/** The quickest; the network to the database is never the narrow place. */
const LEVEL = 1;
const READ_STEP = 8;

/** A table of snapshots with the table of its chunks. Both pairs have the same columns. */
export type SnapshotTables =
  | { readonly head: 'snapshots'; readonly chunks: 'snapshot_chunks' }
  | { readonly head: 'samples'; readonly chunks: 'sample_chunks' };

/** Replaces what the connector has in these tables. */
export async function writeSnapshot(
  transaction: Transaction<Database>,
  tables: SnapshotTables,
  connectorId: string,
  runId: string,
  snapshot: SourceSnapshot,
): Promise<void> {
  const chunks = await writeChunks(transaction, tables, connectorId, snapshot);
  const row = {
    run_id: runId,
    taken_at: sql<string>`clock_timestamp()`,
    users: snapshot.users.size,
    groups: snapshot.groups.size,
    memberships: [...snapshot.members.values()].reduce((sum, { members }) => sum + members.length, 0),
    complete: snapshot.complete.users && snapshot.complete.groups && [...snapshot.members.values()].every((group) => group.complete),
    chunks,
  };
  await transaction
    .insertInto(tables.head)
    .values({ connector_id: connectorId, ...row })
    .onConflict((conflict) => conflict.column('connector_id').doUpdateSet(row))
    .execute();
}

export async function summarizeSnapshot(
  db: Kysely<Database>,
  { head }: SnapshotTables,
  connectorId: string,
): Promise<SnapshotSummary | null> {
  const row: Selectable<SnapshotTable> | undefined = await db
    .selectFrom(head)
    .selectAll()
    .where('connector_id', '=', connectorId)
    .executeTakeFirst();
  if (!row) return null;
  const { users, groups, memberships, complete } = row;
  return { runId: row.run_id, takenAt: row.taken_at, users, groups, memberships, complete };
}

export function readSnapshot(db: Kysely<Database>, tables: SnapshotTables, connectorId: string): Promise<SourceSnapshot | null> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const row = await transaction.selectFrom(tables.head).select('chunks').where('connector_id', '=', connectorId).executeTakeFirst();
      if (!row) return null;
      const decoder = decodeSnapshot();
      for (let from = 0; from < row.chunks; from += READ_STEP) {
        const query = transaction.selectFrom(tables.chunks).select('content').where('connector_id', '=', connectorId);
        const part = await query
          .where('seq', '>=', from)
          .where('seq', '<', from + READ_STEP)
          .orderBy('seq')
          .execute();
        for (const { content } of part) decoder.add((await expand(content)).toString());
      }
      return decoder.result();
    });
}

export async function removeSnapshot(
  transaction: Transaction<Database>,
  { head, chunks }: SnapshotTables,
  connectorId: string,
): Promise<void> {
  await transaction.deleteFrom(head).where('connector_id', '=', connectorId).execute();
  await transaction.deleteFrom(chunks).where('connector_id', '=', connectorId).execute();
}

/** Answers how many chunks the snapshot has now. */
async function writeChunks(
  transaction: Transaction<Database>,
  { chunks: table }: SnapshotTables,
  connectorId: string,
  snapshot: SourceSnapshot,
): Promise<number> {
  const stored = await transaction.selectFrom(table).select(['seq', 'hash']).where('connector_id', '=', connectorId).execute();
  const hashes = new Map(stored.map(({ seq, hash: known }) => [seq, known.toString('hex')]));
  let seq = 0;
  for (const text of encodeSnapshot(snapshot)) {
    const digest = hash('sha256', text);
    if (hashes.get(seq) !== digest) {
      const row = { hash: Buffer.from(digest, 'hex'), content: await compress(text, { level: LEVEL }) };
      await transaction
        .insertInto(table)
        .values({ connector_id: connectorId, seq, ...row })
        .onConflict((conflict) => conflict.columns(['connector_id', 'seq']).doUpdateSet(row))
        .execute();
    } else {
      // Chunks without a change take no other pause, and a large snapshot must not hold up the event loop.
      await new Promise(setImmediate);
    }
    seq++;
  }
  await transaction.deleteFrom(table).where('connector_id', '=', connectorId).where('seq', '>=', seq).execute();
  return seq;
}
