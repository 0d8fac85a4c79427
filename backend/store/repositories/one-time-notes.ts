/** Sealed notes that can be taken once, by the hash of their key. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema';
import type { OneTimeNoteRepository } from '../store';

export function createOneTimeNoteRepository(db: Kysely<Database>): OneTimeNoteRepository {
  async function purge(): Promise<void> {
    await db.deleteFrom('one_time_notes').where('expires_at', '<', sql<string>`now()`).execute();
  }

  return {
    purge,

    async put(keyHash, sealed, seconds, most) {
      await purge();
      const { rows } = await sql`insert into one_time_notes (key_hash, sealed, expires_at)
        select ${keyHash}, ${sealed}, now() + make_interval(secs => ${seconds})
        where (select count(*) from one_time_notes) < ${most}
        on conflict (key_hash) do update set sealed = excluded.sealed, expires_at = excluded.expires_at
        returning 1 as one`.execute(db);
      return rows.length === 1;
    },

    async take(keyHash) {
      const row = await db
        .deleteFrom('one_time_notes')
        .where('key_hash', '=', keyHash)
        .returning(['sealed', sql<boolean>`expires_at >= now()`.as('is_good')])
        .executeTakeFirst();
      return row?.is_good ? row.sealed : null;
    },
  };
}
