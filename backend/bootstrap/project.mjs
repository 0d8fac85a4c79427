/** Where the project lies and what it asks of the machine. Plain JavaScript: it runs before anything is installed. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Oldest Node that can run this set-up itself. */
export const oldestForSetUp = '20.0.0';

/** Oldest Node that can run Rollcall: the `engines` of package.json. */
export function oldestForRollcall() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return engines.node.replace(/^\D+/, '');
}
