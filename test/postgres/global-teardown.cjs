/** Stops this run's test server, if one was started, and removes its data. */
const { removeServer } = require('./server-directory.cjs');

module.exports = async () => {
  if (process.env.ROLLCALL_TEST_POSTGRES) await removeServer(process.env.ROLLCALL_TEST_POSTGRES);
};
