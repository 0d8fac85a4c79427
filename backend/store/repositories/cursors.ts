/** Where the next delta read of each connector starts. A cursor names the run whose snapshot it continues. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Cursor } from '../../domain/read-events';
import { inFence } from '../fenced';
import type { Database } from '../schema';
import type { CursorRepository, Fence, NewCursor } from '../store';
import { readText, storedText } from '../text';

export function createCursorRepository(db: Kysely<Database>): CursorRepository {
  return {
    async get(connectorId) {
      const row = await db.selectFrom('cursors').selectAll().where('connector_id', '=', connectorId).executeTakeFirst();
      if (!row) return null;
      const { fingerprint, run_id, full_at, updated_at } = row;
      return { cursor: readText(row.cursor) as Cursor, fingerprint, at: updated_at, runId: run_id ?? '', fullAt: full_at ?? updated_at };
    },

    put: (fence, connectorId, cursor, fingerprint, read = 'full') =>
      inFence(db, fence, async (transaction) => {
        const runId = await runOf(transaction, fence);
        await transaction
          .updateTable('snapshots')
          .set({ run_id: runId, taken_at: sql<string>`clock_timestamp()` })
          .where('connector_id', '=', connectorId)
          .execute();
        await putCursor(transaction, connectorId, runId, { cursor, fingerprint }, read);
      }),

    async remove(connectorId) {
      await db.deleteFrom('cursors').where('connector_id', '=', connectorId).execute();
    },
  };
}

/** A full read begins a new count of the hours until the next one. */
export async function putCursor(
  transaction: Transaction<Database>,
  connectorId: string,
  runId: string,
  { cursor, fingerprint }: NewCursor,
  read: 'full' | 'delta',
): Promise<void> {
  const row = { cursor: storedText(cursor), fingerprint, run_id: runId, updated_at: sql<string>`clock_timestamp()` };
  const fullAt = { full_at: sql<string>`clock_timestamp()` };
  await transaction
    .insertInto('cursors')
    .values({ connector_id: connectorId, ...row, ...fullAt })
    .onConflict((conflict) => conflict.column('connector_id').doUpdateSet(read === 'full' ? { ...row, ...fullAt } : row))
    .execute();
}

/** The run that is being worked on under this lease. */
export async function runOf(transaction: Transaction<Database>, fence: Fence): Promise<string> {
  const query = transaction.selectFrom('runs').select('id').where('lease', '=', fence.lease).where('lease_token', '=', fence.token);
  return (await query.orderBy('no', 'desc').limit(1).executeTakeFirst())?.id ?? '';
}
