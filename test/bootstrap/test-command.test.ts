import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const project = join(__dirname, '..', '..');

/** Stands for Jest: notes its arguments, writes the counts it is told to and ends as it is told to. */
const standInJest = `
const { writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
writeFileSync('asked.json', JSON.stringify(args));
const report = args.find((one) => one.startsWith('--outputFile='))?.slice('--outputFile='.length);
if (report) writeFileSync(report, process.env.COUNTS);
process.exit(Number(process.env.JEST_CODE));
`;

interface Told {
  readonly check?: string;
  readonly build?: string;
  readonly counts?: object;
  readonly jestCode?: number;
  readonly args?: readonly string[];
}

describe('npm test', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-test-command-'));
    for (const part of ['backend/bootstrap', 'test/bootstrap']) cpSync(join(project, part), join(folder, part), { recursive: true });
    mkdirSync(join(folder, 'node_modules', 'jest', 'bin'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'jest', 'bin', 'jest.js'), standInJest);
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages: {} }));
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: {} }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function runTests({ check = '', build = '', counts = { numPassedTests: 7, numFailedTests: 0 }, jestCode = 0, args = [] }: Told) {
    const scripts = { check: `echo checked ${check}`, build: `echo built ${build}` };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'sample', engines: { node: '>=22.19' }, scripts }));
    const ended = spawnSync(process.execPath, [join(folder, 'test', 'bootstrap', 'test.mjs'), ...args], {
      env: { ...process.env, COUNTS: JSON.stringify(counts), JEST_CODE: String(jestCode) },
      encoding: 'utf8',
    });
    const asked = JSON.parse(readFileSync(join(folder, 'asked.json'), 'utf8')) as string[];
    return { code: ended.status, printed: ended.stdout, said: ended.stderr, asked };
  }

  it('checks, builds and tests, and closes with the counts', () => {
    const { code, printed, said, asked } = runTests({});
    expect(code).toBe(0);
    expect(printed.trim().split('\n')).toEqual(['checked', 'built', '7 passed, 0 failed']);
    expect(said).toMatch(/ok {4} check.*ok {4} build.*ok {4} tests/s);
    expect(asked.slice(0, 4)).toEqual(['-c', 'test/jest.config.cjs', '-w', '2']);
  }, 30_000);

  it.each<[string, Told]>([
    ['a check', { check: '&& exit 3' }],
    ['a build', { build: '&& exit 1' }],
    ['a test', { counts: { numPassedTests: 6, numFailedTests: 1 }, jestCode: 1 }],
  ])(
    'fails when %s fails, and does the rest all the same',
    (_what, told) => {
      const { code, printed, said } = runTests(told);
      expect(code).toBe(1);
      expect(said).toContain('FAILED');
      expect(printed).toMatch(/checked.*built.* passed, \d failed\n$/s);
    },
    30_000,
  );

  it('counts a test file that could not run as failed', () => {
    const { code, printed } = runTests({ counts: { numPassedTests: 6, numFailedTests: 0, numRuntimeErrorTestSuites: 2 }, jestCode: 1 });
    expect(code).toBe(1);
    expect(printed).toMatch(/6 passed, 2 failed\n$/);
  }, 30_000);

  it('hands arguments to Jest and does nothing else', () => {
    const { code, printed, asked } = runTests({ args: ['backend/domain', '-t', 'a name'], jestCode: 5 });
    expect(code).toBe(5);
    expect(printed).toBe('');
    expect(asked).toEqual(['-c', 'test/jest.config.cjs', 'backend/domain', '-t', 'a name']);
  }, 30_000);
});
