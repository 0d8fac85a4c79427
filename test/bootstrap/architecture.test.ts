import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const project = join(__dirname, '..', '..');

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Names of the rules that a small project breaks, with the file that breaks each. */
function brokenRules(root: string): readonly string[] {
  const config = join(project, '.dependency-cruiser.cjs');
  const tool = join(project, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const folders = '{backend,frontend,plugin-descriptor,test}';
  const ended = spawnSync(process.execPath, [tool, '--config', config, '--output-type', 'json', folders], { cwd: root, encoding: 'utf8' });
  const { summary } = JSON.parse(ended.stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return summary.violations.map(({ rule, from }) => `${from}: ${rule.name}`).sort();
}

function checkRooms(root: string): { readonly code: number | null; readonly said: string } {
  const ended = spawnSync(process.execPath, [join(__dirname, 'check-rooms.mjs'), root], { encoding: 'utf8' });
  return { code: ended.status, said: ended.stderr };
}

describe('the rules of the architecture', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rollcall-rooms-'));
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
    write(root, {
      'package.json': JSON.stringify({ name: 'sample', dependencies: { zod: '4', pino: '10' }, devDependencies: { 'fast-check': '4' } }),
      'backend/store/store.ts': 'export interface Store { readonly name: string }\nexport const store: Store = { name: "" };\n',
      'backend/domain/records.ts':
        "import { z } from 'zod';\nimport { createHash } from 'node:crypto';\nexport const record = z.string();\nexport const hash = createHash;\n",
    });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('passes rooms that know only what they may', () => {
    write(root, {
      'backend/runs/start.ts':
        "import { store } from '../store/store';\nimport type { record } from '../domain/records';\nexport const start = (value: typeof record) => [value, store];\n",
      'backend/domain/records.test.ts':
        "import fc from 'fast-check';\nimport { store } from '../store/store';\nexport const all = [fc, store];\n",
    });
    expect(brokenRules(root)).toEqual([]);
  });

  const importsOfStore: Readonly<Record<string, string>> = {
    'a value': "import { store } from '../store/store';\nexport const used = store;\n",
    'a type': "import type { Store } from '../store/store';\nexport type Used = Store;\n",
    'an inline type': "import { type Store } from '../store/store';\nexport type Used = Store;\n",
    'an import type': "export type Used = { readonly [key: string]: import('../store/store').Store };\n",
    'a re-export': "export * from '../store/store';\n",
    'a dynamic import': "export const used = { load: async () => (await import('../store/store')).store };\n",
    'a require': "export const used = require('../store/store');\n",
  };
  it.each(Object.entries(importsOfStore))('sees the domain import %s of the store', (_form, text) => {
    write(root, { 'backend/domain/bad.ts': text });
    expect(brokenRules(root)).toEqual(['backend/domain/bad.ts: domain-knows-only-itself']);
  });

  it('sees the imports of a page with markup', () => {
    write(root, {
      'frontend/page.tsx':
        "import { store } from '../backend/store/store';\nexport const Page = <T,>(of: { is: T }) => <b title={store.name}>{String(of.is)}</b>;\n",
    });
    expect(brokenRules(root)).toEqual(['frontend/page.tsx: frontend-knows-only-shapes-of-the-api']);
  });

  it('refuses a domain that touches disk or clock libraries', () => {
    write(root, { 'backend/domain/bad.ts': "import 'node:fs';\nimport pino from 'pino';\nexport const used = pino;\n" });
    expect(brokenRules(root)).toEqual(['backend/domain/bad.ts: domain-is-pure', 'backend/domain/bad.ts: domain-takes-only-zod-and-re2js']);
  });

  it('refuses a connector that knows the store, and an API that knows a connector', () => {
    write(root, {
      'backend/connectors/okta/read.ts': "import { store } from '../../store/store';\nexport const read = store;\n",
      'backend/api/check.ts': "import { read } from '../connectors/okta/read';\nexport const check = read;\n",
    });
    expect(brokenRules(root)).toEqual([
      'backend/api/check.ts: api-knows-only-domain-runs-security',
      'backend/connectors/okta/read.ts: connectors-knows-only-domain',
    ]);
  });

  it('refuses product code that imports tests, development packages or nothing that exists', () => {
    write(root, {
      'test/jira/jira.ts': 'export const jira = 1;\n',
      'backend/target/bad.ts':
        "import fc from 'fast-check';\nimport { jira } from '../../test/jira/jira';\nimport './absent';\nexport const used = [fc, jira];\n",
    });
    expect(brokenRules(root)).toEqual([
      'backend/target/bad.ts: backend-runs-on-its-dependencies',
      'backend/target/bad.ts: every-import-leads-somewhere',
      'backend/target/bad.ts: product-imports-no-test',
    ]);
  });

  it('refuses cycles, of types too', () => {
    write(root, {
      'backend/domain/a.ts': "import type { B } from './b';\nexport interface A { b: B }\n",
      'backend/domain/b.ts': "import type { A } from './a';\nexport interface B { a: A }\n",
    });
    expect(brokenRules(root)).toEqual(['backend/domain/a.ts: no-cycles']);
  });

  it('refuses a new folder of the backend that no rule names', () => {
    write(root, { 'backend/extras/odd.ts': "import { record } from '../domain/records';\nexport const used = record;\n" });
    expect(brokenRules(root)).toEqual(['backend/extras/odd.ts: every-backend-folder-has-a-rule']);
  });

  it('refuses files over 400 lines, empty names, and values of the backend in the panel', () => {
    write(root, {
      'backend/domain/long.ts': 'export {};\n'.repeat(401),
      'backend/domain/full.ts': 'export {};\n'.repeat(400),
      'backend/domain/http-utils.ts': 'export {};\n',
      'test/common/thing.ts': 'export {};\n',
      'frontend/api/shapes.ts':
        "export { record } from '../../backend/domain/records';\nexport type { Store } from '../../backend/store/store';\n",
    });
    const { code, said } = checkRooms(root);
    expect(code).toBe(1);
    expect(said.match(/error (\S+):/g)).toEqual([
      'error backend/domain/http-utils.ts:',
      'error backend/domain/long.ts:',
      'error frontend/api/shapes.ts:',
      'error test/common/thing.ts:',
    ]);
  });

  it('refuses clocks, randomness and keys in the domain, in code but not in comments', () => {
    write(root, {
      'backend/domain/clock.ts': 'export const now = () => Date.now();\n',
      'backend/domain/dice.ts': "import { createHash, randomBytes } from 'node:crypto';\nexport const used = [createHash, randomBytes];\n",
      'backend/domain/fine.ts': '/** Not Date.now(): the caller says the time. */\nexport const later = (at: string) => new Date(at);\n',
      'backend/domain/fine.test.ts': 'export const now = Date.now();\n',
    });
    expect(checkRooms(root).said.match(/error (\S+):/g)).toEqual(['error backend/domain/clock.ts:', 'error backend/domain/dice.ts:']);
  });
});
