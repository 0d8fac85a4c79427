/** Opens the store: over the database of DATABASE_URL, or over the bundled PostgreSQL in the data directory. */
import { sql } from 'kysely';
import type { PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { RollcallError } from '../domain/errors';
import { type DatabaseHandle, openDatabase } from './database';
import { explainErrors, explained } from './errors';
import { migrate } from './migrations/migrate';
import { createNotifications } from './notifications';
import { type BundledPostgres, type BundledPostgresOptions, startBundledPostgres } from './postgres/start-bundled-postgres';
import { createApiTokenRepository } from './repositories/api-tokens';
import { createAuditRepository } from './repositories/audit';
import { createConnectorRepository } from './repositories/connectors';
import { createCursorRepository } from './repositories/cursors';
import { createDeliveryRepository } from './repositories/deliveries';
import { createGroupNames } from './repositories/group-names';
import { createJournalRepository } from './repositories/journal';
import { LEASE_TIMES, type LeaseTimes } from './repositories/lease-keeper';
import { createLeaseRepository } from './repositories/leases';
import { createLinkRepository } from './repositories/links';
import { createOneTimeNoteRepository } from './repositories/one-time-notes';
import { createRunRepository } from './repositories/runs';
import { createSecretRepository } from './repositories/secrets';
import { createSettingsRepository } from './repositories/settings';
import { createSampleRepository, createSnapshotRepository } from './repositories/snapshots';
import type { Store } from './store';

export interface OpenStoreOptions {
  /** `postgres://user:password@host:port/database`. Without it the bundled server is used, which needs `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly log: Logger;
  /** Shown to the database's administrators. Default `rollcall`. */
  readonly applicationName?: string;
  /** Connections at most, besides two for leases and one for notifications. Default 10, at least 2. */
  readonly poolSize?: number;
  readonly leaseTimes?: LeaseTimes;
  readonly bundled?: Pick<BundledPostgresOptions, 'binDir' | 'durability' | 'keepRunning'>;
}

export interface PostgresStore extends Store {
  /** How to connect to the same database: for the job queue. */
  readonly connection: PoolConfig;
  /** Whether the database is the bundled one. */
  readonly bundled: boolean;
}

const LONGEST_PAYLOAD = 7_900;

/** Brings the database up to date as well. Throws `store-unavailable` or `config-invalid`, each with a remedy. */
export async function openStore(options: OpenStoreOptions): Promise<PostgresStore> {
  const server = options.databaseUrl ? null : await startServer(options);
  const connection: PoolConfig = {
    ...(server ? server.connectionOptions : parseUrl(options.databaseUrl ?? '')),
    application_name: options.applicationName ?? 'rollcall',
  };
  const main = openDatabase(connection, Math.max(2, options.poolSize ?? 10), options.log);
  // Renewing a lease must never wait behind other work.
  const leases = openDatabase(connection, 2, options.log);
  const notifications = createNotifications(connection, options.log);
  let closing: Promise<void> | undefined;
  const repositories = createRepositories(main, leases, options);
  const close = async () => {
    await repositories.leases.releaseAll().catch(() => {});
    await notifications.close();
    await Promise.all([main.close(), leases.close()]);
    await server?.stop();
  };
  try {
    await explained(() => migrate(main.db));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...repositories,
    connection,
    bundled: server !== null,
    notify: (channel, payload) => explained(() => notify(main, channel, payload)),
    listen: notifications.listen,
    ping: () => explained(async () => void (await sql`select 1`.execute(main.db))),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function createRepositories({ db }: DatabaseHandle, leases: DatabaseHandle, { log, leaseTimes = LEASE_TIMES }: OpenStoreOptions) {
  const groupNames = createGroupNames(db);
  return {
    connectors: explainErrors(createConnectorRepository(db)),
    settings: explainErrors(createSettingsRepository(db)),
    secrets: explainErrors(createSecretRepository(db)),
    links: explainErrors(createLinkRepository(db, groupNames)),
    snapshots: explainErrors(createSnapshotRepository(db)),
    samples: explainErrors(createSampleRepository(db)),
    cursors: explainErrors(createCursorRepository(db)),
    runs: explainErrors(createRunRepository(db, 2 * leaseTimes.ttlMs)),
    journal: explainErrors(createJournalRepository(db, groupNames)),
    leases: explainErrors(createLeaseRepository(leases.db, leaseTimes, log)),
    audit: explainErrors(createAuditRepository(db)),
    tokens: explainErrors(createApiTokenRepository(db)),
    deliveries: explainErrors(createDeliveryRepository(db)),
    notes: explainErrors(createOneTimeNoteRepository(db)),
  };
}

function startServer({ dataDir, log, bundled }: OpenStoreOptions): Promise<BundledPostgres> {
  if (dataDir) return startBundledPostgres({ dataDir, log, ...bundled });
  throw new RollcallError('config-invalid', 'Neither a database nor a data directory is configured.', {
    remedy: 'Set DATABASE_URL, or name a data directory for the bundled PostgreSQL.',
    field: 'DATABASE_URL',
  });
}

function parseUrl(url: string): PoolConfig {
  if (/^postgres(ql)?:\/\//.test(url) && (URL.canParse(url) || /^postgres(ql)?:\/\/[^/]*\/.*[?&]host=/.test(url)))
    return { connectionString: url };
  throw new RollcallError('config-invalid', 'DATABASE_URL is not the address of a PostgreSQL database.', {
    remedy: 'Write it as postgres://user:password@host:5432/database; characters like @ and / in the password are percent-encoded.',
    field: 'DATABASE_URL',
  });
}

async function notify({ db }: DatabaseHandle, channel: string, payload: string): Promise<void> {
  if (Buffer.byteLength(payload) > LONGEST_PAYLOAD) throw new RangeError(`A notification has at most ${LONGEST_PAYLOAD} bytes.`);
  await sql`select pg_notify(${channel}, ${payload})`.execute(db);
}
