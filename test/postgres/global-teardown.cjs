/** Stops this run's test server, if one was started, and removes its data. */
const { readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

module.exports = async () => {
  const directory = process.env.ROLLCALL_TEST_POSTGRES;
  if (!directory) return;
  const pid = postmaster(directory);
  if (pid) {
    // Nothing of it is kept, so it need not write anything: immediate shutdown.
    process.kill(pid, 'SIGQUIT');
    for (let i = 0; i < 500 && postmaster(directory); i++) await sleep(10);
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
};

function postmaster(directory) {
  try {
    const pid = Number(readFileSync(join(directory, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return 0;
  }
}
