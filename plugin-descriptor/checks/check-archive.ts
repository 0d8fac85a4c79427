import { inJarOrder } from '../jar/write-zip';
import type { Jar } from '../read/read-jar';
import type { JarProblem } from './problem';

/** 1980-01-01 00:00 in the form of MS-DOS, date in the upper half. */
const FIRST_STAMP = 0x00210000;

/** What has no business in the jar. Of classes there is one, which the descriptor names. */
const FORBIDDEN = /\.(map|java|ts|tsx|jar|pem|key|crt|env)$|(^|\/)(\.|node_modules\/)|module-info\.class$/;

/** The first line of a private key alone is a word of help texts; a line of the key after it is one. */
const SECRETS =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\s|\\[nr])+[A-Za-z0-9+/=]{3}|\bAKIA[0-9A-Z]{16}\b|\bxox[abp]-[0-9A-Za-z-]{20,}|\bgh[pousr]_[0-9A-Za-z]{36}\b/;

/** Names, order and dates: what two builds of the same source must agree in, and what must not be delivered. */
export function checkArchive(jar: Jar): JarProblem[] {
  const paths = jar.entries.map(({ path }) => path);
  return [...checkOrder(paths), ...jar.entries.flatMap((entry) => checkEntry(entry.path, entry.stamp, entry.content))];
}

function checkOrder(paths: readonly string[]): JarProblem[] {
  const problems: JarProblem[] = [];
  if (paths[0] !== 'META-INF/' || paths[1] !== 'META-INF/MANIFEST.MF')
    problems.push({ code: 'order', message: 'The manifest must come first.' });
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) problems.push({ code: 'name', message: `${twice} is in the jar twice.` });
  if (paths.some((path, index) => index > 0 && inJarOrder(paths[index - 1] ?? '', path) > 0))
    problems.push({ code: 'order', message: 'The entries are not in the order of their names.' });
  return problems;
}

function checkEntry(path: string, stamp: number, content: Uint8Array): JarProblem[] {
  const problems: JarProblem[] = [];
  if (stamp !== FIRST_STAMP) problems.push({ code: 'timestamp', message: `${path} has a date of its own: two builds would differ.` });
  if (!/^[!-~]+$/.test(path) || path.startsWith('/') || path.includes('\\') || path.split('/').includes('..'))
    problems.push({ code: 'name', message: `${path} is no name for a file of a jar.` });
  if (FORBIDDEN.test(path)) problems.push({ code: 'forbidden-file', message: `${path} must not be delivered.` });
  if (SECRETS.test(Buffer.from(content).toString('latin1'))) problems.push({ code: 'secret', message: `${path} contains a secret.` });
  return problems;
}
