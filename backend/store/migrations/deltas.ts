/** Which run a cursor belongs to, when everything was read last, and why a run was done in another way than asked. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const deltas: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table cursors add column run_id text, add column full_at timestamptz`.execute(db);
    await sql`alter table runs add column note text`.execute(db);
  },
};
