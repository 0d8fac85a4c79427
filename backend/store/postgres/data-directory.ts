/** The server's data directory: made once, handed to the right owner, and the lock file PostgreSQL keeps in it. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, lchownSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RollcallError } from '../../domain/errors';
import { isAlive, startTimeOf } from '../process-state';
import type { Launcher } from './launcher';

export const SUPERUSER = 'rollcall';

export interface InitOptions {
  readonly launcher: Launcher;
  readonly programs: string;
  readonly major: number;
  readonly sync: boolean;
}

/**
 * Makes the data directory unless it is there. It grows under another name and is renamed when whole, so a crash or a
 * second process never leaves half of one. Throws `config-invalid` when it belongs to another major version.
 */
export async function prepareDataDirectory(data: string, options: InitOptions): Promise<void> {
  removeHalfMade(data);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const half = `${data}.new-${process.pid}-${startTimeOf(process.pid) ?? 0}-${randomBytes(4).toString('hex')}`;
    await runInitdb(half, options);
    try {
      renameSync(half, data);
      syncDirectory(dirname(data));
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(join(data, 'PG_VERSION'))) throw error;
    }
  }
  const made = Number.parseInt(readFileSync(join(data, 'PG_VERSION'), 'utf8'), 10);
  if (made !== options.major) {
    throw new RollcallError('config-invalid', `The data directory was made by PostgreSQL ${made}; the server found is ${options.major}.`, {
      remedy: `Set PG_BIN_DIR to the programs of PostgreSQL ${made}, or move the data to another server and set DATABASE_URL.`,
      field: 'PG_BIN_DIR',
    });
  }
  const { owner } = options.launcher;
  if (owner && statSync(data).uid !== owner.uid && !readLockFile(data)) giveTree(data, owner.uid, owner.gid);
}

export interface LockFile {
  readonly pid: number;
  readonly socketDirectory: string;
}

/** What `postmaster.pid` says: the server's process and its socket directory. */
export function readLockFile(data: string): LockFile | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, socketDirectory: lines[4] ?? '' } : null;
  } catch {
    return null;
  }
}

/**
 * Removes a lock file whose process id now belongs to somebody else (usual when a container restarts on its old
 * volume): PostgreSQL itself would refuse to start for as long as that process lives.
 */
export function removeStaleLock(data: string): boolean {
  const lock = readLockFile(data);
  if (!lock || !isAlive(lock.pid)) return false;
  let program: string;
  try {
    program = readFileSync(`/proc/${lock.pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
  } catch {
    return false;
  }
  if (program === '' || /postgres|postmaster/.test(basename(program))) return false;
  rmSync(join(data, 'postmaster.pid'), { force: true });
  return true;
}

function runInitdb(directory: string, { launcher, programs, major, sync }: InitOptions): Promise<void> {
  // The built-in provider (17 and newer) gives Unicode lower() without any locale of the operating system.
  const locale = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8'];
  const args = ['-D', directory, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', ...locale, '--no-instructions'];
  const [command, all, options] = launcher.command(join(programs, 'initdb'), sync ? args : [...args, '--no-sync']);
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, { ...options, cwd: dirname(directory), stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) return resolve();
      rmSync(directory, { recursive: true, force: true });
      reject(
        new RollcallError('store-unavailable', 'The bundled PostgreSQL could not create its data directory.', {
          remedy: 'Check free space and permissions of the data directory, or set DATABASE_URL. The log names the cause.',
          cause: new Error(said),
        }),
      );
    });
  });
}

/** What a process that died in the middle of making one left behind. */
function removeHalfMade(data: string): void {
  const parent = dirname(data);
  for (const name of readdirSync(parent)) {
    const [, pid, started] = /^data\.new-(\d+)-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || (isAlive(Number(pid)) && (startTimeOf(Number(pid)) ?? '0') === started)) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function giveTree(path: string, uid: number, gid: number): void {
  lchownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) giveTree(child, uid, gid);
    else lchownSync(child, uid, gid);
  }
}

function syncDirectory(directory: string): void {
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
