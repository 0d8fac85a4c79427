/** Messages of a channel keep their order, one that the channel never takes stands aside, and what changes to and fro is told in one. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const deliveryOrder: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table deliveries add column aside boolean not null default false`.execute(db);
    await sql`alter table told_conditions add column folding jsonb`.execute(db);
  },
};
