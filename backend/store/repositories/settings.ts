/** The installation's settings. Until somebody saves them they are the defaults, at version 0. */
import { type Kysely, sql } from 'kysely';
import { SettingsSchema } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { Database } from '../schema';
import type { SettingsRepository } from '../store';

export function createSettingsRepository(db: Kysely<Database>): SettingsRepository {
  return {
    async get() {
      const row = await db.selectFrom('settings').selectAll().executeTakeFirst();
      if (!row) return { value: SettingsSchema.parse({}), version: 0, updatedAt: new Date(0).toISOString(), updatedBy: '' };
      return { value: SettingsSchema.parse(row.settings), version: row.version, updatedAt: row.updated_at, updatedBy: row.updated_by };
    },

    async put(value, expectedVersion, actor) {
      const change = { settings: JSON.stringify(value), version: expectedVersion + 1, updated_by: actor, updated_at: sql<string>`now()` };
      const saved =
        expectedVersion === 0
          ? await db
              .insertInto('settings')
              .values(change)
              .onConflict((conflict) => conflict.doNothing())
              .returningAll()
              .executeTakeFirst()
          : await db.updateTable('settings').set(change).where('version', '=', expectedVersion).returningAll().executeTakeFirst();
      if (saved) return { value, version: saved.version, updatedAt: saved.updated_at, updatedBy: saved.updated_by };
      const current = await db.selectFrom('settings').select(['updated_by', 'updated_at']).executeTakeFirst();
      const message = current
        ? `The settings were changed by ${current.updated_by} at ${current.updated_at}.`
        : 'The settings were never saved, so they have no such version.';
      throw new RollcallError('conflict', message, { blame: 'config', remedy: 'Load them again, look at the change, and repeat yours.' });
    },
  };
}
