/** What each API token may be used for. Tokens from before may do what their role may. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const tokenScopes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table api_tokens add column scopes text[]`.execute(db);
    await sql`update api_tokens set scopes = case role
      when 'administrator' then '{read,run,approve,configure,audit,tokens}'::text[] else '{read}'::text[] end`.execute(db);
    await sql`alter table api_tokens alter column scopes set not null`.execute(db);
  },
};
