/** Runs against real parts: a real database, HTTP on both sides. */
import { type Rig, startRig } from '../rig/rig';
import type { Group, Person } from '../sources/company/company';
import { Company } from '../sources/company/company';

jest.setTimeout(60_000);

describe('a run', () => {
  let rig: Rig;
  let company: Company;
  let people: Record<string, Person>;
  let groups: Record<string, Group>;

  beforeEach(async () => {
    company = new Company('example.com');
    people = Object.fromEntries(
      ['anna', 'bela', 'cleo', 'dora', 'emil'].map((login) => [login, company.join({ login, firstName: login, lastName: 'Test' })]),
    );
    groups = Object.fromEntries(['engineering', 'design'].map((name) => [name, company.found(name)]));
    put('engineering', 'anna', 'bela', 'cleo');
    put('design', 'cleo', 'dora', 'emil');
    rig = await startRig({ company, rules: { brakes: { deactivations: { floor: 10 }, membershipRemovals: { floor: 10 } } } });
    expect(await rig.sync()).toMatchObject({ state: 'done', error: null });
    rig.takeWrites();
  });
  afterEach(async () => rig.close());

  function person(login: string): Person {
    const found = people[login];
    if (!found) throw new Error(`No ${login}`);
    return found;
  }
  function put(group: string, ...logins: string[]): void {
    for (const login of logins) company.addMember(groups[group]?.id ?? '', person(login).id);
  }
  function take(group: string, login: string): void {
    company.removeMember(groups[group]?.id ?? '', person(login).id);
  }
  const user = (name: string) => rig.jira.state.user(name);
  const members = (group: string) => rig.jira.state.memberNames(group);

  it('brings everybody with their groups, and a second one changes nothing', async () => {
    expect(members('engineering')).toEqual(['anna', 'bela', 'cleo']);
    expect(members('design')).toEqual(['cleo', 'dora', 'emil']);
    const second = await rig.sync();
    expect(second).toMatchObject({ state: 'done', counts: { unchanged: 5 } });
    expect(rig.takeWrites()).toBe(0);
  });

  it('follows a mover: new name, new login, new group, and the account keeps its key', async () => {
    const { key } = user('bela');
    company.rename(person('bela').id, { login: 'bela.new', firstName: 'Béla', lastName: 'Neu' });
    take('engineering', 'bela');
    put('design', 'bela');
    expect(await rig.sync()).toMatchObject({ state: 'done' });
    expect(user('bela.new')).toMatchObject({ key, displayName: 'Béla Neu' });
    expect(members('engineering')).toEqual(['anna', 'cleo']);
    expect(members('design')).toContain('bela.new');
    await rig.sync();
    rig.takeWrites();
    await rig.sync();
    expect(rig.takeWrites()).toBe(0);
  });

  it('closes the account of a leaver and takes the groups away', async () => {
    company.leave(person('emil').id);
    expect(await rig.sync()).toMatchObject({ state: 'done' });
    expect(user('emil').active).toBe(false);
    expect(members('design')).toEqual(['cleo', 'dora']);
  });

  it('opens the account of a returner again, groups included', async () => {
    company.disable(person('emil').id);
    await rig.sync();
    company.enable(person('emil').id);
    await rig.sync();
    expect(user('emil').active).toBe(true);
    expect(members('design')).toContain('emil');
  });

  it('takes back what somebody changed at Jira, and says it was drift', async () => {
    rig.jira.state.users.change(user('anna'), { displayName: 'Changed by hand' });
    rig.jira.state.groups.removeMember(rig.jira.state.group('engineering'), user('anna'));
    const run = await rig.sync();
    expect(user('anna').displayName).toBe('anna Test');
    expect(members('engineering')).toContain('anna');
    const { items } = await rig.installation.store.journal.list(run.id, { kinds: ['update-user'] });
    expect(items.map(({ operation }) => operation.reason.code)).toEqual(['drift']);
  });

  it('leaves alone who and what it does not manage', async () => {
    rig.jira.state.addUsers([{ name: 'hand.made', email: 'hand.made@example.com' }]);
    rig.jira.state.addGroup('by-hand', ['anna', 'hand.made']);
    rig.jira.state.addMembers('engineering', ['hand.made']);
    company.leave(person('anna').id);
    await rig.sync();
    expect(user('hand.made').active).toBe(true);
    expect(members('by-hand')).toContain('hand.made');
    expect(members('engineering')).toContain('hand.made');
  });

  it('removes nobody when the users were read in part', async () => {
    company.erase(person('dora').id);
    rig.okta.break({ at: 'users', how: { kind: 'truncated' } });
    const run = await rig.sync();
    expect(run).toMatchObject({ state: 'failed', error: { code: 'source-protocol' } });
    expect(user('dora').active).toBe(true);
    expect(rig.takeWrites()).toBe(0);
  });

  it('removes nobody when the list of people silently leaves out somebody who is there', async () => {
    const reply = await fetch(`${rig.okta.baseUrl}/api/v1/users`, { headers: { Authorization: `SSWS ${rig.okta.apiToken}` } });
    const listed = (await reply.json()) as readonly { readonly profile: { readonly login: string } }[];
    const short = listed.filter(({ profile }) => !profile.login.startsWith('dora'));
    expect([listed.length, short.length]).toEqual([5, 4]);
    const mend = rig.okta.break({ at: 'users', how: { kind: 'status', status: 200, body: JSON.stringify(short) } });
    const run = await rig.sync();
    expect(run).toMatchObject({ state: 'partial' });
    expect((await rig.installation.store.journal.problems(run.id)).problems).toMatchObject([{ code: 'source-problem', at: null }]);
    expect([user('dora').active, members('design')]).toEqual([true, ['cleo', 'dora', 'emil']]);
    mend();
    expect(await rig.sync()).toMatchObject({ state: 'done', counts: { unchanged: 5 } });
    expect(rig.takeWrites()).toBe(0);
  });

  it('removes nobody from a group whose members could not be read, and goes on with the others', async () => {
    take('engineering', 'anna');
    take('design', 'emil');
    rig.okta.break({ at: 'members', group: 'engineering', how: { kind: 'status', status: 403 } });
    const run = await rig.sync();
    expect(run.state).toBe('partial');
    expect(members('engineering')).toContain('anna');
    expect(members('design')).not.toContain('emil');
  });

  it('holds removals when everybody is gone, lets additions through, and goes on after approval', async () => {
    for (const login of ['anna', 'bela', 'cleo', 'dora', 'emil']) company.leave(person(login).id);
    company.join({ login: 'fred', firstName: 'Fred', lastName: 'New' });
    await rig.change({ brakes: { deactivations: { count: 2 }, membershipRemovals: { count: 2 } } });
    const held = await rig.sync();
    expect(held.state).toBe('held');
    expect(user('fred').active).toBe(true);
    expect(user('anna').active).toBe(true);
    const { runs } = rig.installation;
    await expect(runs.approve(held.id, '0'.repeat(64), 'test')).rejects.toMatchObject({ code: 'plan-changed' });
    await runs.approve(held.id, held.planHash ?? '', 'test');
    expect(await runs.wait(held.id)).toMatchObject({ state: 'done', approvedBy: 'test' });
    expect(user('anna').active).toBe(false);
    expect(members('engineering')).toEqual([]);
  });

  it('leaves out of an approved hold what somebody changed meanwhile', async () => {
    for (const login of ['anna', 'bela', 'cleo']) company.leave(person(login).id);
    await rig.change({ brakes: { deactivations: { count: 2 } } });
    const held = await rig.sync();
    expect(held.state).toBe('held');
    rig.jira.state.groups.setActive(user('anna'), false);
    await rig.installation.runs.approve(held.id, held.planHash ?? '', 'test');
    await rig.installation.runs.wait(held.id);
    expect(['anna', 'bela', 'cleo'].map((name) => user(name).active)).toEqual([false, false, false]);
  });

  it('takes a held plan back when a newer run decides anew', async () => {
    for (const login of ['anna', 'bela', 'cleo']) company.leave(person(login).id);
    await rig.change({ brakes: { deactivations: { count: 2 } } });
    const held = await rig.sync();
    for (const login of ['anna', 'bela', 'cleo']) company.enable(person(login).id);
    expect(await rig.sync()).toMatchObject({ state: 'done' });
    expect(await rig.installation.store.runs.get(held.id)).toMatchObject({ state: 'superseded' });
    expect(user('anna').active).toBe(true);
  });

  it('writes nothing in a simulation and says what it would do', async () => {
    company.leave(person('emil').id);
    company.join({ login: 'fred', firstName: 'Fred', lastName: 'New' });
    const run = await rig.sync({ kind: 'simulation' });
    expect(run).toMatchObject({ state: 'done', targetWrites: 0, counts: { planned: { 'create-user': 1, 'deactivate-user': 1 } } });
    expect(rig.takeWrites()).toBe(0);
    expect(await rig.sync()).toMatchObject({ planHash: run.planHash });
  });

  it('brings one person by login and touches nobody else', async () => {
    company.leave(person('emil').id);
    const fred = company.join({ login: 'fred', firstName: 'Fred', lastName: 'New' });
    company.addMember(groups.design?.id ?? '', fred.id);
    const run = await rig.sync({ kind: 'person', person: 'fred@example.com' });
    expect(run).toMatchObject({ state: 'done', error: null });
    expect(members('design')).toContain('fred');
    expect(user('emil').active).toBe(true);
    take('design', 'cleo');
    expect(await rig.sync({ kind: 'person', person: 'cleo' })).toMatchObject({ state: 'done' });
    expect(members('design')).not.toContain('cleo');
    expect(members('engineering')).toContain('cleo');
  });

  it('says so when the source knows nobody by that reference', async () => {
    expect(await rig.sync({ kind: 'person', person: 'nobody.at.all' })).toMatchObject({
      state: 'failed',
      error: { code: 'not-found', field: 'person' },
    });
  });

  it('goes on one at a time for a connector', async () => {
    rig.jira.settings.latencyMs = 20;
    const { runs } = rig.installation;
    const first = await runs.start({ connectorId: 'okta', kind: 'full', trigger: 'api', actor: 'test' });
    await expect(runs.start({ connectorId: 'okta', kind: 'full', trigger: 'api', actor: 'test' })).rejects.toMatchObject({
      code: 'already-running',
    });
    expect(await runs.wait(first.id)).toMatchObject({ state: 'done' });
  });

  it('that was asked for while the process ends is left for the next process', async () => {
    company.join({ login: 'fred', firstName: 'Fred', lastName: 'New' });
    const { runs, store } = rig.installation;
    const starting = runs.start({ connectorId: 'okta', kind: 'full', trigger: 'api', actor: 'test' });
    const closing = runs.close();
    const { id } = await starting;
    await closing;
    await runs.close();
    expect(await store.runs.get(id)).toMatchObject({ finishedAt: null });
    expect(rig.takeWrites()).toBe(0);
    const lease = await store.leases.acquire('connector:okta', 'the next process');
    expect(lease).toHaveProperty('lost');
    if ('release' in lease) await lease.release();
  });

  it('stops when asked, with a history that tells what was done and what was not', async () => {
    for (let at = 0; at < 400; at += 1) company.join({ login: `many${at}`, firstName: 'Many', lastName: String(at) });
    // Slow enough that progress, told four times a second, shows the middle of the run.
    rig.jira.settings.latencyMs = 150;
    const { runs, store } = rig.installation;
    const started = await runs.start({ connectorId: 'okta', kind: 'full', trigger: 'api', actor: 'test' });
    await new Promise<void>((resolve) => {
      runs.onProgress(({ phase, done }) => {
        if (phase === 'apply' && done >= 20) resolve();
      });
    });
    await runs.stop(started.id, 'test');
    const run = await runs.wait(started.id);
    expect(run.state).toBe('stopped');
    const counts = await store.journal.counts(run.id);
    expect(counts.started ?? 0).toBe(0);
    expect(counts.applied).toBe(rig.takeWrites());
    expect(counts.planned).toBeGreaterThan(0);
    rig.jira.settings.latencyMs = 0;
    expect(await rig.sync()).toMatchObject({ state: 'done' });
    expect(user('many399').active).toBe(true);
  });
});
