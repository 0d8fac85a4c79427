/** The plugin jar, built when there is none of this version or when a source is newer. */
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { version } from '../../package.json';

const root = resolve(__dirname, '../..');

export async function builtPlugin(): Promise<string> {
  const jar = join(root, 'dist/plugin', `rollcall-${version}.jar`);
  const builtAt = await stat(jar).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (builtAt < (await newestSource()))
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'plugin-descriptor/build.ts'], { cwd: root });
  return jar;
}

async function newestSource(): Promise<number> {
  const times: number[] = [];
  for (const folder of ['frontend', 'plugin-descriptor']) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) times.push((await stat(join(entry.parentPath, entry.name))).mtimeMs);
    }
  }
  return Math.max(...times, (await stat(join(root, 'webpack.config.js'))).mtimeMs);
}
