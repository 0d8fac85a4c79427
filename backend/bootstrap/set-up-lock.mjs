/** Lets one process at a time install packages: a folder made by `mkdir`, with the process id of its maker inside. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetUpProblem, say } from './messages.mjs';

const pauseMs = 250;
const longestWaitMs = 15 * 60_000;
/** A maker that died between making the folder and writing its id. */
const namelessForMs = 10_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function isAbandoned(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    return pid > 0 && !isAlive(pid);
  } catch {
    return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > namelessForMs;
  }
}

function tryToTake(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  return true;
}

/** Runs the work while no other process of this folder does. Waits for the other one, at most 15 minutes. */
export async function withSetUpLock(root, work) {
  const folder = join(root, '.cache', 'set-up.lock');
  mkdirSync(join(root, '.cache'), { recursive: true });
  const started = Date.now();
  let told = false;
  while (!tryToTake(folder)) {
    if (isAbandoned(folder)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (Date.now() - started > longestWaitMs) throw new SetUpProblem(`Another set-up is still running. If none is, delete ${folder}.`);
    if (!told) say('another set-up of this folder is running, waiting for it …');
    told = true;
    await sleep(pauseMs);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
