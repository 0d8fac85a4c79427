/**
 * The try-out installation of `npm start`: a Jira with 200 people and our plugin in it, an Okta with a lively company, and
 * Rollcall between them, all on this machine. Everything is new at each start.
 */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createApi } from '../../backend/api/create-api';
import { describeRun } from '../../backend/cli/describe-run';
import { showProgress } from '../../backend/cli/progress-bar';
import { type Installation, openInstallation, readEnvironment, startNotifier, startScheduler, systemClock } from '../../backend/runs';
import { issueFirstToken } from '../../backend/security/first-token';
import { createLogger } from '../../backend/security/logger';
import { builtPanel } from '../e2e/built-panel';
import { startJira } from '../jira';
import { oktaConnector } from '../rig/okta-connector';
import { sampleCompany } from '../sources/company/sample-company';
import { startOkta } from '../sources/okta/start';
import { builtPlugin } from './built-plugin';
import { addColleaguesByHand } from './people-already-there';
import { portNear } from './ports';

const say = (line = '') => process.stdout.write(`${line}\n`);
const endAtOnce = process.argv.includes('--once');
const dataDir = join(process.cwd(), '.data', 'try-out');

async function main(): Promise<void> {
  const ending = Promise.race(['SIGINT', 'SIGTERM'].map((name) => once(process, name)));
  await rm(join(dataDir, 'admin-token'), { force: true });
  say('Building the panel and the plugin (some seconds, once) …');
  const [panel, plugin] = [await builtPanel(), await builtPlugin()];
  say('Starting a stand-in Jira, a stand-in Okta and Rollcall …');
  const company = sampleCompany();
  const jira = await startJira({ version: '10.3', port: await portNear(2990), users: 140, seed: 1, latencyMs: 5, plugins: [plugin] });
  addColleaguesByHand(jira.state, company, 60);
  const okta = await startOkta({ company, port: await portNear(2991), latencyMs: 5 });

  const environment = readEnvironment({ ...process.env, ROLLCALL_DATA_DIR: dataDir, ROLLCALL_OUTBOUND_ALLOW: '127.0.0.1,localhost' });
  const log = createLogger({
    name: 'rollcall',
    level: process.env.ROLLCALL_LOG_LEVEL ? environment.ROLLCALL_LOG_LEVEL : 'warn',
    destination: 'stderr',
  });
  const installation = await openInstallation(environment, log);
  await forgetLastTry(installation);
  const settings = await installation.store.settings.get();
  await installation.configuration.saveJira(
    { baseUrl: jira.loopbackUrl, publicUrl: jira.baseUrl, auth: { kind: 'pat' }, maxLanes: 16 },
    { token: jira.createToken('admin') },
    settings.version,
    'try-out',
  );
  await installation.configuration.saveConnector(
    { ...oktaConnector(okta.baseUrl, {}), name: 'Okta (sample company)', schedule: { cron: '0 * * * *', timeZone: 'UTC' } },
    { apiToken: okta.apiToken },
    null,
    'try-out',
  );
  const scheduler = await startScheduler({
    store: installation.store,
    connection: installation.store.connection,
    runs: installation.runs,
    clock: systemClock,
    log,
  });
  const notifier = startNotifier({ notifications: installation.notifications, runs: installation.runs, log });
  const port = await portNear(8080);
  const server = createServer(createApi({ installation, panel, onConfigurationChange: () => scheduler.refresh() }));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  jira.settings.backend = `http://127.0.0.1:${port}`;
  const tokenFile = await issueFirstToken({ tokens: installation.store.tokens, dataDir });

  say();
  say(
    `The company in Okta has ${company.people.size} people and ${company.groups.size} groups; Jira has ${jira.state.users.size} accounts already.`,
  );
  say();
  say('First sync:');
  await syncOnce(installation);
  say();
  say('Second sync (nothing changed at the source):');
  await syncOnce(installation);
  say();
  say('Running:');
  say(`  Rollcall in Jira  ${jira.baseUrl}/secure/admin/Rollcall.jspa  (admin / admin)`);
  say(`  on its own        http://127.0.0.1:${port}/rollcall/`);
  say(`  its API           http://127.0.0.1:${port}/rollcall/api/v1/openapi.json`);
  say(`  stand-in Okta     ${okta.baseUrl}`);
  if (tokenFile) say(`  API token         ${tokenFile}`);
  say();
  say('Try this in a second terminal:');
  say(`  npm run rollcall -- --data .data/try-out sync okta --simulate`);
  say(`  npm run rollcall -- --data .data/try-out runs`);
  say(`  npm run rollcall -- --data .data/try-out check`);
  say();
  if (!endAtOnce) {
    say('Stop with Ctrl+C.');
    await ending;
    say('Stopping …');
  }
  server.close();
  server.closeAllConnections();
  await Promise.all([scheduler.close(), notifier.close()]);
  await installation.close();
  await Promise.all([jira.close(), okta.close()]);
}

/** The stand-ins are new, so what an earlier try remembered of them is no longer true. */
async function forgetLastTry({ store, configuration }: Installation): Promise<void> {
  for (const { value } of await store.connectors.list()) await configuration.removeConnector(value.id, 'try-out');
  for (const { id } of await store.tokens.list()) await store.tokens.remove(id);
}

async function syncOnce(installation: Installation): Promise<void> {
  const bar = showProgress(process.stderr);
  const unsubscribe = installation.runs.onProgress((progress) => bar.update(progress));
  const started = await installation.runs.start({ connectorId: 'okta', kind: 'full', trigger: 'start-up', actor: 'try-out' });
  const run = await installation.runs.wait(started.id);
  unsubscribe();
  bar.end();
  for (const line of await describeRun(installation, run)) say(`  ${line}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
