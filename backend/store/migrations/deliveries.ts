/** What is told outside of Rollcall: ends of runs nobody has looked at yet, messages on their way, and what each channel was told last. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const deliveries: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table run_endings (
        seq bigint generated always as identity primary key,
        run_id text not null,
        at timestamptz not null default clock_timestamp()
      )`.execute(db);
    await sql`
      create table deliveries (
        id uuid primary key,
        channel text not null,
        key text not null,
        event text not null,
        message jsonb not null,
        state text not null default 'waiting',
        attempts int4 not null default 0,
        created_at timestamptz not null default clock_timestamp(),
        due_at timestamptz not null default clock_timestamp(),
        tried_at timestamptz,
        error jsonb,
        unique (channel, key)
      )`.execute(db);
    await sql`create index deliveries_due on deliveries (due_at) where state = 'waiting'`.execute(db);
    await sql`
      create table told_conditions (
        channel text not null,
        connector_id text not null,
        condition text not null,
        since timestamptz not null,
        told_at timestamptz not null,
        primary key (channel, connector_id)
      )`.execute(db);
  },
};
