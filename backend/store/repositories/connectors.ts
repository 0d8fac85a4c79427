/** Configured connectors, with a version that guards against silent overwriting. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { ConnectorConfiguration } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { ConnectorTable, Database } from '../schema';
import type { ConnectorRepository, Versioned } from '../store';

export function createConnectorRepository(db: Kysely<Database>): ConnectorRepository {
  return {
    async list() {
      const rows = await db.selectFrom('connectors').selectAll().where('configuration', 'is not', null).orderBy('id').execute();
      return rows.flatMap((row) => versioned(row) ?? []);
    },

    async get(id) {
      const row = await db.selectFrom('connectors').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? versioned(row) : null;
    },

    put(value, expectedVersion, actor) {
      return db.transaction().execute(async (transaction) => {
        const configuration = JSON.stringify(value);
        const change = { configuration, updated_by: actor, updated_at: sql<string>`now()` };
        if (expectedVersion === null) {
          await transaction
            .insertInto('connectors')
            .values({ id: value.id, version: 0, configuration: null, updated_by: actor })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        const current = await transaction.selectFrom('connectors').selectAll().where('id', '=', value.id).forUpdate().executeTakeFirst();
        const there = current?.configuration ? current.version : null;
        if (!current || there !== expectedVersion) throw conflict(value.id, expectedVersion, current);
        const row = await transaction
          .updateTable('connectors')
          .set({ ...change, version: current.version + 1 })
          .where('id', '=', value.id)
          .returningAll()
          .executeTakeFirstOrThrow();
        return { value, version: row.version, updatedAt: row.updated_at, updatedBy: row.updated_by };
      });
    },

    remove(id, actor) {
      return db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('connectors')
          .set(({ eb }) => ({ configuration: null, version: eb('version', '+', 1), updated_by: actor, updated_at: sql<string>`now()` }))
          .where('id', '=', id)
          .where('configuration', 'is not', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await transaction.deleteFrom('links').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('snapshots').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('snapshot_chunks').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('cursors').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('secrets').where('owner', '=', `connector:${id}`).execute();
        return true;
      });
    },
  };
}

function versioned(row: Selectable<ConnectorTable>): Versioned<ConnectorConfiguration> | null {
  if (!row.configuration) return null;
  return { value: row.configuration, version: row.version, updatedAt: row.updated_at, updatedBy: row.updated_by };
}

function conflict(id: string, expected: number | null, current: Selectable<ConnectorTable> | undefined): RollcallError {
  const what = expected === null ? 'exists already; it was last changed' : current?.configuration ? 'was changed' : 'was removed';
  const message = current
    ? `The connector ${id} ${what} by ${current.updated_by} at ${current.updated_at}.`
    : `There is no connector ${id}.`;
  return new RollcallError('conflict', message, { blame: 'config', remedy: 'Load it again, look at the change, and repeat yours.' });
}
