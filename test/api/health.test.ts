/** Health, figures and the API's description of itself. */
import { openTestStore } from '../postgres/postgres';
import { manyPeople, smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

describe('health', () => {
  let rig: ApiRig;
  beforeEach(async () => {
    rig = await startApiRig({ company: smallCompany() });
  });
  afterEach(async () => rig.close());

  it('is ready with a database, and says 503 when the database is gone', async () => {
    expect((await rig.anonymous.get('/health/live')).json).toEqual({ status: 'live' });
    expect((await rig.anonymous.get('/health/ready')).json).toEqual({ status: 'ready' });
    await rig.installation.store.close();
    expect((await rig.anonymous.get('/health/live')).status).toBe(200);
    for (const [client, path] of [
      [rig.anonymous, '/health/ready'],
      [rig.admin, '/connectors'],
      [rig.admin, '/metrics'],
    ] as const) {
      const answer = await client.get(path);
      expect({ path, status: answer.status, code: answer.json.code }).toEqual({ path, status: 503, code: 'store-unavailable' });
      expect(rig.log()).toContain(answer.json.id);
    }
  });

  it('comes back when the database does', async () => {
    const away = await openTestStore();
    // Every connection of the product is cut off by the server, as in a restart.
    const [{ database } = { database: '' }] = [{ database: rig.installation.store.connection.connectionString?.match(/test_\w+/)?.[0] }];
    await away.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await rig.anonymous.get('/health/ready')).status).toBe(200);
    expect((await rig.admin.get('/connectors')).status).toBe(200);
    await away.close();
  });
});

describe('figures', () => {
  let rig: ApiRig;
  beforeAll(async () => {
    rig = await startApiRig({ company: manyPeople(30) });
  });
  afterAll(async () => rig.close());

  const figures = async () => {
    const { text } = await rig.reader.get('/metrics');
    const lines = text.split('\n').filter((line) => line.startsWith('rollcall_'));
    return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
  };

  it('counts runs, operations and calls, and an approved run only once', async () => {
    await rig.sync();
    for (const person of [...rig.company.people.values()].slice(0, 20)) rig.company.leave(person.id);
    const held = await rig.sync();
    expect(held.state).toBe('held');
    rig.okta.setLatency(300);
    const simulation = (await rig.admin.post('/connectors/okta/runs', { kind: 'simulation' })).json;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await figures()).toMatchObject({
      'rollcall_runs_running{connector="okta"}': 1,
      'rollcall_managed_people{connector="okta"}': 30,
    });
    await rig.installation.runs.wait(simulation.id);
    await rig.admin.post(`/runs/${held.id}/approve`, { planHash: held.planHash });
    await rig.installation.runs.wait(held.id);
    const journal = rig.installation.store.journal;
    const runs = (await rig.admin.get('/runs')).json.items as { id: string; kind: string }[];
    let applied = 0;
    for (const { id } of runs) applied += (await journal.counts(id)).applied ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const seen = await figures();
    expect(seen).toMatchObject({
      'rollcall_runs_finished_total{connector="okta",state="held"}': 1,
      'rollcall_operations_total{connector="okta",outcome="applied"}': applied,
      'rollcall_managed_people{connector="okta"}': expect.any(Number),
    });
    expect(seen['rollcall_runs_running{connector="okta"}']).toBeUndefined();
    expect(seen['rollcall_last_success_timestamp_seconds{connector="okta"}']).toBeGreaterThan(1_700_000_000);
    expect(seen['rollcall_calls_total{connector="okta",direction="target-write"}']).toBeGreaterThan(30);
  });

  it('puts nobody into a label', async () => {
    expect((await rig.reader.get('/metrics')).text).not.toMatch(/person\d/);
  });
});
