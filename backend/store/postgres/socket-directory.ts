/** Where the bundled server listens: a Unix socket in a directory only its owner may enter. */
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RollcallError } from '../../domain/errors';
import type { Account } from './launcher';

/** The kernel's limit for the path of a Unix socket. */
const LONGEST = 107;
const SOCKET = '.s.PGSQL.5432';

/** Answers `<home>/socket`, or a short directory under the temporary one when that path would be too long for a socket. */
export function socketDirectory(home: string): string {
  const beside = join(home, 'socket');
  if (Buffer.byteLength(join(beside, SOCKET)) <= LONGEST) return beside;
  const name = `rollcall-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  const short = join(tmpdir(), name);
  return Buffer.byteLength(join(short, SOCKET)) <= LONGEST ? short : join('/tmp', name);
}

/**
 * Makes the directory for its owner alone. Below `home` that needs no question; in the temporary directory anybody may
 * have put it there before us. Throws `store-unavailable` when it is somebody else's.
 */
export function prepareSocketDirectory(directory: string, home: string, owner: Account | null): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = lstatSync(directory);
  const accepted = [process.getuid?.(), owner?.uid];
  if (dirname(directory) !== home && (!found.isDirectory() || !accepted.includes(found.uid))) {
    throw new RollcallError('store-unavailable', 'The directory for the database socket belongs to somebody else.', {
      remedy: `Remove ${directory}, or choose a shorter path for the data directory.`,
      field: 'dataDir',
    });
  }
  if (owner) chownSync(directory, owner.uid, owner.gid);
  chmodSync(directory, 0o700);
}
