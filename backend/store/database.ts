/** Connections to PostgreSQL: the pool with its type readers, and the query builder over it. */
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig, types } from 'pg';
import type { Logger } from 'pino';
import type { Database } from './schema';

const INT8 = 20;
const TIMESTAMPTZ = 1184;

/** A transaction whose process was stopped in its middle must not keep others from taking over its lease. */
const SESSION = `set idle_in_transaction_session_timeout = '30s'`;

export interface DatabaseHandle {
  readonly db: Kysely<Database>;
  close(): Promise<void>;
}

export function openDatabase(connection: PoolConfig, max: number, log: Logger): DatabaseHandle {
  const pool = new Pool({ connectionTimeoutMillis: 30_000, keepAlive: true, ...connection, max, types: { getTypeParser: typeReader } });
  // Without a listener a server that stops would end our process as well.
  let closing = false;
  pool.on('error', (error: Error & { code?: string }) => {
    // The error itself carries the connection with all its parameters, which do not belong into a log.
    if (!closing) log.warn({ code: error.code, reason: error.message }, 'A database connection was lost');
  });
  // The same for a connection that is in use; who uses it gets the error with the query.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (created) => {
        await created.executeQuery(CompiledQuery.raw(SESSION));
      },
    }),
  });
  return {
    db,
    close() {
      closing = true;
      return db.destroy();
    },
  };
}

function typeReader(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return Number;
  if (oid === TIMESTAMPTZ) return readTime;
  return types.getTypeParser(oid, format as 'text');
}

const readDate = types.getTypeParser(TIMESTAMPTZ, 'text') as (value: string) => Date;

/** `2026-01-02 03:04:05.6+00` as `2026-01-02T03:04:05.600Z`; without the way over a Date in the usual case. */
function readTime(value: string): string {
  const usual = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(value);
  if (!usual) return readDate(value).toISOString();
  // Joined rather than concatenated: pieces that hang together keep the whole row alive, a hundred thousand times.
  return [usual[1], 'T', usual[2], '.', (usual[3] ?? '').padEnd(3, '0').slice(0, 3), 'Z'].join('');
}
