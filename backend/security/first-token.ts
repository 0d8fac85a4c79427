/** The way in at first start: an administrator's token in a file that only this user may read. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiTokenRepository } from '../store/store';
import { drawApiToken } from './api-tokens';
import { replacePrivateFile } from './private-file';

export interface FirstTokenOptions {
  readonly tokens: ApiTokenRepository;
  readonly dataDir: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * When no token exists, makes one and writes it to `<dataDir>/admin-token` (mode 0600). Answers the path, or null when
 * there were tokens already. The file is written before the token is valid, so a crash in between leaves no token that
 * nobody has.
 */
export async function issueFirstToken({ tokens, dataDir, now = Date.now }: FirstTokenOptions): Promise<string | null> {
  if ((await tokens.list()).length > 0) return null;
  const { token, record } = drawApiToken({ name: 'first administrator', role: 'administrator', expiresAt: null }, now());
  const path = join(dataDir, 'admin-token');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await replacePrivateFile(path, `${token}\n`);
  await tokens.put(record);
  return path;
}
