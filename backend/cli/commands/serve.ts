import { once } from 'node:events';
import { createServer } from 'node:http';
import { createApi } from '../../api/create-api';
import { openInstallation, startScheduler, systemClock } from '../../runs';
import { issueFirstToken } from '../../security/first-token';
import { type CommandContext, takeOverFile } from '../context';
import { EXIT } from '../exit-codes';

export interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
}

/** The backend: API, schedules, and whatever an earlier process left unfinished. Ends on SIGTERM within ten seconds. */
export async function serve(options: ServeOptions, context: CommandContext): Promise<number> {
  const { environment, log, output } = context;
  const ending = Promise.race(['SIGTERM', 'SIGINT'].map((name) => once(process, name)));
  const installation = await openInstallation(environment, log);
  const file = await takeOverFile(environment, installation);
  const scheduler = await startScheduler({
    store: installation.store,
    connection: installation.store.connection,
    runs: installation.runs,
    clock: systemClock,
    log,
  });
  const firstToken = await issueFirstToken({ tokens: installation.store.tokens, dataDir: environment.ROLLCALL_DATA_DIR });
  const server = createServer(createApi({ installation, onConfigurationChange: () => scheduler.refresh() }));
  server.listen({ host: options.host ?? environment.ROLLCALL_HOST, port: options.port ? Number(options.port) : environment.ROLLCALL_PORT });
  await once(server, 'listening');
  const address = server.address();
  const where = typeof address === 'object' && address ? `http://${address.address}:${address.port}/rollcall/` : String(address);
  output.say(`Rollcall listens on ${where}`);
  if (file) output.say(`Configuration taken from ${file}`);
  if (firstToken) output.say(`The administrator token is in ${firstToken}`);
  const resumed = await installation.runs.resumeInterrupted();
  if (resumed.length > 0) log.info({ runs: resumed }, 'going on with interrupted runs');
  await ending;
  log.info('shutting down');
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  await scheduler.close();
  await installation.close();
  return EXIT.done;
}
