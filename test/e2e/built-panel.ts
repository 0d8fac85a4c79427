/** The panel as the production build makes it from the sources of now. Built once for each state of the sources. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');
const run = promisify(execFile);

/** Folder with `index.html`. Concurrent callers may build twice; the first to finish wins. */
export async function builtPanel(): Promise<string> {
  const folder = join(root, 'build', `panel-${await hashOfSources()}`);
  if (existsSync(join(folder, 'index.html'))) return folder;
  await mkdir(join(root, 'build'), { recursive: true });
  const fresh = await mkdtemp(join(root, 'build', 'panel-new-'));
  const webpack = join(root, 'node_modules/webpack/bin/webpack.js');
  await run(process.execPath, [webpack, '--mode', 'production', '--output-path', fresh], { cwd: root });
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return folder;
}

async function hashOfSources(): Promise<string> {
  const names = (await readdir(join(root, 'frontend'), { recursive: true })).map((name) => join('frontend', name));
  const files = [...names.filter((name) => /\.(tsx?|css|html)$/.test(name)).sort(), 'webpack.config.js', 'package-lock.json'];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
