/** Where the next delta read of each connector starts. */
import { type Kysely, sql } from 'kysely';
import type { Cursor } from '../../domain/read-events';
import { inFence } from '../fenced';
import type { Database } from '../schema';
import type { CursorRepository } from '../store';
import { readText, storedText } from '../text';

export function createCursorRepository(db: Kysely<Database>): CursorRepository {
  return {
    async get(connectorId) {
      const row = await db.selectFrom('cursors').selectAll().where('connector_id', '=', connectorId).executeTakeFirst();
      return row ? { cursor: readText(row.cursor) as Cursor, fingerprint: row.fingerprint, at: row.updated_at } : null;
    },

    put(fence, connectorId, cursor, fingerprint) {
      const stored = storedText(cursor);
      return inFence(db, fence, async (transaction) => {
        await transaction
          .insertInto('cursors')
          .values({ connector_id: connectorId, cursor: stored, fingerprint })
          .onConflict((conflict) => conflict.column('connector_id').doUpdateSet({ cursor: stored, fingerprint, updated_at: sql`now()` }))
          .execute();
      });
    },

    async remove(connectorId) {
      await db.deleteFrom('cursors').where('connector_id', '=', connectorId).execute();
    },
  };
}
