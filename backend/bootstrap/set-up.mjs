/** Makes a fresh clone ready: the packages of the lock file, and a Node new enough to run them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, stampInstalled } from './installed-packages.mjs';
import { describeMachine, runsBundledPrograms } from './machine.mjs';
import { SetUpProblem, say } from './messages.mjs';
import { isAtLeast } from './node-version.mjs';
import { npm } from './npm.mjs';
import { oldestForRollcall, oldestForSetUp, root } from './project.mjs';
import { withSetUpLock } from './set-up-lock.mjs';

const tries = 2;
/** Development packages and Node itself are needed whatever the environment says (NODE_ENV=production would leave them out). */
const installArguments = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];

function checkNode() {
  const minimum = runsBundledPrograms() ? oldestForSetUp : oldestForRollcall();
  if (isAtLeast(process.version, minimum)) return;
  const why = runsBundledPrograms() ? 'the set-up needs' : `on ${describeMachine()} Rollcall brings no Node of its own and needs`;
  throw new SetUpProblem(`this is Node ${process.version}, but ${why} Node ${minimum} or newer. Install it and start again.`);
}

async function install() {
  say('installing packages by "npm ci" (about half a minute, once) …');
  const started = Date.now();
  for (let attempt = 1; attempt <= tries; attempt++) {
    if ((await npm(installArguments, { cwd: root })) === 0) {
      stampInstalled(root);
      say(`packages are there (${Math.round((Date.now() - started) / 1000)} s).`);
      return;
    }
    if (attempt < tries) say('"npm ci" failed, trying once more …');
  }
  throw new SetUpProblem('"npm ci" failed, see its messages above. It needs the npm registry (or a proxy set in npm’s configuration).', 1);
}

/** The Node to run Rollcall with: the current one when it is new enough, else the one of the lock file. */
function findNode() {
  const bundled = join(root, 'node_modules', '.bin', 'node');
  if (runsBundledPrograms() && existsSync(bundled)) return bundled;
  if (isAtLeast(process.version, oldestForRollcall())) return process.execPath;
  throw new SetUpProblem(
    `this is Node ${process.version}, Rollcall needs ${oldestForRollcall()}, and the lock file brought none. Install a newer Node.`,
  );
}

/** Does what is missing and answers the path of the Node to use. */
export async function setUp() {
  checkNode();
  if (!isInstalled(root)) {
    await withSetUpLock(root, async () => {
      if (!isInstalled(root)) await install();
    });
  }
  return findNode();
}
