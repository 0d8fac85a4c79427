/** The list of connectors, schedules, and counts of unsaved scopes, asked over the socket. */
import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

describe('connectors', () => {
  let rig: ApiRig;
  afterEach(async () => rig.close());
  const view = async () => (await rig.reader.get('/connectors')).json.items[0];
  const everyHour = { cron: '0 * * * *', timeZone: 'Europe/Vienna' };

  it('are listed with their numbers, the last sync, and what waits for approval', async () => {
    rig = await startApiRig({ company: smallCompany(), rules: { brakes: { deactivations: { count: 0 } } } });
    expect(await view()).toMatchObject({
      label: 'Okta',
      people: 0,
      groups: 0,
      lastRun: null,
      lastSync: null,
      syncedAt: null,
      readAt: null,
    });
    const preview = await rig.sync({ kind: 'simulation' });
    expect(await view()).toMatchObject({ lastRun: { id: preview.id }, lastSync: null, syncedAt: null, readAt: expect.any(String) });
    const first = await rig.sync();
    expect(await view()).toMatchObject({ people: 5, lastSync: { id: first.id }, held: null, syncedAt: expect.any(String) });
    expect((await view()).groups).toBeGreaterThan(0);
    const [someone] = [...rig.company.people.values()].filter(({ state }) => state === 'active');
    rig.company.leave(someone?.id ?? '');
    const held = await rig.sync();
    await rig.sync({ kind: 'simulation' });
    expect(await view()).toMatchObject({ lastSync: { id: held.id }, held: { runId: held.id, operations: expect.any(Number) } });
    expect((await view()).held.operations).toBeGreaterThan(0);
  });

  it('run by a schedule that can be set, paused and ended without touching anything else', async () => {
    rig = await startApiRig({ company: smallCompany() });
    const before = (await rig.admin.get('/connectors/okta')).json.configuration;
    const set = (await rig.admin.put('/connectors/okta/schedule', { schedule: everyHour, version: 1 })).json;
    expect(set).toMatchObject({ version: 2, schedule: everyHour });
    expect(set.nextRuns).toHaveLength(3);
    expect(set.nextRuns[0]).toBe(set.nextRunAt);
    const pause = { ...everyHour, paused: true };
    const paused = (await rig.admin.put('/connectors/okta/schedule', { schedule: pause, version: 2 })).json;
    expect(paused).toMatchObject({ version: 3, schedule: pause, nextRuns: [], nextRunAt: null, enabled: true });
    const ended = (await rig.admin.put('/connectors/okta/schedule', { schedule: null, version: 3 })).json;
    expect(ended).toMatchObject({ version: 4, schedule: null, nextRuns: [] });
    expect((await rig.admin.get('/connectors/okta')).json.configuration).toEqual(before);
    expect((await rig.admin.put('/connectors/okta/schedule', { schedule: null, version: 3 })).json).toMatchObject({ status: 409 });
    const wrong = { ...everyHour, cron: 'at noon' };
    expect((await rig.admin.put('/connectors/okta/schedule', { schedule: wrong, version: 4 })).json).toMatchObject({ status: 400 });
  });

  it('can be asked when a schedule would fire before it is saved', async () => {
    rig = await startApiRig({ company: smallCompany() });
    const asked = (await rig.reader.get(`/schedules/next?cron=${encodeURIComponent('0 2 * * *')}&timeZone=UTC`)).json;
    expect(asked.items).toHaveLength(5);
    expect(asked.items[0]).toMatch(/T02:00:00.000Z$/);
    const refused = (await rig.reader.get(`/schedules/next?cron=${encodeURIComponent('61 * * * *')}`)).json;
    expect(refused).toMatchObject({ status: 400, field: 'query.cron', remedy: expect.stringContaining('five cron fields') });
  });

  it('count whom and what an unsaved scope would bring', async () => {
    rig = await startApiRig({ company: smallCompany() });
    const { rules } = (await rig.admin.get('/connectors/okta')).json.configuration;
    const count = async (scope: object = {}, groups: object = {}) => {
      const body = { scope: { ...rules.scope, ...scope }, groups: { ...rules.groups, ...groups } };
      const { json } = await rig.admin.post('/connectors/okta/scope/count', body);
      return json.counted === undefined ? json : json.counted;
    };
    expect(await count()).toBeNull();
    await rig.sync({ kind: 'simulation' });
    const all = await count();
    expect(all).toMatchObject({ people: { read: 5, inScope: 5, leftOut: [], unknown: 0 }, problems: [] });
    expect(all.people.examples[0]).toBe('anna Test');
    const condition = { attribute: 'profile.firstName', operator: 'equals', value: 'anna' };
    expect((await count({ conditions: [condition] })).people).toMatchObject({ inScope: 1, examples: ['anna Test'] });
    expect((await count({}, { include: [] })).groups).toMatchObject({ inScope: 0 });
    expect(await count({ conditions: [{ ...condition, operator: 'matches', value: '(' }] })).toMatchObject({
      status: 400,
      field: 'body.scope.conditions[0].value',
    });
  });
});
