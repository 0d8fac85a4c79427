import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A project with no packages of its own, so that `npm ci` is quick and needs no network. */
function makeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-set-up-'));
  cpSync(join(__dirname, '..', '..', 'backend', 'bootstrap'), join(folder, 'backend', 'bootstrap'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'sample', version: '1.0.0', engines: { node: '>=22.19' } }));
  writeLock(folder, '1.0.0');
  return folder;
}

function writeLock(folder: string, version: string): void {
  const packages = { '': { name: 'sample', version, engines: { node: '>=22.19' } } };
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ name: 'sample', version, lockfileVersion: 3, requires: true, packages }),
  );
}

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function start(folder: string, environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(folder, 'backend', 'bootstrap', 'start.mjs')], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

const installs = (ended: Ended): number => ended.said.split('installing packages').length - 1;

describe('the set-up of a fresh clone', () => {
  let folder: string;
  beforeEach(() => {
    folder = makeProject();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('installs once, and again only when the lock file changes', async () => {
    const first = await start(folder);
    const second = await start(folder);
    writeLock(folder, '1.0.1');
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'sample', version: '1.0.1', engines: { node: '>=22.19' } }));
    const third = await start(folder);
    expect([first, second, third].map(installs)).toEqual([1, 0, 1]);
    expect(existsSync(join(folder, '.cache', 'set-up.lock'))).toBe(false);
  }, 60_000);

  it('installs once when two commands start at the same time', async () => {
    const [one, other] = await Promise.all([start(folder), start(folder)]);
    expect(installs(one) + installs(other)).toBe(1);
  }, 60_000);

  it('takes over from a set-up that died', async () => {
    const lock = join(folder, '.cache', 'set-up.lock');
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'pid'), '2147483000');
    expect(installs(await start(folder))).toBe(1);
  }, 60_000);

  it('says so when a copy has no try-out installation', async () => {
    const ended = await start(folder);
    expect(ended.code).toBe(1);
    expect(ended.said).toContain('test/playground/start.ts is missing');
    expect(ended.said).not.toContain('    at ');
  }, 60_000);

  it('runs the try-out installation with the arguments and the exit code of the command', async () => {
    mkdirSync(join(folder, 'test', 'playground'), { recursive: true });
    mkdirSync(join(folder, 'node_modules', 'tsx'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'tsx', 'index.js'), '');
    writeFileSync(join(folder, 'test', 'playground', 'start.ts'), 'console.log("sample company"); process.exit(3);');
    await start(folder);
    mkdirSync(join(folder, 'node_modules', 'tsx'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'tsx', 'index.js'), '');
    const ended = await start(folder);
    expect(ended.code).toBe(3);
    expect(ended.said).toContain('sample company');
  }, 60_000);
});
