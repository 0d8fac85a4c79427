/** Answers whether `node_modules` is what the lock file says, without starting npm. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stampFile = (root) => join(root, 'node_modules', '.rollcall-set-up');

/** The lock file's hash together with the machine: packages for another processor are not ours. */
function fingerprint(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lock).digest('hex');
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/**
 * npm leaves its own record of what it installed, written last. Somebody who ran npm by hand has no stamp of ours but a
 * right record; installing anew would cost half a minute and pull the packages away from whatever runs now.
 */
function recordMatchesLock(root) {
  const record = readText(join(root, 'node_modules', '.package-lock.json'));
  if (record === null) return false;
  const installed = JSON.parse(record).packages ?? {};
  const { '': _project, ...locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages ?? {};
  const differs = (path) => installed[path]?.version !== locked[path]?.version || installed[path]?.integrity !== locked[path]?.integrity;
  const isAbsent = (path) => installed[path] === undefined && locked[path].optional === true;
  return !Object.keys(installed).some(differs) && !Object.keys(locked).some((path) => !isAbsent(path) && differs(path));
}

/** Notes that `node_modules` is what the lock file says now. */
export function stampInstalled(root) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampFile(root), fingerprint(root));
}

export function isInstalled(root) {
  if (readText(stampFile(root)) === fingerprint(root)) return true;
  if (!recordMatchesLock(root)) return false;
  stampInstalled(root);
  return true;
}
