/** Starting and stopping the server program itself. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../process-state';
import { readLockFile } from './data-directory';
import type { Launcher } from './launcher';

export type Durability = 'full' | 'test';

const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'shared_buffers=128MB',
  'max_connections=100',
  'max_wal_size=2GB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
];
/** For tests only: a crash of the machine may lose or break the data. */
const UNSAFE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const LOG_ROTATES_AT = 5_000_000;

export interface ServerProcess {
  readonly pid: number;
  /** What it wrote to its log before it ended; null while it runs. */
  ended(): string | null;
}

export interface ServerOptions {
  readonly launcher: Launcher;
  readonly programs: string;
  readonly data: string;
  readonly socketDirectory: string;
  readonly durability: Durability;
}

/**
 * Starts the server in a session of its own (Ctrl-C at our terminal must not stop it before we are done) with its
 * messages in a file (so it can outlive us and keep writing).
 */
export function spawnServer({ launcher, programs, data, socketDirectory, durability }: ServerOptions): ServerProcess {
  const settings = durability === 'test' ? [...SETTINGS, ...UNSAFE] : SETTINGS;
  const args = ['-D', data, '-k', socketDirectory, ...settings.flatMap((setting) => ['-c', setting])];
  const [command, all, options] = launcher.command(join(programs, 'postgres'), args);
  const file = join(dirname(data), 'server.log');
  if (existsSync(file) && statSync(file).size > LOG_ROTATES_AT) renameSync(file, `${file}.1`);
  const log = openSync(file, 'a', 0o600);
  const from = statSync(file).size;
  const child = spawn(command, all, { ...options, cwd: dirname(data), detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let failed: string | null = null;
  child.on('error', (error) => {
    failed = error.message;
  });
  child.on('exit', () => {
    failed ??= readEnd(file, from) || 'It ended without a message.';
  });
  child.unref();
  return { pid: child.pid ?? 0, ended: () => failed };
}

function readEnd(file: string, from: number): string {
  try {
    return readFileSync(file).subarray(from).subarray(-2000).toString();
  } catch {
    return '';
  }
}

/** Stops the server: sessions are ended and data is written (fast); after ten seconds at once, to recover at its next start. */
export async function stopServer(data: string): Promise<void> {
  const pid = readLockFile(data)?.pid;
  if (pid === undefined) return;
  if (!signal(pid, 'SIGINT')) return;
  if (await goneWithin(pid, 10_000)) return;
  signal(pid, 'SIGQUIT');
  await goneWithin(pid, 5_000);
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}
