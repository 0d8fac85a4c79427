/**
 * The PostgreSQL server that comes with Rollcall: made at the first start, found again after a crash, shared by all
 * processes on one data directory, stopped by the last of them.
 */
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { isRollcallError, RollcallError } from '../../domain/errors';
import { prepareDataDirectory, readLockFile, removeStaleLock, SUPERUSER } from './data-directory';
import { chooseLauncher } from './launcher';
import { joinServer, type Presence } from './presence';
import { findPrograms, majorVersion } from './programs';
import { type Durability, type ServerOptions, type ServerProcess, spawnServer, stopServer } from './server-process';
import { prepareSocketDirectory, socketDirectory } from './socket-directory';

export interface BundledPostgresOptions {
  /** Everything lives below `<dataDir>/postgres`. */
  readonly dataDir: string;
  /** Directory with `initdb` and `postgres` of another installation. Default: environment `PG_BIN_DIR`, else the bundled one. */
  readonly binDir?: string;
  readonly log: Logger;
  /** `test` switches syncing to disk off: what was just committed is lost when the server is killed. Default `full`. */
  readonly durability?: Durability;
  /** `stop` leaves the server running, for others to come. */
  readonly keepRunning?: boolean;
}

export interface BundledPostgres {
  /** Over the Unix socket, to the database `rollcall`. */
  readonly connectionOptions: PoolConfig;
  /** The server's process now; it changes when the server had to be started again. */
  readonly pid: number;
  /** The server ran already when we came: another process uses it, or one left it behind in a crash. */
  readonly adopted: boolean;
  /** Leaves. Stops the server when nobody else uses it. Close every connection first. */
  stop(): Promise<void>;
}

/** How long a start may take; recovery after a crash has to read up to two gigabytes of log. */
const START_DEADLINE_MS = 120_000;
const DATABASE = 'rollcall';

/** Throws `store-unavailable` or `config-invalid`, each with a remedy. */
export async function startBundledPostgres(options: BundledPostgresOptions): Promise<BundledPostgres> {
  const { log } = options;
  const home = join(resolve(options.dataDir), 'postgres');
  mkdirSync(resolve(options.dataDir), { recursive: true });
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const launcher = chooseLauncher(home);
  chmodSync(home, 0o711);
  if (launcher.owner) chownSync(home, launcher.owner.uid, launcher.owner.gid);
  const programs = findPrograms(launcher, home, options.binDir ?? (process.env.PG_BIN_DIR || undefined));
  const data = join(home, 'data');
  const server: ServerOptions = {
    launcher,
    programs,
    data,
    socketDirectory: socketDirectory(home),
    durability: options.durability ?? 'full',
  };
  await prepareDataDirectory(data, {
    launcher,
    programs,
    major: majorVersion(launcher, programs, home),
    sync: server.durability === 'full',
  });

  let here = await enterServer(server, log);
  let stopped = false;
  let entering: Promise<void> = Promise.resolve();
  const guard = async () => {
    for (;;) {
      await here.presence.broken;
      if (stopped) return;
      log.warn('The bundled PostgreSQL went away; starting it again');
      entering = reenter(server, log, () => stopped).then((entered) => {
        here = entered;
      });
      await entering;
    }
  };
  const { adopted } = here;
  log.info({ pid: here.pid, adopted }, adopted ? 'Joined the running bundled PostgreSQL' : 'Started the bundled PostgreSQL');
  guard().catch((error: unknown) => {
    if (!stopped) log.error({ err: error }, 'The bundled PostgreSQL cannot be started again');
  });
  return {
    get connectionOptions() {
      return { host: here.socketDirectory, port: 5432, user: SUPERUSER, database: DATABASE };
    },
    get pid() {
      return here.pid;
    },
    adopted,
    async stop() {
      if (stopped) return;
      stopped = true;
      await entering.catch(() => {});
      if (options.keepRunning) await here.presence.detach();
      else if (await here.presence.leave()) {
        await stopServer(data);
        await here.presence.detach();
      }
    },
  };
}

interface Entered {
  readonly presence: Presence;
  readonly socketDirectory: string;
  readonly pid: number;
  readonly adopted: boolean;
}

/** Joins the running server or starts one; bears a server that is starting, stopping or dying just now. Gives up when `unwanted`. */
async function enterServer(server: ServerOptions, log: Logger, unwanted = () => false): Promise<Entered> {
  const deadline = performance.now() + START_DEADLINE_MS;
  let child: ServerProcess | null = null;
  let dead = '';
  // A server that was spawned is waited for even when nobody wants it any more: who leaves has to stop it.
  for (let attempt = 0; performance.now() < deadline && (child || !unwanted()); attempt++) {
    const lock = readLockFile(server.data);
    const directory = lock?.socketDirectory || server.socketDirectory;
    try {
      const connection = { host: directory, port: 5432, user: SUPERUSER, connectionTimeoutMillis: 10_000 };
      const presence = await joinServer({ ...connection, database: 'postgres' });
      if (presence) {
        await createDatabase(connection);
        const pid = readLockFile(server.data)?.pid ?? 0;
        return { presence, socketDirectory: directory, pid, adopted: child?.pid !== pid };
      }
    } catch (error) {
      if (!isComing(error)) throw unavailable('The bundled PostgreSQL does not accept connections.', error);
      const message = child?.ended() ?? null;
      if (message !== null) {
        child = null;
        dead = message;
        if (!MAY_PASS.test(message)) throw unavailable('The bundled PostgreSQL does not start.', new Error(message));
        if (attempt > 20 && removeStaleLock(server.data)) log.warn('Removed the lock file of a database server that no longer runs');
      }
      if (!child && !isBusy(error)) {
        prepareSocketDirectory(server.socketDirectory, dirname(server.data), server.launcher.owner);
        child = spawnServer(server);
      }
    }
    await sleep(Math.min(10 + attempt * 2, 200));
  }
  throw unavailable('The bundled PostgreSQL did not get ready in time.', new Error(dead));
}

async function reenter(server: ServerOptions, log: Logger, unwanted: () => boolean): Promise<Entered> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await enterServer(server, log, unwanted);
    } catch (error) {
      if (attempt >= 10 || unwanted()) throw error;
      log.warn({ err: error, attempt }, 'The bundled PostgreSQL did not start; trying again');
      await sleep(Math.min(attempt * 1000, 10_000));
    }
  }
}

/** Another server holds the directory, or the processes of a killed one are not gone yet. */
const MAY_PASS = /postmaster\.pid|shared memory|could not bind|lock file|Address already in use/;

function errorCode(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

/** Starting up, shutting down or recovering: it is there, wait. */
function isBusy(error: unknown): boolean {
  return errorCode(error) === '57P03';
}

function isComing(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return (
    isBusy(error) ||
    ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02'].includes(errorCode(error)) ||
    /terminated unexpectedly/.test(message)
  );
}

async function createDatabase(connection: PoolConfig): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // 42P04, 23505: another process made it at the same moment.
    if (!['42P04', '23505'].includes(errorCode(error))) throw error;
  } finally {
    await client.end();
  }
}

function unavailable(message: string, cause: unknown): RollcallError {
  if (isRollcallError(cause)) return cause;
  return new RollcallError('store-unavailable', message, {
    retry: 'later',
    remedy: 'Look into server.log beside the database files for the cause (often a full disk or wrong permissions), then start again.',
    cause,
  });
}
