/** Tokens of the HTTP API, by their hashes. */
import type { Kysely, Selectable } from 'kysely';
import type { ApiTokenTable, Database } from '../schema';
import type { ApiToken, ApiTokenRepository } from '../store';

export function createApiTokenRepository(db: Kysely<Database>): ApiTokenRepository {
  return {
    async list() {
      return (await db.selectFrom('api_tokens').selectAll().orderBy('created_at').orderBy('id').execute()).map(toToken);
    },

    async findByHash(hash) {
      const row = await db.selectFrom('api_tokens').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row ? toToken(row) : null;
    },

    async put({ id, name, role, scopes, hash, createdAt, expiresAt }) {
      const change = { name, role, scopes: [...scopes], hash, created_at: createdAt, expires_at: expiresAt };
      await db
        .insertInto('api_tokens')
        .values({ id, ...change })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
        .execute();
    },

    async remove(id) {
      return (await db.deleteFrom('api_tokens').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n;
    },
  };
}

function toToken(row: Selectable<ApiTokenTable>): ApiToken {
  const { id, name, role, scopes, hash } = row;
  return { id, name, role, scopes, hash, createdAt: row.created_at, expiresAt: row.expires_at };
}
