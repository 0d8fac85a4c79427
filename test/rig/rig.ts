/**
 * The whole product on loopback in one process: a stand-in Jira, a stand-in Okta with a company, a real database and an
 * installation between them. Tests change the company or break a side, sync, and look at Jira.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { ConnectorConfiguration } from '../../backend/domain/configuration';
import type { Run } from '../../backend/domain/runs/run';
import { type Installation, installOver, readEnvironment, type StartRequest } from '../../backend/runs';
import { type JiraOptions, type RunningJira, startJira } from '../jira';
import { openTestStore } from '../postgres/postgres';
import type { Company } from '../sources/company/company';
import { type OktaStandIn, startOkta } from '../sources/okta/start';
import { oktaConnector } from './okta-connector';

export interface RigOptions {
  readonly company: Company;
  readonly jira?: JiraOptions;
  /** Rules that differ from those of `oktaConnector`. */
  readonly rules?: Partial<Record<'scope' | 'matching' | 'mapping' | 'groups' | 'leavers' | 'brakes', unknown>>;
  readonly logLevel?: 'silent' | 'debug' | 'warn';
}

export interface Rig {
  readonly jira: RunningJira;
  readonly okta: OktaStandIn;
  readonly company: Company;
  readonly installation: Installation;
  readonly connectorId: string;
  /** Starts a run and waits for its end. */
  sync(request?: Partial<Pick<StartRequest, 'kind' | 'person'>>): Promise<Run>;
  /** Changes the connector's rules. */
  change(rules: NonNullable<RigOptions['rules']>): Promise<void>;
  /** Writes Jira received since the last call. */
  takeWrites(): number;
  close(): Promise<void>;
}

export async function startRig(options: RigOptions): Promise<Rig> {
  const { company } = options;
  const [jira, okta, store, dataDir] = await Promise.all([
    startJira(options.jira ?? {}),
    startOkta({ company }),
    openTestStore(),
    mkdtemp(join(tmpdir(), 'rollcall-rig-')),
  ]);
  const log = pino({ level: options.logLevel ?? 'silent' }, pino.destination(2));
  const installation = await installOver(
    store,
    readEnvironment({ ROLLCALL_DATA_DIR: dataDir, ROLLCALL_OUTBOUND_ALLOW: '127.0.0.1,localhost' }),
    log,
  );
  const { configuration, runs } = installation;
  const settings = await installation.store.settings.get();
  await configuration.saveJira(
    { baseUrl: jira.loopbackUrl, auth: { kind: 'pat' }, maxLanes: 32 },
    { token: jira.createToken('admin') },
    settings.version,
    'test',
  );
  const wanted = oktaConnector(okta.baseUrl, options.rules ?? {});
  const { value } = await configuration.saveConnector(wanted, { apiToken: okta.apiToken }, null, 'test');
  let written = jira.counters.writes;

  return {
    jira,
    okta,
    company,
    installation,
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
    takeWrites() {
      const count = jira.counters.writes - written;
      written = jira.counters.writes;
      return count;
    },
    async close() {
      await installation.close();
      await Promise.all([jira.close(), okta.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
