/** Sealed secrets. What is inside is known to the vault alone. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema';
import type { SecretRepository } from '../store';

export function createSecretRepository(db: Kysely<Database>): SecretRepository {
  return {
    async get(owner, field) {
      const row = await db
        .selectFrom('secrets')
        .select(['sealed', 'updated_at'])
        .where('owner', '=', owner)
        .where('field', '=', field)
        .executeTakeFirst();
      return row ? { sealed: row.sealed, updatedAt: row.updated_at } : null;
    },

    async list(owner) {
      const rows = await db.selectFrom('secrets').select(['field', 'updated_at']).where('owner', '=', owner).orderBy('field').execute();
      return rows.map((row) => ({ field: row.field, updatedAt: row.updated_at }));
    },

    async put(owner, field, sealed) {
      await db
        .insertInto('secrets')
        .values({ owner, field, sealed })
        .onConflict((conflict) => conflict.columns(['owner', 'field']).doUpdateSet({ sealed, updated_at: sql`now()` }))
        .execute();
    },

    async remove(owner, field) {
      const query = db.deleteFrom('secrets').where('owner', '=', owner);
      await (field === undefined ? query : query.where('field', '=', field)).execute();
    },

    all: () => db.selectFrom('secrets').select(['owner', 'field', 'sealed']).orderBy('owner').orderBy('field').execute(),
  };
}
