/**
 * One run that is killed with `kill -9` at a chosen moment and gone on with by a second process, beside the same run left
 * alone. The program is the real bundle; Jira, Okta and the database are this process's and outlive it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { installOver, readEnvironment } from '../../backend/runs';
import { dumpPeople, type RunningJira, startJira } from '../jira';
import { openTestStore, type TestStore } from '../postgres/postgres';
import { oktaConnector } from '../rig/okta-connector';
import type { Company } from '../sources/company/company';
import { startOkta } from '../sources/okta/start';
import { serverBundle } from './server-bundle';

/** When the first process dies: so many milliseconds after its run is known, or when Jira has got so many writes. */
export type KillPoint = { readonly afterMs: number } | { readonly afterWrites: number };

export interface Aftermath {
  /** People, groups and memberships in Jira, without keys: they depend on the order of creation. */
  readonly people: unknown;
  readonly lastState: string;
  /** Accounts Jira was asked to create and created. */
  readonly created: number;
  /** Creations Jira refused because the name was taken already: a duplicate create. */
  readonly refusedCreates: number;
  /** Operations of all runs that are neither done nor explained. */
  readonly open: number;
  readonly runs: number;
  /** The state the killed run was in when it died; null for an undisturbed one. */
  readonly killedIn: string | null;
  readonly writes: number;
  /** How long the newest run took. */
  readonly durationMs: number;
}

/** @param makeCompany a new company each time, always the same. */
export async function runAndKill(makeCompany: () => Company, point: KillPoint | null): Promise<Aftermath> {
  const jira = await startJira({ users: 10, seed: 3, latencyMs: 2 });
  const okta = await startOkta({ company: makeCompany(), latencyMs: 1 });
  const store = await openTestStore();
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-kill-'));
  const variables = { ROLLCALL_DATA_DIR: dataDir, ROLLCALL_OUTBOUND_ALLOW: '127.0.0.1', DATABASE_URL: store.databaseUrl };
  try {
    await configure(store, dataDir, jira, okta.baseUrl, okta.apiToken);
    const first = sync(variables);
    const killedIn = point ? await killAt(first, point, jira, store) : null;
    if (!point) await once(first, 'exit');
    if (point) await once(sync(variables), 'exit');
    return { ...(await lookAt(jira, store)), killedIn };
  } finally {
    await store.close();
    await Promise.all([jira.close(), okta.close()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function configure(store: TestStore, dataDir: string, jira: RunningJira, oktaUrl: string, apiToken: string): Promise<void> {
  const environment = readEnvironment({ ROLLCALL_DATA_DIR: dataDir });
  const installation = await installOver(await store.reopen(), environment, pino({ level: 'silent' }));
  const { configuration } = installation;
  const { version } = await store.settings.get();
  await configuration.saveJira(
    { baseUrl: jira.loopbackUrl, auth: { kind: 'pat' }, maxLanes: 8 },
    { token: jira.createToken('admin') },
    version,
    'test',
  );
  await configuration.saveConnector(oktaConnector(oktaUrl, {}), { apiToken }, null, 'test');
  await installation.close();
}

function sync(variables: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [serverBundle(), '--json', '--log-level', 'silent', 'sync', 'okta'], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH, ...variables },
    cwd: variables.ROLLCALL_DATA_DIR,
  });
}

/** Answers the state of the run at its end. */
async function killAt(child: ChildProcess, point: KillPoint, jira: RunningJira, store: TestStore): Promise<string | null> {
  const exited = once(child, 'exit');
  let over = false;
  void exited.then(() => {
    over = true;
  });
  if ('afterWrites' in point) {
    while (!over && jira.counters.writes < point.afterWrites) await new Promise(setImmediate);
  } else {
    while (!over && (await store.runs.list({ limit: 1 })).items.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, point.afterMs))]);
  }
  child.kill('SIGKILL');
  await exited;
  return (await store.runs.list({ limit: 1 })).items[0]?.state ?? null;
}

async function lookAt(jira: RunningJira, store: TestStore): Promise<Omit<Aftermath, 'killedIn'>> {
  const { items: runs } = await store.runs.list({ limit: 100 });
  let open = 0;
  let created = 0;
  let refusedCreates = 0;
  for (const run of runs) {
    const { items } = await store.journal.list(run.id, { limit: 10_000 });
    for (const { state, operation, error } of items) {
      if (state === 'planned' || state === 'started') open += 1;
      if (operation.kind !== 'create-user') continue;
      if (state === 'applied') created += 1;
      if (state === 'rejected' && error?.code === 'conflict') refusedCreates += 1;
    }
  }
  const { users, groups } = dumpPeople(jira.site);
  const people = { users: users.map(({ key: _key, ...user }) => user).sort(byName), groups: [...groups].sort(byName) };
  const last = runs[0];
  const durationMs = last?.finishedAt ? Date.parse(last.finishedAt) - Date.parse(last.startedAt) : 0;
  return {
    durationMs,
    people,
    lastState: last?.state ?? 'none',
    created,
    refusedCreates,
    open,
    runs: runs.length,
    writes: jira.counters.writes,
  };
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}
