/** What a connector wants for its people, for other connectors that have the same people. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const severalConnectors: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table links add column wanted integer[]`.execute(db);
  },
};
