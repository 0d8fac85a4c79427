/** The directories of test servers: one for each Jest run, named after its process. */
const { readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

const PREFIX = 'rollcall-test-';

/** Stops the server that runs there, if one does, and removes its data. Nothing of it is kept: an immediate shutdown. */
async function removeServer(directory) {
  const file = join(directory, 'postgres/data/postmaster.pid');
  const running = () => {
    try {
      const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
      // A number that was given out again must not meet an innocent process.
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(directory) ? pid : 0;
    } catch {
      return 0;
    }
  };
  const pid = running();
  if (pid) process.kill(pid, 'SIGQUIT');
  for (let i = 0; i < 500 && running(); i++) await sleep(10);
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}

/** What Jest runs left behind that were killed. */
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await removeServer(join(tmpdir(), name)).catch(() => {});
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

module.exports = { PREFIX, removeServer, removeLeftovers };
