/** Snapshots as rows of compressed chunks. Chunks that did not change are not written again. */
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { SourceId, SourceUser } from '../../domain/records';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import type { Database, SnapshotTable } from '../schema';
import { decodeAroundPerson, decodeSnapshot, encodeSnapshot, peopleIn, type SnapshotDecoder } from '../snapshot-format';
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
  return decodeInto(db, tables, connectorId, decodeSnapshot());
}

export function readAroundPerson(
  db: Kysely<Database>,
  tables: SnapshotTables,
  connectorId: string,
  sourceId: SourceId,
): Promise<SourceSnapshot | null> {
  return decodeInto(db, tables, connectorId, decodeAroundPerson(sourceId));
}

/** Hands over the people one after the other, so that they need not be in memory together. False when there is no snapshot. */
export function readPeople(
  db: Kysely<Database>,
  tables: SnapshotTables,
  connectorId: string,
  visit: (user: SourceUser) => void,
): Promise<boolean> {
  return readChunks(db, tables, connectorId, (chunk) => {
    const people = peopleIn(chunk);
    for (const user of people ?? []) visit(user);
    return people !== null;
  });
}

async function decodeInto(
  db: Kysely<Database>,
  tables: SnapshotTables,
  connectorId: string,
  decoder: SnapshotDecoder,
): Promise<SourceSnapshot | null> {
  const found = await readChunks(db, tables, connectorId, (chunk) => {
    decoder.add(chunk);
    return true;
  });
  return found ? decoder.result() : null;
}

/** In their order, until `take` wants no more. False when there is no snapshot. */
function readChunks(db: Kysely<Database>, tables: SnapshotTables, connectorId: string, take: (chunk: string) => boolean): Promise<boolean> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const row = await transaction.selectFrom(tables.head).select('chunks').where('connector_id', '=', connectorId).executeTakeFirst();
      if (!row) return false;
      for (let from = 0; from < row.chunks; from += READ_STEP) {
        const query = transaction.selectFrom(tables.chunks).select('content').where('connector_id', '=', connectorId);
        const part = await query
          .where('seq', '>=', from)
          .where('seq', '<', from + READ_STEP)
          .orderBy('seq')
          .execute();
        const texts = part.map(({ content }) => expand(content));
        for (const text of await Promise.all(texts)) if (!take(text.toString())) return true;
      }
      return true;
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
