/**
 * `npm test`: sets up, then checks, builds and tests everything and ends with a summary.
 * `npm test -- <arguments of Jest>` sets up and runs only Jest with them.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from '../../backend/bootstrap/child-process.mjs';
import { runMain, say } from '../../backend/bootstrap/messages.mjs';
import { npm } from '../../backend/bootstrap/npm.mjs';
import { root } from '../../backend/bootstrap/project.mjs';
import { setUp } from '../../backend/bootstrap/set-up.mjs';
import { installDebianPackages } from './install-debian-packages.mjs';

const jestArguments = (...args) => [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '-c',
  'test/jest.config.cjs',
  ...args,
];

/** Scripts of package.json as steps; they are run by the Node that the set-up found. */
const scriptSteps = [
  { title: 'check (types, lint, architecture)', script: ['check'] },
  { title: 'build', script: ['build'] },
];

async function runStep(title, work, results) {
  say(`── ${title}`);
  const started = Date.now();
  const code = await work();
  results.push({ title, code, seconds: ((Date.now() - started) / 1000).toFixed(1) });
  return code;
}

/** Jest's own result file holds the counts for the closing line. */
async function runJest(node, env, results) {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-test-'));
  const report = join(folder, 'jest.json');
  try {
    await runStep('tests', () => run(node, jestArguments('-w', '2', '--json', `--outputFile=${report}`), { cwd: root, env }), results);
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printSummary(results, counts) {
  for (const { title, code, seconds } of results) say(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
  const failedSuites = counts?.numRuntimeErrorTestSuites ?? 0;
  if (failedSuites > 0) say(`${failedSuites} test files could not run`);
  if (counts) process.stdout.write(`${counts.numPassedTests} passed, ${counts.numFailedTests + failedSuites} failed\n`);
}

await runMain(async () => {
  const node = await setUp();
  await installDebianPackages();
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` };
  const passedThrough = process.argv.slice(2);
  if (passedThrough.length > 0) return run(node, jestArguments(...passedThrough), { cwd: root, env });
  const results = [];
  for (const { title, script } of scriptSteps) await runStep(title, () => npm(['run', '--silent', ...script], { cwd: root, env }), results);
  const counts = await runJest(node, env, results);
  printSummary(results, counts);
  return counts !== null && results.every(({ code }) => code === 0) ? 0 : 1;
});
