/** What previews look at before the first sync, and that no run ever rests on it. */

import { manyPeople, smallCompany } from '../rig/small-company';
import type { Company } from '../sources/company/company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

describe('a preview before the first sync', () => {
  let rig: ApiRig;
  afterEach(async () => rig.close());

  const start = async (company: Company) => {
    rig = await startApiRig({ company });
  };
  const savedRules = async () => (await rig.admin.get('/connectors/okta')).json.configuration.rules;
  const preview = async (changes: object = {}, more: object = {}) =>
    rig.admin.post('/connectors/okta/preview', { rules: { ...(await savedRules()), ...changes }, ...more });
  const simulate = () => rig.sync({ kind: 'simulation' });

  it('looks at what a simulation read', async () => {
    await start(smallCompany());
    expect((await preview()).status).toBe(404);
    const { id } = await simulate();
    const answer = (await preview()).json;
    expect(answer).toMatchObject({
      snapshot: { runId: id, users: 5, complete: true },
      people: { read: 5, inScope: 5, affected: 5, linked: 0 },
    });
    expect(answer.counts).toMatchObject({ 'create-user': 5, 'create-group': 2 });
    expect((await rig.admin.post('/connectors/okta/groups/try', { groups: { include: ['*'] } })).json.counts.included).toBeGreaterThan(1);
    expect((await rig.admin.get('/connectors/okta/people')).json).toMatchObject({ total: 5, snapshot: { runId: id } });
    expect(rig.takeWrites()).toBe(0);
  });

  it('keeps what everybody looked like when one person is simulated after it', async () => {
    await start(smallCompany());
    const { id } = await simulate();
    expect(await rig.sync({ kind: 'simulation', person: 'anna@example.com' })).toMatchObject({ state: 'done' });
    expect((await preview()).json).toMatchObject({ snapshot: { runId: id, users: 5, complete: true }, people: { read: 5 } });
  });

  it('leaves no snapshot and no cursor behind that a run could compare with', async () => {
    await start(smallCompany());
    await simulate();
    const { store } = rig.installation;
    expect(await store.snapshots.summary('okta')).toBeNull();
    expect(await store.snapshots.load('okta')).toBeNull();
    expect(await store.cursors.get('okta')).toBeNull();
    // Changes since a simulation are nobody's: the first run reads everything.
    expect(await rig.sync({ kind: 'delta' })).toMatchObject({
      kind: 'full',
      state: 'done',
      note: expect.stringContaining('no earlier read'),
    });
  });

  it('removes nobody on the strength of a simulation: who left since is a stranger to the first sync', async () => {
    await start(manyPeople(30));
    const someone = rig.company.findPerson('person1');
    rig.jira.state.addUsers([{ name: 'person1', email: 'person1@example.com' }]);
    await simulate();
    if (someone) rig.company.erase(someone.id);
    const run = await rig.sync();
    expect(run.counts?.planned).not.toHaveProperty('deactivate-user');
    expect(rig.jira.state.user('person1').active).toBe(true);
  });

  it('concludes nothing from a list of members that could not be read', async () => {
    await start(smallCompany());
    const anna = rig.company.findPerson('anna');
    expect(await rig.sync({ kind: 'person', person: 'anna@example.com' })).toMatchObject({ state: 'done' });
    const engineering = rig.company.findGroup('engineering');
    if (!anna || !engineering) throw new Error('The company is another one.');
    rig.company.removeMember(engineering.id, anna.id);
    const mend = rig.okta.break({ at: 'members', group: 'engineering', how: { kind: 'status', status: 403 } });
    await simulate();
    const answer = (await preview()).json;
    expect(answer.snapshot.complete).toBe(false);
    expect(answer.counts).not.toHaveProperty('remove-member');
    mend();
    await simulate();
    expect((await preview()).json.counts).toMatchObject({ 'remove-member': 1 });
  });

  it('has nothing to look at when the simulation could not read', async () => {
    await start(smallCompany());
    rig.okta.break({ at: 'users', how: { kind: 'status', status: 403 } });
    expect((await simulate()).state).toBe('failed');
    expect((await preview()).status).toBe(404);
  });

  it('looks at the snapshot from the first sync on, which a later simulation leaves as it is', async () => {
    await start(smallCompany());
    await simulate();
    const first = await rig.sync();
    expect((await preview()).json).toMatchObject({ snapshot: { runId: first.id }, people: { affected: 0, linked: 5 } });
    const { store } = rig.installation;
    expect(await store.samples.load('okta')).toBeNull();
    const before = [await store.snapshots.summary('okta'), await store.cursors.get('okta')];
    rig.company.join({ login: 'fred', firstName: 'Fred', lastName: 'New' });
    await simulate();
    expect([await store.snapshots.summary('okta'), await store.cursors.get('okta')]).toEqual(before);
    expect(await store.samples.summary('okta')).toBeNull();
  });

  it('keeps nothing of a simulation that ends after the first sync, or after its connector was removed', async () => {
    await start(smallCompany());
    await simulate();
    const { store } = rig.installation;
    const [read, lease] = [await store.samples.load('okta'), await store.leases.acquire('simulation:okta', 'test')];
    if (!read || !('lost' in lease)) throw new Error('The simulation left no sample, or goes on.');
    await rig.sync();
    await store.samples.save(lease, 'okta', read);
    expect(await store.samples.summary('okta')).toBeNull();
    await rig.admin.delete('/connectors/okta');
    await store.samples.save(lease, 'okta', read);
    await lease.release();
    expect(await rig.query('select 1 from samples union all select 1 from sample_chunks')).toEqual([]);
  });

  it('forgets what was read when the connector is removed', async () => {
    await start(smallCompany());
    await simulate();
    await rig.admin.delete('/connectors/okta');
    expect(await rig.query('select 1 from samples union all select 1 from sample_chunks')).toEqual([]);
  });
});
