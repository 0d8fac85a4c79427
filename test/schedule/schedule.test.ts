/** Schedules over two processes' worth of schedulers and one real database. Waits for one real minute. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ConfigurationProblem,
  type Installation,
  installOver,
  nextRunOf,
  type Run,
  readEnvironment,
  type Scheduler,
  startScheduler,
  systemClock,
} from '../../backend/runs';
import { type RunningJira, startJira } from '../jira';
import { openTestStore, silent, type TestStore } from '../postgres/postgres';
import { oktaConnector } from '../rig/okta-connector';
import { smallCompany } from '../rig/small-company';
import { until } from '../rig/until';
import { type OktaStandIn, startOkta } from '../sources/okta/start';

jest.setTimeout(90_000);

describe('schedules', () => {
  let jira: RunningJira;
  let okta: OktaStandIn;
  let store: TestStore;
  let folder: string;
  let one: Installation;
  let other: Installation;
  let schedulers: Scheduler[] = [];

  const start = async (installation: Installation) => {
    const { runs, store: own } = installation;
    const scheduler = await startScheduler({ store: own, connection: own.connection, runs, clock: systemClock, log: silent });
    schedulers.push(scheduler);
    return scheduler;
  };
  const stop = async () => {
    await Promise.all(schedulers.map((scheduler) => scheduler.close()));
    schedulers = [];
  };
  const scheduled = async (): Promise<readonly Run[]> => (await store.runs.list({})).items.filter(({ trigger }) => trigger === 'schedule');
  const stored = () => store.query(`select key, cron, timezone from jobs.schedule where name = 'sync'`);
  /** Saves the connector with another schedule, as the API would. */
  async function save(installation: Installation, schedule: { cron: string; timeZone: string; paused?: boolean } | null, enabled = true) {
    const current = await store.connectors.get('okta');
    const wanted = { ...(current?.value ?? oktaConnector(okta.baseUrl, {})), schedule, enabled };
    await installation.configuration.saveConnector(wanted, { apiToken: okta.apiToken }, current?.version ?? null, 'test');
  }

  beforeEach(async () => {
    [jira, okta, store] = await Promise.all([startJira({}), startOkta({ company: smallCompany() }), openTestStore()]);
    folder = await mkdtemp(join(tmpdir(), 'rollcall-schedule-'));
    const environment = readEnvironment({ ROLLCALL_DATA_DIR: folder, ROLLCALL_OUTBOUND_ALLOW: '127.0.0.1' });
    one = await installOver(store, environment, silent);
    other = await installOver(await store.reopen(), environment, silent);
    await one.configuration.saveJira(
      { baseUrl: jira.loopbackUrl, auth: { kind: 'pat' } },
      { token: jira.createToken('admin') },
      (await store.settings.get()).version,
      'test',
    );
  });
  afterEach(async () => {
    await stop();
    await other.close();
    await one.close();
    await Promise.all([jira.close(), okta.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  it('fires a slot once although two schedulers watch, and a run says that a schedule started it', async () => {
    await save(one, { cron: '* * * * *', timeZone: 'UTC' });
    await Promise.all([start(one), start(other)]);
    await until('the minute is over', async () => (await scheduled()).length > 0, 75_000);
    // The other scheduler looks every two seconds.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const minutes = (await scheduled()).map(({ startedAt }) => startedAt.slice(0, 16));
    expect(new Set(minutes).size).toBe(minutes.length);
    expect(minutes.length).toBeLessThanOrEqual(2);
    const [run] = await scheduled();
    expect(await one.runs.wait(run?.id ?? '')).toMatchObject({ actor: 'schedule', state: 'done' });
    expect(jira.state.memberNames('engineering')).toEqual(['anna', 'bela', 'cleo']);
  });

  it('catches up once, however many slots passed while nothing ran', async () => {
    const minute = (new Date().getUTCMinutes() + 30) % 60;
    await save(one, { cron: `${minute} * * * *`, timeZone: 'UTC' });
    await start(one);
    await stop();
    await store.query(`update jobs.schedule set created_on = now() - interval '2 days'`);
    await store.query(`update jobs.version set cron_on = now() - interval '12 hours'`);
    await Promise.all([start(one), start(other)]);
    await until('the missed run', async () => (await scheduled()).length > 0, 30_000);
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    expect(await scheduled()).toHaveLength(1);
  });

  it('follows what any process saves: new, changed, switched off, paused, removed', async () => {
    await Promise.all([start(one), start(other)]);
    expect(await stored()).toEqual([]);
    await save(other, { cron: '0 3 * * *', timeZone: 'Europe/Vienna' });
    const is = (rows: readonly object[]) => async () => JSON.stringify(await stored()) === JSON.stringify(rows);
    await until('the new schedule', is([{ key: 'okta', cron: '0 3 * * *', timezone: 'Europe/Vienna' }]));
    await save(one, { cron: '30 4 * * 1', timeZone: 'UTC' });
    await until('the changed schedule', is([{ key: 'okta', cron: '30 4 * * 1', timezone: 'UTC' }]));
    await save(one, { cron: '30 4 * * 1', timeZone: 'UTC' }, false);
    await until('no schedule while it is switched off', is([]));
    await save(other, { cron: '30 4 * * 1', timeZone: 'UTC' });
    await until('the schedule again', is([{ key: 'okta', cron: '30 4 * * 1', timezone: 'UTC' }]));
    await save(one, { cron: '30 4 * * 1', timeZone: 'UTC', paused: true });
    await until('no schedule while it is paused', is([]));
    await one.configuration.removeConnector('okta', 'test');
    await until('no schedule without a connector', is([]));
  });

  it('accepts no schedule that the scheduler would not follow', async () => {
    for (const cron of ['@daily', '0 3,3 * * *', '0 3 * * 5#2', '0 0 3 * * *', '61 * * * *', '0 3 * *', 'RRULE:FREQ=DAILY'])
      await expect(save(one, { cron, timeZone: 'UTC' })).rejects.toMatchObject({
        problems: [{ path: 'schedule' } satisfies Partial<ConfigurationProblem>],
      });
    await expect(save(one, { cron: '0 3 * * *', timeZone: 'Europe/Atlantis' })).rejects.toMatchObject({ field: 'schedule' });
    expect(nextRunOf({ cron: '0 3 * * *', timeZone: 'Europe/Vienna' }, new Date('2026-01-01T00:00:00Z'))).toBe('2026-01-01T02:00:00.000Z');
  });
});
