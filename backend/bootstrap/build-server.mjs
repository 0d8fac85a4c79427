/** Bundles the server into single files under dist/server, ready to run without node_modules. */
import { chmodSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { runMain, SetUpProblem, say } from './messages.mjs';
import { oldestForRollcall, root } from './project.mjs';

/** Another folder may be named: tests build their own, so that nobody's build is pulled from under them. */
const folder = process.argv[2] ? resolve(process.argv[2]) : join(root, 'dist', 'server');

/** The bundle also loads in an older Node and would fail there in the middle of something: better at once and clearly. */
function refuseOldNode() {
  const [major, minor] = oldestForRollcall().split('.').map(Number);
  return [
    `{ const [major, minor] = process.versions.node.split('.').map(Number);`,
    `if (major < ${major} || (major === ${major} && minor < ${minor})) {`,
    `process.stderr.write('Rollcall needs Node ${major}.${minor} or newer, this is ' + process.version + '.\\n'); process.exit(2); } }`,
  ].join(' ');
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'linked',
  external: ['pg-native'],
  logLevel: 'warning',
  metafile: true,
};

/** What runs on its own: the command line, and the child process that evaluates expressions. */
const programs = [
  { entry: 'backend/cli/main.ts', out: 'rollcall.cjs', banner: `#!/usr/bin/env node\n${refuseOldNode()}` },
  { entry: 'backend/runs/expressions/expression-child.ts', out: 'expression-child.cjs', banner: '' },
];

async function bundle({ entry, out, banner }) {
  const outfile = join(folder, out);
  const options = { ...shared, entryPoints: [entry], outfile, banner: { js: banner } };
  const result = await build(options).catch(() => {
    throw new SetUpProblem(`dist/server/${out} could not be built, see above.`, 1);
  });
  chmodSync(outfile, 0o755);
  const bytes = Object.entries(result.metafile.outputs).find(([file]) => file.endsWith('.cjs'))?.[1].bytes ?? 0;
  say(`dist/server/${out} (${(bytes / 1e6).toFixed(1)} MB)`);
}

await runMain(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const program of programs) await bundle(program);
  return 0;
});
