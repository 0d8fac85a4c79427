/** Each try starts from nothing: what an earlier one left is taken away. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Environment, openInstallation } from '../../backend/runs';

/**
 * Empties the data directory of the try-out. A database server that a killed try left running is stopped first; where somebody
 * still uses it, nothing is touched. With a `DATABASE_URL` the database is the caller's own: only our directory is emptied.
 */
export async function startAnew(environment: Environment, log: Logger): Promise<void> {
  const folder = environment.ROLLCALL_DATA_DIR;
  if (!existsSync(folder)) return;
  const isServerUp = () => existsSync(join(folder, 'postgres', 'data', 'postmaster.pid'));
  // The last to close a database stops its server.
  if (!environment.DATABASE_URL && isServerUp()) await openInstallation(environment, log).then((installation) => installation.close());
  if (isServerUp()) throw new Error(`Another try-out runs in ${folder}. Stop it first.`);
  await rm(folder, { recursive: true, force: true });
}
