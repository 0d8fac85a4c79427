/** The real program as one file, built once into a folder of this process's own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let built: string | undefined;

export function serverBundle(): string {
  built ??= build();
  return built;
}

function build(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bundle-'));
  execFileSync(process.execPath, ['backend/bootstrap/build-server.mjs', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'rollcall.cjs');
}
