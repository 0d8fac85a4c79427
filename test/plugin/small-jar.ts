import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { assembleFiles } from '../../plugin-descriptor/jar/assemble';
import { writeZip } from '../../plugin-descriptor/jar/write-zip';

export const root = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');
const { version } = JSON.parse(read('package.json')) as { readonly version: string };

export { version };

/** A panel of a few lines, so that tests of the jar need no bundler. */
const SMALL_PANEL: Readonly<Record<string, string>> = {
  'panel.js': `document.addEventListener('DOMContentLoaded', function () { document.getElementById('rollcall').textContent = 'here'; });`,
  'panel.css': '#rollcall { color: var(--ds-text, #172b4d); }',
  'part.0123456789abcdef.js': 'window.part = true;',
};

/** The files of a jar with a small panel. */
export function smallFiles(): Map<string, Uint8Array> {
  return assembleFiles({
    version,
    source: (path) => read(`plugin-descriptor/${path}`),
    panel: new Map(Object.entries(SMALL_PANEL).map(([name, text]) => [name, Buffer.from(text)])),
    license: read('LICENSE'),
    notice: 'Nothing of others.\n',
  });
}

/** A whole jar; `change` may spoil its files first. */
export function smallJar(change: (files: Map<string, Uint8Array>) => void = () => undefined): Uint8Array {
  const files = smallFiles();
  change(files);
  return writeZip(files);
}

/** Replaces text in a file of the jar. The file must have it. */
export function edit(path: string, from: string, to: string): (files: Map<string, Uint8Array>) => void {
  return (files) => {
    const text = Buffer.from(files.get(path) ?? '').toString('utf8');
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    files.set(path, Buffer.from(text.replace(from, to)));
  };
}
