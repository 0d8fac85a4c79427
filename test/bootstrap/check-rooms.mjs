/** Refuses files that grew past 400 lines and names that say nothing. Prints each and ends with 1 when there is any. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const mostLines = 400;
const folders = ['backend', 'frontend', 'plugin-descriptor', 'test'];
const code = /[.](ts|tsx|js|jsx|mjs|cjs|css)$/;
/** `utils.ts`, `http-helper.ts`, `common/`, `manager.ts` …: such a room has no one job. */
const emptyNames = /(^|[/.-])(utils?|helpers?|common|managers?|misc)([/.-]|$)/i;
/** Types are all the panel takes from the backend; a value would carry server code into the browser. */
const valueFromBackend = /^\s*(import|export)\s+(?!type\b)[^;]*?from\s+'(\.\.\/)+backend\//m;

/** What would make the domain answer differently the second time, or reach out of it. */
const impure = /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.|fetch\(|setTimeout\(|setInterval\(|performance\.)/;
/** Of node:crypto only hashing: keys and random bytes are nothing for the domain. */
const moreThanHashing = /import\s+(?!\{\s*createHash\s*\}\s+from)[^;]*'(node:)?crypto'/;
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** Faults of a file of the pure domain; its tests may do what they like. */
function findImpurity(path, text) {
  if (!path.startsWith('backend/domain/') || path.includes('.test.')) return [];
  const code = text.replace(comments, '');
  return [
    ...(impure.test(code) ? [`${path}: the domain has no clock, randomness, timers, process or network`] : []),
    ...(moreThanHashing.test(code) ? [`${path}: of node:crypto the domain uses only createHash`] : []),
  ];
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return entry.isFile() && code.test(entry.name) ? [path] : [];
  });
}

function findFaults(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return [
    ...(lines > mostLines ? [`${path}: ${lines} lines, ${mostLines} at most; divide it by its jobs`] : []),
    ...(emptyNames.test(path) ? [`${path}: name it by its job, not utils, helpers, common, manager or misc`] : []),
    ...(path.startsWith('frontend/') && valueFromBackend.test(text) ? [`${path}: import only types from the backend`] : []),
    ...findImpurity(path, text),
  ];
}

/** All faults under a root, one line each, and how many files were looked at. */
export function checkRooms(root) {
  const present = new Set(readdirSync(root));
  const files = folders.filter((folder) => present.has(folder)).flatMap((folder) => listFiles(join(root, folder)));
  const paths = files.map((file) => relative(root, file).split(sep).join('/'));
  return { files: paths.length, faults: paths.flatMap((path) => findFaults(root, path)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, faults } = checkRooms(process.argv[2] ?? process.cwd());
  for (const fault of faults) console.error(`  error ${fault}`);
  console.error(faults.length === 0 ? `✔ names and sizes of ${files} files are in order` : `x ${faults.length} files out of order`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
