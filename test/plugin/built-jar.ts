/** The plugin as the build makes it from the sources of now. Built once for each state of the sources. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildJar } from './build-jar';
import { root } from './small-jar';

/** Path of the jar. Concurrent callers may build twice; the first to finish wins. */
export function builtJar(): string {
  const path = join(root, 'build', `rollcall-${hashOfSources()}.jar`);
  if (existsSync(path)) return path;
  const jar = buildJar();
  mkdirSync(join(root, 'build'), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, jar.bytes);
  renameSync(fresh, path);
  jar.remove();
  return path;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const folders = ['frontend', 'plugin-descriptor'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const single = ['webpack.config.js', 'package.json', 'package-lock.json', 'LICENSE'].map((name) => join(root, name));
  for (const file of [...folders.sort(), ...single]) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
