import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, version } from './small-jar';

export interface BuiltJar {
  readonly path: string;
  readonly bytes: Buffer;
  /** Everything the build wrote. */
  readonly folder: string;
  remove(): void;
}

/** Builds the plugin as `npm run build:plugin` does, into a folder of its own. It takes some ten seconds. */
export function buildJar(...flags: readonly string[]): BuiltJar {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-plugin-'));
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  execFileSync(process.execPath, [tsx, 'plugin-descriptor/build.ts', '--out', folder, ...flags], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const path = join(folder, `rollcall-${version}.jar`);
  return { path, bytes: readFileSync(path), folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
