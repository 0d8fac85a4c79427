/** How much a browser fetches before the panel is there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtPanel } from './built-panel';

const budgetKb = 330;

it(`weighs at most ${budgetKb} KB compressed`, async () => {
  const folder = await builtPanel();
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(1);
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(folder, file)), { level: 9 }).length));
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1024).toBeLessThanOrEqual(budgetKb);
}, 120_000);
