import { basename } from 'node:path';
import { run } from './child-process.mjs';
import { SetUpProblem } from './messages.mjs';

/** How to call npm: the very npm that started us when there is one, by the Node that runs it; else the one on the path. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script && node && basename(script) === 'npm-cli.js') return { command: node, before: [script] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', before: [] };
}

/** Runs npm in a folder and answers its exit code. */
export async function npm(args, options) {
  const { command, before } = npmCommand();
  try {
    return await run(command, [...before, ...args], { shell: command === 'npm.cmd', ...options });
  } catch (error) {
    if (error?.code === 'ENOENT') throw new SetUpProblem('npm was not found. Install npm 10 or newer (it comes with Node).');
    throw error;
  }
}
