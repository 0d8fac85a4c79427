/**
 * The product on loopback in one process: a stand-in Jira, a real database and an installation with one connector to any
 * source. Tests change the source or break a side, sync, and look at Jira.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { ConnectorConfiguration } from '../../backend/domain/configuration';
import type { Run } from '../../backend/domain/runs/run';
import { type Installation, installOver, readEnvironment, type StartRequest } from '../../backend/runs';
import { type JiraOptions, type RunningJira, startJira } from '../jira';
import { openTestStore, type TestStore } from '../postgres/postgres';

/** Rules that differ from the recommended ones. */
export type RuleChange = Partial<Record<'scope' | 'matching' | 'mapping' | 'groups' | 'leavers' | 'brakes', unknown>>;

export interface OpenRigOptions {
  /** As an administrator would send it. */
  readonly connector: { readonly id: string } & Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly jira?: JiraOptions;
  readonly logLevel?: 'silent' | 'debug' | 'warn';
  /** Instead of one to standard error. */
  readonly log?: Logger;
}

export interface OpenedRig {
  readonly jira: RunningJira;
  readonly installation: Installation;
  readonly connectorId: string;
  /** Starts a run and waits for its end. */
  sync(request?: Partial<Pick<StartRequest, 'kind' | 'person' | 'connectorId' | 'trigger'>>): Promise<Run>;
  change(rules: RuleChange): Promise<void>;
  /** Another connector to the same Jira; `sync({ connectorId })` runs it. */
  add(connector: OpenRigOptions['connector'], secrets: OpenRigOptions['secrets']): Promise<void>;
  /** Writes Jira received since the last call. */
  takeWrites(): number;
  /** Looks into the database, or meddles with it. */
  query: TestStore['query'];
  close(): Promise<void>;
}

export async function openRig(options: OpenRigOptions): Promise<OpenedRig> {
  const [jira, store, dataDir] = await Promise.all([
    startJira(options.jira ?? {}),
    openTestStore(),
    mkdtemp(join(tmpdir(), 'rollcall-rig-')),
  ]);
  const log = options.log ?? pino({ level: options.logLevel ?? 'silent' }, pino.destination(2));
  const environment = readEnvironment({ ROLLCALL_DATA_DIR: dataDir, ROLLCALL_OUTBOUND_ALLOW: '127.0.0.1,localhost' });
  const installation = await installOver(store, environment, log);
  const { configuration, runs } = installation;
  const { version } = await installation.store.settings.get();
  const connection = { baseUrl: jira.loopbackUrl, auth: { kind: 'pat' }, maxLanes: 32 };
  await configuration.saveJira(connection, { token: jira.createToken('admin') }, version, 'test');
  const { value } = await configuration.saveConnector(options.connector, options.secrets, null, 'test');
  let written = jira.counters.writes;

  return {
    jira,
    installation,
    query: store.query,
    connectorId: value.id,
    async sync(request = {}) {
      const run = await runs.start({ connectorId: value.id, kind: 'full', trigger: 'api', actor: 'test', ...request });
      return runs.wait(run.id);
    },
    async change(rules) {
      const current = await installation.store.connectors.get(value.id);
      if (!current) throw new Error('The connector is gone');
      const next: ConnectorConfiguration = { ...current.value, rules: { ...current.value.rules, ...(rules as object) } };
      await configuration.saveConnector(next, {}, current.version, 'test');
    },
    async add(connector, secrets) {
      await configuration.saveConnector(connector, secrets, null, 'test');
    },
    takeWrites() {
      const count = jira.counters.writes - written;
      written = jira.counters.writes;
      return count;
    },
    async close() {
      await installation.close();
      await jira.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
