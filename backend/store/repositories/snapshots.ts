/** The last snapshot of each connector, in compressed chunks. Chunks that did not change are not written again. */
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import { inFence } from '../fenced';
import type { Database } from '../schema';
import { decodeSnapshot, encodeSnapshot } from '../snapshot-format';
import type { SnapshotRepository } from '../store';
import { putCursor, runOf } from './cursors';

const compress = promisify(deflate);
const expand = promisify(inflate);
/** The quickest; the network to the database is never the narrow place. */
const LEVEL = 1;
const READ_STEP = 8;

export function createSnapshotRepository(db: Kysely<Database>): SnapshotRepository {
  return {
    save: (fence, connectorId, snapshot, cursor = null) =>
      inFence(db, fence, async (transaction) => {
        const runId = await runOf(transaction, fence);
        const chunks = await writeChunks(transaction, connectorId, snapshot);
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
          .insertInto('snapshots')
          .values({ connector_id: connectorId, ...row })
          .onConflict((conflict) => conflict.column('connector_id').doUpdateSet(row))
          .execute();
        // In the same transaction, so that no crash leaves the one without the other.
        if (cursor) await putCursor(transaction, connectorId, runId, cursor, 'delta');
        else await transaction.deleteFrom('cursors').where('connector_id', '=', connectorId).execute();
      }),

    async summary(connectorId) {
      const row = await db.selectFrom('snapshots').selectAll().where('connector_id', '=', connectorId).executeTakeFirst();
      if (!row) return null;
      const { users, groups, memberships, complete } = row;
      return { runId: row.run_id, takenAt: row.taken_at, users, groups, memberships, complete };
    },

    load(connectorId) {
      return db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (transaction) => {
          const row = await transaction.selectFrom('snapshots').select('chunks').where('connector_id', '=', connectorId).executeTakeFirst();
          if (!row) return null;
          const decoder = decodeSnapshot();
          for (let from = 0; from < row.chunks; from += READ_STEP) {
            const query = transaction.selectFrom('snapshot_chunks').select('content').where('connector_id', '=', connectorId);
            const part = await query
              .where('seq', '>=', from)
              .where('seq', '<', from + READ_STEP)
              .orderBy('seq')
              .execute();
            for (const { content } of part) decoder.add((await expand(content)).toString());
          }
          return decoder.result();
        });
    },
  };
}

/** Answers how many chunks the snapshot has now. */
async function writeChunks(transaction: Transaction<Database>, connectorId: string, snapshot: SourceSnapshot): Promise<number> {
  const stored = await transaction.selectFrom('snapshot_chunks').select(['seq', 'hash']).where('connector_id', '=', connectorId).execute();
  const hashes = new Map(stored.map(({ seq, hash: known }) => [seq, known.toString('hex')]));
  let seq = 0;
  for (const text of encodeSnapshot(snapshot)) {
    const digest = hash('sha256', text);
    if (hashes.get(seq) !== digest) {
      const row = { hash: Buffer.from(digest, 'hex'), content: await compress(text, { level: LEVEL }) };
      await transaction
        .insertInto('snapshot_chunks')
        .values({ connector_id: connectorId, seq, ...row })
        .onConflict((conflict) => conflict.columns(['connector_id', 'seq']).doUpdateSet(row))
        .execute();
    } else {
      // Chunks without a change take no other pause, and a large snapshot must not hold up the event loop.
      await new Promise(setImmediate);
    }
    seq++;
  }
  await transaction.deleteFrom('snapshot_chunks').where('connector_id', '=', connectorId).where('seq', '>=', seq).execute();
  return seq;
}
