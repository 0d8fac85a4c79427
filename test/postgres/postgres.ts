/**
 * A real PostgreSQL for tests: one server a Jest run, one database a call. The server starts with the first call
 * (about 0.6 s), a database is a copy of a migrated one (about 40 ms).
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';
import { type Logger, pino } from 'pino';
import { type OpenStoreOptions, openStore, type PostgresStore } from '../../backend/store/open-store';
import { startBundledPostgres } from '../../backend/store/postgres/start-bundled-postgres';

const TEMPLATE = 'rollcall_template';

export const silent: Logger = pino({ level: 'silent' });

export interface TestStore extends PostgresStore {
  /** The form a process of its own needs to open the same database. */
  readonly databaseUrl: string;
  /** A second store over the same database, as another process would have. Close it yourself. */
  reopen(options?: Partial<OpenStoreOptions>): Promise<PostgresStore>;
  /** SQL past the store, to look or to do harm. */
  query(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

let server: Promise<PoolConfig> | undefined;

/** An empty, migrated database. `close` drops it. */
export async function openTestStore(options: Partial<OpenStoreOptions> = {}): Promise<TestStore> {
  server ??= startServer();
  const connection = await server;
  const database = await createDatabase(connection);
  const databaseUrl = urlOf(connection, database);
  const store = await openStore({ log: silent, ...options, databaseUrl });
  return {
    ...store,
    databaseUrl,
    reopen: (others) => openStore({ log: silent, ...options, ...others, databaseUrl }),
    query: (text, values = []) => onServer({ ...connection, database }, async (client) => (await client.query(text, [...values])).rows),
    async close() {
      await store.close();
      await onServer(connection, (client) => client.query(`drop database if exists ${database} with (force)`));
    },
  };
}

/** An empty database without tables, as an operator would hand it out. Answers its address. */
export async function createEmptyDatabase(): Promise<string> {
  server ??= startServer();
  const connection = await server;
  const name = databaseName();
  await onServer(connection, (client) => client.query(`create database ${name} template template0`));
  return urlOf(connection, name);
}

async function startServer(): Promise<PoolConfig> {
  const dataDir = process.env.ROLLCALL_TEST_POSTGRES ?? mkdtempSync(join(tmpdir(), 'rollcall-test-'));
  const started = await startBundledPostgres({ dataDir, log: silent, durability: 'test', keepRunning: true });
  const connection = started.connectionOptions;
  await onServer(connection, makeTemplate);
  // The connection that marks our presence would keep Jest from ending.
  await started.stop();
  return connection;
}

/** Test files start side by side in several processes; one of them makes the template, the others wait. */
async function makeTemplate(client: Client): Promise<void> {
  await client.query(`select pg_advisory_lock(1)`);
  const { rowCount } = await client.query(`select from pg_database where datname = $1 and datistemplate`, [TEMPLATE]);
  if (rowCount) return;
  await client.query(`drop database if exists ${TEMPLATE}`);
  await client.query(`create database ${TEMPLATE}`);
  const migrated = await openStore({ log: silent, databaseUrl: urlOf(client, TEMPLATE) });
  await migrated.close();
  await client.query(`alter database ${TEMPLATE} is_template true`);
}

async function createDatabase(connection: PoolConfig): Promise<string> {
  const name = databaseName();
  await onServer(connection, (client) => client.query(`create database ${name} template ${TEMPLATE}`));
  return name;
}

function databaseName(): string {
  return `test_${randomUUID().replaceAll('-', '')}`;
}

function urlOf({ host, port, user }: Pick<PoolConfig, 'host' | 'port' | 'user'>, database: string): string {
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`;
}

async function onServer<T>(connection: PoolConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
