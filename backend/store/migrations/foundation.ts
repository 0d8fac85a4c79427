/** The first shape of the database. A migration that was released is never edited; what changes comes in a further one. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Rows of a plan come by the million, so `operations` has narrow columns, refers to its run by number, and has no
 * foreign key: purging takes the run away first and its operations afterwards in small steps. `json` and not `jsonb`
 * holds what came from outside, because jsonb refuses some text a directory may hold (NUL, half a surrogate pair).
 */
const TABLES = [
  sql`create table connectors (
    id text primary key,
    configuration json,
    version integer not null,
    updated_at timestamptz not null default now(),
    updated_by text not null
  )`,
  sql`create table settings (
    one boolean primary key default true check (one),
    settings json not null,
    version integer not null,
    updated_at timestamptz not null default now(),
    updated_by text not null
  )`,
  sql`create table secrets (
    owner text not null,
    field text not null,
    sealed text not null,
    updated_at timestamptz not null default now(),
    primary key (owner, field)
  )`,
  sql`create sequence lease_tokens`,
  sql`create table leases (
    name text primary key,
    token bigint not null,
    purpose text not null,
    holder text not null,
    process_space text,
    process_id integer not null,
    process_started text,
    acquired_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  sql`create table runs (
    no bigint generated always as identity primary key,
    id text not null unique,
    connector_id text not null,
    kind text not null,
    "trigger" text not null,
    actor text not null,
    state text not null,
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    person text,
    plan_hash text,
    counts json,
    brakes json,
    error json,
    error_id text,
    source_calls bigint not null default 0,
    target_reads bigint not null default 0,
    target_writes bigint not null default 0,
    approved_by text,
    approved_at timestamptz,
    lease text,
    lease_token bigint,
    process_space text,
    process_id integer not null,
    process_started text
  )`,
  sql`create index runs_of_connector on runs (connector_id, no)`,
  sql`create index runs_unfinished on runs (no) where finished_at is null`,
  sql`create table purged_runs (run_no bigint primary key)`,
  sql`create table operations (
    run_no bigint not null,
    seq integer not null,
    state text not null,
    attempts smallint not null default 0,
    kind text not null,
    operation_id text,
    source_id text,
    user_key text,
    user_name text,
    group_name text,
    property text,
    reason text not null,
    reason_values json,
    before json,
    after json,
    started_at timestamptz,
    finished_at timestamptz,
    error json,
    error_id text,
    detail text,
    primary key (run_no, seq)
  ) with (fillfactor = 85)`,
  sql`create index operations_of_person on operations (source_id, run_no) where source_id is not null`,
  sql`create table plan_notes (
    run_no bigint not null,
    kind text not null,
    seq integer not null,
    note json not null,
    primary key (run_no, kind, seq)
  )`,
  sql`create table group_names (
    id integer generated always as identity primary key,
    name text not null unique
  )`,
  sql`create table links (
    connector_id text not null,
    source_id text not null,
    user_key text not null,
    name text not null,
    display_name text not null,
    email text not null,
    active boolean not null,
    properties json,
    granted integer[] not null,
    created_by_us boolean not null,
    left_at timestamptz,
    verified_at timestamptz,
    primary key (connector_id, source_id)
  ) with (fillfactor = 90)`,
  sql`create index links_of_user on links (user_key, connector_id)`,
  sql`create table snapshots (
    connector_id text primary key,
    run_id text not null,
    taken_at timestamptz not null,
    users integer not null,
    groups integer not null,
    memberships integer not null,
    complete boolean not null,
    chunks integer not null
  )`,
  sql`create table snapshot_chunks (
    connector_id text not null,
    seq integer not null,
    hash bytea not null,
    content bytea not null,
    primary key (connector_id, seq)
  )`,
  sql`alter table snapshot_chunks alter column content set storage external`,
  sql`create table cursors (
    connector_id text primary key,
    cursor text not null,
    fingerprint text not null,
    updated_at timestamptz not null default now()
  )`,
  sql`create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    action text not null,
    subject text not null,
    detail json not null
  )`,
  sql`create index audit_by_time on audit (at)`,
  sql`create function audit_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('rollcall.purging', true) = 'on' then
        return old;
      end if;
      raise exception 'the audit log only grows';
    end $$`,
  sql`create trigger audit_is_append_only before update or delete on audit
    for each row execute function audit_is_append_only()`,
  sql`create trigger audit_is_never_truncated before truncate on audit
    for each statement execute function audit_is_append_only()`,
  sql`create table api_tokens (
    id text primary key,
    name text not null,
    role text not null,
    hash text not null unique,
    created_at timestamptz not null,
    expires_at timestamptz
  )`,
];

export const foundation: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of TABLES) await statement.execute(db);
  },
};
