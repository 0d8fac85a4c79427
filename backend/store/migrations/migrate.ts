/** Brings the database to the shape this version needs. Safe when several processes start at once. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { RollcallError } from '../../domain/errors';
import type { Database } from '../schema';
import { deliveries } from './deliveries';
import { deliveryOrder } from './delivery-order';
import { deltas } from './deltas';
import { foundation } from './foundation';
import { oneTimeNotes } from './one-time-notes';
import { previewSamples } from './preview-samples';
import { severalConnectors } from './several-connectors';
import { tokenScopes } from './token-scopes';

/** In order of their names. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0002-several-connectors': severalConnectors,
  '0003-deltas': deltas,
  '0004-token-scopes': tokenScopes,
  '0005-preview-samples': previewSamples,
  '0006-deliveries': deliveries,
  '0007-one-time-notes': oneTimeNotes,
  '0008-delivery-order': deliveryOrder,
};

const LOCK = 0x6d696772;

/** Throws `store-unavailable` when the database belongs to a newer version or cannot be changed; it is then as before. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (lock) => {
    // This connection waits idle while the migrations run on another.
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(lock);
    // The migrator has a lock of its own, but only once its own tables exist.
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(lock);
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
    const done = await migrator.getMigrations().catch(() => []);
    if (done.length > 0 && done.every((one) => one.executedAt)) {
      await refuseNewer(db);
      return;
    }
    const { error } = await migrator.migrateToLatest();
    if (!error) return;
    await refuseNewer(db);
    throw new RollcallError('store-unavailable', 'The database could not be brought to the shape this version needs.', {
      remedy: 'Give the database user the right to create tables in the first schema of its search path, then start again.',
      cause: error,
    });
  });
}

async function refuseNewer(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  if (rows.every(({ name }) => name in MIGRATIONS)) return;
  throw new RollcallError('store-unavailable', 'The database was used by a newer version of Rollcall.', {
    remedy: 'Start that version again, or restore a copy of the database from before the upgrade.',
    blame: 'config',
  });
}
