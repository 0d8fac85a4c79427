/**
 * Names the place of this run's test server. Nothing is started here: the first test that needs a database starts the
 * server, the others find it running.
 */
const { mkdtempSync, chmodSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'rollcall-test-'));
  chmodSync(directory, 0o755);
  process.env.ROLLCALL_TEST_POSTGRES = directory;
};
