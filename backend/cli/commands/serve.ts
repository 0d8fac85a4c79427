import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import { createApi } from '../../api/create-api';
import { RollcallError } from '../../domain/errors';
import { type Installation, type Notifier, type Scheduler, startNotifier, startScheduler, systemClock } from '../../runs';
import { issueFirstToken } from '../../security/first-token';
import { type CommandContext, takeOverFile } from '../context';
import { endSignal } from '../end-signal';
import { EXIT } from '../exit-codes';
import { wholeNumber } from '../wrong-use';

export interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
}

/** Whatever still hangs then is given up: a run goes on in the next process, as after a crash. */
const LONGEST_SHUTDOWN_MS = 9_000;
/** Requests under way may end; lines of events never would. */
const LAST_ANSWERS_MS = 2_000;
const SERVER_TIMEOUTS = {
  /** Longer than the minute a reverse proxy keeps an idle connection: whoever closes first must be the one who does not send on it. */
  keepAliveTimeout: 75_000,
  /** A request, its body included, is two megabytes at most. */
  headersTimeout: 20_000,
  requestTimeout: 60_000,
};

/** The backend: API, schedules, and whatever an earlier process left unfinished. Ends on SIGTERM within ten seconds. */
export async function serve(options: ServeOptions, context: CommandContext): Promise<number> {
  const { environment, log, output } = context;
  const host = options.host ?? environment.ROLLCALL_HOST;
  const port = options.port === undefined ? environment.ROLLCALL_PORT : wholeNumber(options.port, '--port', 0, 65_535);
  const ending = endSignal();
  const installation = await context.open();
  let scheduler: Scheduler | undefined;
  let notifier: Notifier | undefined;
  let server: Server | undefined;
  try {
    const file = await takeOverFile(environment, installation);
    const { store, runs } = installation;
    const started = await startScheduler({ store, connection: store.connection, runs, clock: systemClock, log });
    scheduler = started;
    notifier = startNotifier({ notifications: installation.notifications, runs, log });
    const firstToken = await issueFirstToken({ tokens: store.tokens, dataDir: environment.ROLLCALL_DATA_DIR });
    const api = createApi({
      installation,
      onConfigurationChange: () => started.refresh(),
      trustedProxies: environment.ROLLCALL_TRUSTED_PROXIES,
      ...(environment.ROLLCALL_PROXY_SECRET ? { proxySecret: environment.ROLLCALL_PROXY_SECRET } : {}),
    });
    server = await listen(createServer(SERVER_TIMEOUTS, api), host, port);
    const url = addressOf(server);
    output.result({ url, configuration: file, tokenFile: firstToken });
    output.say(`Rollcall listens on ${url}`);
    if (file) output.say(`Configuration taken from ${file}`);
    if (firstToken) output.say(`The administrator token is in ${firstToken}`);
    const resumed = await runs.resumeInterrupted();
    if (resumed.length > 0) log.info({ runs: resumed }, 'going on with interrupted runs');
    await ending;
    return EXIT.done;
  } finally {
    log.info('shutting down');
    const giveUp = setTimeout(() => endAtOnce(log), LONGEST_SHUTDOWN_MS);
    await shutDown(installation, { scheduler, notifier, server });
    clearTimeout(giveUp);
  }
}

interface Parts {
  readonly scheduler: Scheduler | undefined;
  readonly notifier: Notifier | undefined;
  readonly server: Server | undefined;
}

async function shutDown(installation: Installation, { scheduler, notifier, server }: Parts): Promise<void> {
  // Runs first: what the scheduler is just starting is refused then, instead of waited for.
  await Promise.all([installation.runs.close(), hangUp(server), scheduler?.close(), notifier?.close()]);
  await installation.close();
}

/** Takes no more requests, and lets those under way have their answers. */
async function hangUp(server: Server | undefined): Promise<void> {
  if (!server?.listening) return;
  const closed = once(server, 'close');
  server.close();
  const cut = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await closed;
  clearTimeout(cut);
}

function endAtOnce(log: Logger): void {
  log.warn('something did not end in time and is given up');
  process.exit(EXIT.done);
}

async function listen(server: Server, host: string, port: number): Promise<Server> {
  server.listen({ host, port });
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const taken = code === 'EADDRINUSE';
    throw new RollcallError('config-invalid', `Rollcall cannot listen on ${host}, port ${port}${taken ? ': it is taken' : ` (${code})`}.`, {
      field: 'port',
      remedy: taken ? 'End the other program, or choose another port with --port or ROLLCALL_PORT.' : 'Correct --host and --port.',
      cause: error,
    });
  }
}

function addressOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || !address) return String(address);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}/rollcall/`;
}
