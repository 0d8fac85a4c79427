/** The English texts in the server's sources that people may come to see in the panel. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const backend = join(__dirname, '../../backend');
/** Seen on a terminal or in a log only: before there is an interface, or by whoever calls it with a program. */
const unseen =
  /^(cli|bootstrap|store|api\/http|runs\/environment|domain\/notifications\/words|security\/(master-key|private-file|outbound-list|secret-envelope))/;
const literal = String.raw`('(?:[^'\\\n]|\\.)*'|\`(?:[^\`\\]|\\.)*\`)`;
const remedies = new RegExp(String.raw`\bremedy:\s*(?:[^'\`\n,]*\?\s*)?${literal}`, 'g');
const messages = new RegExp(String.raw`new RollcallError\(\s*'[a-z-]+',\s*${literal}`, 'g');

/** Text → the file it stands in. What is filled in while running is `{place}`. */
export function textsOfServer(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of listSources(backend)) {
    const name = relative(backend, path).split(sep).join('/');
    if (unseen.test(name)) continue;
    const source = readFileSync(path, 'utf8');
    for (const [, quoted] of [...source.matchAll(remedies), ...source.matchAll(messages)]) {
      const text = plain(quoted ?? '');
      if (/[a-z]{2}/.test(text.replaceAll('{place}', ''))) found.set(text, name);
    }
  }
  return found;
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'test' ? [] : listSources(path);
    return path.endsWith('.ts') && !path.includes('.test.') ? [path] : [];
  });
}

function plain(quoted: string): string {
  const inner = quoted.slice(1, -1).replace(/\\(['`$\\])/g, '$1');
  return quoted.startsWith('`') ? inner.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '{place}') : inner;
}
