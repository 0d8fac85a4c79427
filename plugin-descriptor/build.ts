/** `npm run build:plugin`: makes dist/plugin/rollcall-<version>.jar, checks it, and signs it when a key is given. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assembleFiles } from './jar/assemble';
import { bundlePanel } from './jar/bundle-panel';
import { noticeOf } from './jar/third-party';
import { writeZip } from './jar/write-zip';
import { signJar } from './sign/sign-jar';
import { validateJar } from './validate';

const HELP = `Builds the plugin for Jira.

  --sign-key <file>   Ed25519 private key (PEM): writes <jar>.sig and <jar>.crt
  --sign-cert <file>  the certificate of that key (PEM); without it one is made
  --out <folder>      default dist/plugin
`;

const root = resolve(import.meta.dirname, '..');

async function main(): Promise<number> {
  const file = { type: 'string' } as const;
  const { values } = parseArgs({ options: { 'sign-key': file, 'sign-cert': file, out: file, help: { type: 'boolean' } } });
  if (values.help) return say(HELP);
  const folder = resolve(root, values.out ?? 'dist/plugin');
  const panelFolder = values.out === undefined ? join(root, 'dist/plugin-panel') : join(folder, 'panel');
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { readonly version: string };

  const panel = await bundlePanel(root, panelFolder);
  const files = assembleFiles({
    version,
    source: (path) => read(`plugin-descriptor/${path}`),
    panel: panel.files,
    license: read('LICENSE'),
    notice: noticeOf(panel.packages),
  });
  const jar = writeZip(files);
  const problems = validateJar(jar, { version });
  if (problems.length > 0) {
    for (const problem of problems) process.stderr.write(`  ${problem.code}: ${problem.message}\n`);
    process.stderr.write('The plugin was built, and Jira would not take it.\n');
    return 1;
  }
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `rollcall-${version}.jar`);
  for (const ending of ['', '.sha256', '.sig', '.crt']) rmSync(path + ending, { force: true });
  const digest = createHash('sha256').update(jar).digest('hex');
  writeFileSync(path, jar);
  writeFileSync(`${path}.sha256`, `${digest}  ${basename(path)}\n`);
  if (values['sign-key']) {
    const certificate = values['sign-cert'] === undefined ? null : readFileSync(values['sign-cert'], 'utf8');
    const signed = signJar(jar, readFileSync(values['sign-key'], 'utf8'), certificate, new Date());
    writeFileSync(`${path}.sig`, signed.signature);
    writeFileSync(`${path}.crt`, signed.certificate);
  }
  return say(`${path} (${Math.round(jar.length / 1024)} KB, sha256 ${digest})\n`);
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
