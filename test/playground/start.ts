/**
 * The try-out installation of `npm start`: a Jira with 200 people and our plugin in it, an Okta with a lively company that is synced
 * already, an Entra of a subsidiary that waits for its first sync, and Rollcall between them, all on this machine. Everything is new
 * at each start.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createApi } from '../../backend/api/create-api';
import { endSignal } from '../../backend/cli/end-signal';
import { type Installation, openInstallation, readEnvironment, startNotifier, startScheduler, systemClock } from '../../backend/runs';
import { issueFirstToken } from '../../backend/security/first-token';
import { createLogger } from '../../backend/security/logger';
import { builtPanel } from '../e2e/built-panel';
import { startJira } from '../jira';
import { oktaConnector } from '../rig/okta-connector';
import { sampleCompany } from '../sources/company/sample-company';
import { startOkta } from '../sources/okta/start';
import { builtPlugin } from './built-plugin';
import { setUpExtras } from './extras';
import { liveThroughFirstWeeks } from './first-weeks';
import { startAnew } from './new-start';
import { addColleaguesByHand } from './people-already-there';
import { portNear } from './ports';
import { connectSubsidiary, startSubsidiary, subsidiaryName } from './subsidiary';

const say = (line = '') => process.stdout.write(`${line}\n`);
const endAtOnce = process.argv.includes('--once');
/** Elsewhere for a test that must not meet another try-out. */
const dataDir = process.env.ROLLCALL_TRY_OUT_DIR ?? join(process.cwd(), '.data', 'try-out');
const admin = { name: 'admin', password: 'admin' } as const;

async function main(): Promise<void> {
  const ending = endSignal();
  say('Building the panel and the plugin (some seconds, once) …');
  const [panel, plugin] = [await builtPanel(), await builtPlugin()];
  say('Starting a stand-in Jira, a stand-in Okta and Rollcall …');
  const environment = readEnvironment({ ...process.env, ROLLCALL_DATA_DIR: dataDir, ROLLCALL_OUTBOUND_ALLOW: '127.0.0.1,localhost' });
  const log = createLogger({
    name: 'rollcall',
    level: process.env.ROLLCALL_LOG_LEVEL ? environment.ROLLCALL_LOG_LEVEL : 'warn',
    destination: 'stderr',
  });
  await startAnew(environment, log);
  const company = sampleCompany();
  const jira = await startJira({
    version: '10.3',
    port: await portNear(2990),
    users: 140,
    seed: 1,
    latencyMs: 5,
    plugins: [plugin],
    admin,
    loginForm: admin,
  });
  addColleaguesByHand(jira.state, company, 60);
  const okta = await startOkta({ company, port: await portNear(2991), latencyMs: 5 });
  const entra = await startSubsidiary(await portNear(2992));

  const installation = await openInstallation(environment, log);
  await forgetLastTry(installation);
  const settings = await installation.store.settings.get();
  await installation.configuration.saveJira(
    { baseUrl: jira.loopbackUrl, publicUrl: jira.baseUrl, auth: { kind: 'pat' }, maxLanes: 16 },
    { token: jira.createToken(admin.name) },
    settings.version,
    'try-out',
  );
  const tokenFile = await issueFirstToken({ tokens: installation.store.tokens, dataDir });
  const sink = await setUpExtras(installation);
  await installation.configuration.saveConnector(
    {
      ...oktaConnector(okta.baseUrl, { brakes: { deactivations: { count: 5 } } }),
      name: 'Okta (sample company)',
      schedule: { cron: '0 * * * *', timeZone: 'UTC' },
    },
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

  say();
  say(
    `The company in Okta has ${company.people.size} people and ${company.groups.size} groups; Jira has ${jira.state.users.size} accounts already.`,
  );
  say();
  await liveThroughFirstWeeks({ installation, company, say });
  await connectSubsidiary(installation, entra);
  say('Running:');
  say(`  Rollcall in Jira  ${jira.baseUrl}/secure/admin/Rollcall.jspa`);
  say(`  on its own        http://127.0.0.1:${port}/rollcall/`);
  say(`  its API           http://127.0.0.1:${port}/rollcall/api/v1/openapi.json`);
  say(`  stand-in Okta     ${okta.baseUrl}`);
  say(`  stand-in Entra    ${entra.baseUrl}`);
  if (tokenFile) say(`  API token         ${tokenFile}`);
  say();
  say(
    `Open the first address: press "Log In" (${admin.name} / ${admin.password} stand there already), then "Continue set-up: ${subsidiaryName}",`,
  );
  say('and go on by pressing to the first sync of a second source. The eight who left Okta wait for your approval.');
  say();
  say('Or try this in a second terminal:');
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
  await Promise.all([jira.close(), okta.close(), entra.close(), sink.close()]);
}

/** In a database of the caller's own: the stand-ins are new, so what an earlier try remembered of them is no longer true. */
async function forgetLastTry({ store, configuration }: Installation): Promise<void> {
  for (const { value } of await store.connectors.list()) await configuration.removeConnector(value.id, 'try-out');
  for (const { id } of await store.tokens.list()) await store.tokens.remove(id);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
