/** What must be known once and shortly, in whichever process it is asked for: the steps of signing in through Jira. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const oneTimeNotes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table one_time_notes (
      key_hash text primary key,
      sealed text not null,
      expires_at timestamptz not null
    )`.execute(db);
    await sql`create index one_time_notes_expires on one_time_notes (expires_at)`.execute(db);
  },
};
