/** The master key of an installation: from the environment, from a file, or made at first start. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RollcallError } from '../domain/errors';
import { createPrivateFile } from './private-file';

export interface MasterKey {
  /** Derived from the key, stored beside what it sealed; tells keys apart and nothing about them. */
  readonly id: string;
  readonly bytes: Buffer;
}

export interface MasterKeySource {
  /** Folder for the key that Rollcall makes itself when neither of the others is given. */
  readonly dataDir: string;
  /** The key's text (`ROLLCALL_MASTER_KEY`). */
  readonly value?: string;
  /** A file with the key's text (`ROLLCALL_MASTER_KEY_FILE`). */
  readonly file?: string;
}

const keyBytes = 32;
const remedy = 'Give 32 random bytes in base64 or hexadecimal, for example from: openssl rand -base64 32';

/** A key from its text: 32 bytes in hexadecimal, base64 or base64url. `origin` names where it came from, for messages. */
export function parseMasterKey(text: string, origin: string): MasterKey {
  const trimmed = text.trim();
  const bytes = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64');
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed);
  if (!isBase64 || bytes.length !== keyBytes) {
    throw new RollcallError('config-invalid', `The master key in ${origin} is not 32 bytes.`, { remedy, field: origin });
  }
  const id = createHash('sha256').update('rollcall master key\n').update(bytes).digest('hex').slice(0, 12);
  return { id, bytes };
}

/**
 * The key of this installation: the given value, else the given file, else `master.key` in the data directory, which is
 * made at first start (mode 0600). Throws `config-invalid` for a key that is none, and for a key file of ours that others
 * may read.
 */
export async function openMasterKey({ dataDir, value, file }: MasterKeySource): Promise<MasterKey> {
  if (value !== undefined) return parseMasterKey(value, 'ROLLCALL_MASTER_KEY');
  if (file !== undefined) return parseMasterKey(await readKeyFile(file, 'ROLLCALL_MASTER_KEY_FILE'), 'ROLLCALL_MASTER_KEY_FILE');
  const own = join(dataDir, 'master.key');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await createPrivateFile(own, `${randomBytes(keyBytes).toString('base64')}\n`);
  await refuseOpenFile(own);
  return parseMasterKey(await readKeyFile(own, own), own);
}

/** Keys that were in force before, separated by commas, to read what they sealed until it is re-wrapped. */
export function parseFormerKeys(text: string): readonly MasterKey[] {
  return text
    .split(',')
    .filter((key) => key.trim() !== '')
    .map((key) => parseMasterKey(key, 'ROLLCALL_FORMER_MASTER_KEYS'));
}

async function readKeyFile(file: string, field: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new RollcallError('config-invalid', `The master key file ${file} cannot be read.`, { remedy, field, cause });
  }
}

async function refuseOpenFile(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o077) === 0) return;
  const message = `Other users of this machine may read the master key ${file}.`;
  throw new RollcallError('config-invalid', message, { remedy: `Run: chmod 600 ${file}`, field: file });
}
