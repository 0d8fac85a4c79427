import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtPanel } from './built-panel';

export interface PanelWeight {
  /** Kilobytes of 1,024 bytes, compressed, that are named in the page: before the panel is there (without its language). */
  readonly atOnceKb: number;
  /** The same for everything a session can fetch: all pages, both themes, and the largest language, for nobody fetches two. */
  readonly inAllKb: number;
}

const languages = /^(english|german)\b/;

/** Weighs the production build of the panel. Each file counts as compressed alone, as a server sends it. */
export async function measurePanel(): Promise<PanelWeight> {
  const folder = await builtPanel();
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const named = new Set([...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file));
  const names = (await readdir(folder)).filter((name) => /\.(js|css|html)$/.test(name));
  const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(join(folder, name)), { level: 9 }).length));
  const weights = names.map((name, index) => ({ name, size: sizes[index] ?? 0 }));
  const sum = (files: typeof weights) => files.reduce((total, { size }) => total + size, 0);
  const [largest = 0] = weights.flatMap(({ name, size }) => (languages.test(name) ? [size] : [])).sort((a, b) => b - a);
  const rest = weights.filter(({ name }) => !languages.test(name));
  return { atOnceKb: sum(weights.filter(({ name }) => named.has(name))) / 1024, inAllKb: (sum(rest) + largest) / 1024 };
}
