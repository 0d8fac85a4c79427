import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from './http/serve';
import { DataFile } from './keep/data-file';
import type { JiraOptions } from './options';
import { routesOf } from './routes';
import { seedContent } from './seed/content';
import { seedPeople } from './seed/people';
import { JiraSite } from './site';
import { steering } from './steering/steer';

/** A stand-in Jira that listens. */
export interface RunningJira {
  readonly site: JiraSite;
  /** With the context path, without a slash at the end. Links in answers begin with it. */
  readonly baseUrl: string;
  /** The same on 127.0.0.1, for callers that should not depend on how `localhost` resolves. */
  readonly loopbackUrl: string;
  readonly port: number;
  readonly state: JiraSite['state'];
  readonly settings: JiraSite['settings'];
  readonly counters: JiraSite['counters'];
  readonly breakModes: JiraSite['breakModes'];
  readonly rateLimiter: JiraSite['rateLimiter'];
  /** Plugins: `jira.plugins.installFile('rollcall.jar')`. */
  readonly plugins: JiraSite['plugins'];
  /** Makes a personal access token (Jira 8.14 and later accept it) and gives its raw value. */
  createToken(userName: string, days?: number): string;
  /** Makes a token of a service account (client credentials): administration is closed to it, whatever the person may do. */
  createServiceToken(userName: string): string;
  /** `Authorization` value for basic authentication. Default: the administrator. */
  basicAuth(userName?: string, password?: string): string;
  /** Stops listening, cuts open connections, writes the data file. */
  close(): Promise<void>;
}

/** Starts a stand-in Jira. Rejects when the port is taken or the version is none. */
export async function startJira(options: JiraOptions = {}): Promise<RunningJira> {
  const site = new JiraSite(options);
  const admin = options.admin ?? { name: 'admin', password: 'admin' };
  for (const jar of options.plugins ?? []) typeof jar === 'string' ? site.plugins.installFile(jar) : site.plugins.install(jar);
  const file = options.dataFile === undefined ? null : new DataFile(site, options.dataFile);
  if (!file?.load()) prepare(site, options, admin);
  const server = createServer({ keepAliveTimeout: 60_000 }, serve(site, routesOf(site.profile), steering(site)));
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  file?.watch();
  const { port } = server.address() as AddressInfo;
  site.baseUrl = (options.baseUrl ?? `http://localhost:${port}${site.contextPath}`).replace(/\/+$/, '');
  return {
    site,
    baseUrl: site.baseUrl,
    loopbackUrl: `http://${host.includes(':') ? `[${host}]` : host}:${port}${site.contextPath}`,
    port,
    state: site.state,
    settings: site.settings,
    counters: site.counters,
    breakModes: site.breakModes,
    rateLimiter: site.rateLimiter,
    plugins: site.plugins,
    createServiceToken: (userName) => site.tokens.create(site.state.user(userName).key, 'service', null, true).raw,
    createToken: (userName, days) => site.tokens.create(site.state.user(userName).key, 'test', days ?? null).raw,
    basicAuth: (userName = admin.name, password = admin.password) => `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await site.webhooks.settled();
      await file?.close();
    },
  };
}

/** The groups every Jira has, the administrator, and the seeded people. */
function prepare(site: JiraSite, options: JiraOptions, admin: { readonly name: string; readonly password: string }): void {
  const { state } = site;
  const directory = state.directories.find((each) => each.access === 'write') ?? state.directories[0];
  // The set-up this imitates was made before 8.4, so the administrator's key is the login name.
  state.addUsers([
    {
      ...admin,
      key: admin.name.toLowerCase(),
      displayName: 'Administrator',
      email: 'admin@example.test',
      ...(directory ? { directory } : {}),
    },
  ]);
  for (const group of ['jira-administrators', 'jira-system-administrators', 'jira-software-users']) state.addGroup(group, [admin.name]);
  if (!options.users) return;
  seedPeople(state, { users: options.users, seed: options.seed ?? 1, teams: options.teams ?? 12 });
  seedContent(site, state.user(admin.name).key, options.seed ?? 1);
}
