/** What a simulation read before the first sync: for previews only, apart from the snapshots that decisions rest on. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const previewSamples: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table samples (
      connector_id text primary key,
      run_id text not null,
      taken_at timestamptz not null,
      users integer not null,
      groups integer not null,
      memberships integer not null,
      complete boolean not null,
      chunks integer not null
    )`.execute(db);
    await sql`create table sample_chunks (
      connector_id text not null,
      seq integer not null,
      hash bytea not null,
      content bytea not null,
      primary key (connector_id, seq)
    )`.execute(db);
    await sql`alter table sample_chunks alter column content set storage external`.execute(db);
  },
};
