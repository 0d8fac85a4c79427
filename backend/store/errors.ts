/** Turns what PostgreSQL and its driver throw into errors a person can act on. */
import { isRollcallError, RollcallError, type RollcallErrorOptions } from '../domain/errors';

const AGAIN: RollcallErrorOptions = { retry: 'later', remedy: 'Check that the database server runs and can be reached, then try again.' };

/** By SQLSTATE class or code, first match wins: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const KNOWN: readonly (readonly [RegExp, string, RollcallErrorOptions])[] = [
  [
    /^28/,
    'The database refused the user name or password.',
    { blame: 'config', remedy: 'Correct user and password in DATABASE_URL.', field: 'DATABASE_URL' },
  ],
  [
    /^3D000/,
    'The database named in DATABASE_URL does not exist.',
    { blame: 'config', remedy: 'Create the database, or correct DATABASE_URL.', field: 'DATABASE_URL' },
  ],
  [
    /^(42501)/,
    'The database user lacks a right.',
    { blame: 'config', remedy: 'Make the user the owner of the database.', field: 'DATABASE_URL' },
  ],
  [
    /^(53100|58030)/,
    'The database server has no disk space left or cannot write.',
    { retry: 'later', remedy: 'Free disk space on the database server, then try again.' },
  ],
  [
    /^53300/,
    'The database server has no connection left.',
    { retry: 'later', remedy: 'Raise max_connections of the server, or stop other clients.' },
  ],
  [/^25006/, 'The database only allows reading.', { retry: 'later', remedy: 'Point DATABASE_URL to the primary server.', blame: 'config' }],
  [/^(40001|40P01|55P03)/, 'Two changes stood in each other’s way in the database.', { retry: 'now', remedy: 'Try again.' }],
  [/^(08|57P|58|53|XX)/, 'The database is not available.', AGAIN],
  [/^(ECONN|ENOENT|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|EACCES)/, 'The database cannot be reached.', AGAIN],
];

const DRIVER =
  /timeout exceeded|Connection terminated|terminated unexpectedly|not queryable|connection error|server does not support SSL|Cannot use a pool after|driver has already been destroyed/i;

/** Ours stay as they are; what the database's absence causes becomes `store-unavailable`; all else is a fault of ours and stays too. */
export function explainDatabaseError(error: unknown): unknown {
  if (isRollcallError(error)) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  for (const [pattern, message, options] of KNOWN) {
    if (pattern.test(code)) return new RollcallError('store-unavailable', message, { ...options, cause: error });
  }
  if (error instanceof Error && DRIVER.test(error.message)) {
    return new RollcallError('store-unavailable', 'The database cannot be reached.', { ...AGAIN, cause: error });
  }
  return error;
}

/** Runs a call to the database with its errors explained. */
export async function explained<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw explainDatabaseError(error);
  }
}

/** The same repository with the errors of every method explained. */
export function explainErrors<T extends object>(repository: T): T {
  const wrapped = Object.entries(repository).map(([name, method]: [string, unknown]) => [
    name,
    typeof method === 'function' ? (...args: unknown[]) => explained(async () => method.apply(repository, args)) : method,
  ]);
  return Object.fromEntries(wrapped) as T;
}
