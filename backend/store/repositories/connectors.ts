/** Configured connectors, with a version that guards against silent overwriting. */
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
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
        await tellOthers(transaction, id);
        await transaction.deleteFrom('links').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('snapshots').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('snapshot_chunks').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('samples').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('sample_chunks').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('cursors').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('told_conditions').where('connector_id', '=', id).execute();
        await transaction.deleteFrom('secrets').where('owner', '=', `connector:${id}`).execute();
        return true;
      });
    },
  };
}

/** Connectors with the same people look at the accounts again, each in a full run: they may have the say now. */
async function tellOthers(transaction: Transaction<Database>, id: string): Promise<void> {
  const { rows } = await sql<{ connector_id: string }>`
    with shared as (
      select other.connector_id, other.source_id from links as gone join links as other on other.user_key = gone.user_key
      where gone.connector_id = ${id} and other.connector_id <> ${id}
      order by other.connector_id, other.source_id for update of other
    )
    update links set verified_at = null from shared
    where links.connector_id = shared.connector_id and links.source_id = shared.source_id
    returning links.connector_id`.execute(transaction);
  const others = [...new Set(rows.map(({ connector_id }) => connector_id))];
  if (others.length > 0) await transaction.deleteFrom('cursors').where('connector_id', 'in', others).execute();
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
