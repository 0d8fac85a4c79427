/**
 * Names the place of this run's test server. Nothing is started here: the first test that needs a database starts the
 * server, the others find it running.
 */
const { mkdtempSync, chmodSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { PREFIX, removeLeftovers } = require('./server-directory.cjs');

module.exports = async () => {
  await removeLeftovers();
  const directory = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(directory, 0o755);
  process.env.ROLLCALL_TEST_POSTGRES = directory;
};
