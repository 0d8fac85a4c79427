/** Delta runs against real parts: what they read, when they fall back to everything, and what they leave for the next one. */
import { dumpPeople } from '../jira';
import { type Rig, startRig } from '../rig/rig';
import { Company, type Group, type Person } from '../sources/company/company';

jest.setTimeout(60_000);

describe('a delta run', () => {
  let rig: Rig;
  let company: Company;
  let people: Record<string, Person>;
  let groups: Record<string, Group>;
  /** Okta reads again what changed in the five minutes before its mark; the company is older than that. */
  let now = 0;

  beforeEach(async () => {
    now = Date.now() - 3_600_000;
    company = new Company('example.com', () => now);
    people = Object.fromEntries(
      ['anna', 'bela', 'cleo', 'dora', 'emil'].map((login) => [login, company.join({ login, firstName: login, lastName: 'Test' })]),
    );
    groups = Object.fromEntries(['engineering', 'design'].map((name) => [name, company.found(name)]));
    put('engineering', 'anna', 'bela', 'cleo');
    put('design', 'cleo', 'dora', 'emil');
    rig = await startRig({ company, rules: { brakes: { deactivations: { floor: 10 }, membershipRemovals: { floor: 10 } } } });
    expect(await rig.sync()).toMatchObject({ state: 'done', error: null });
    now = Date.now();
    reset();
  });
  afterEach(async () => rig.close());

  const person = (login: string) => people[login]?.id ?? '';
  const put = (group: string, ...logins: string[]) => {
    for (const login of logins) company.addMember(groups[group]?.id ?? '', person(login));
  };
  const take = (group: string, login: string) => company.removeMember(groups[group]?.id ?? '', person(login));
  const user = (name: string) => rig.jira.state.user(name);
  const members = (group: string) => rig.jira.state.memberNames(group);
  const delta = () => rig.sync({ kind: 'delta' });
  const reset = () => {
    rig.okta.resetCounters();
    rig.takeWrites();
  };
  const jira = () => JSON.stringify(dumpPeople(rig.jira.site));

  it('that finds nothing changed asks the source twice, Jira only who it is, and writes nothing', async () => {
    const run = await delta();
    expect(run).toMatchObject({ kind: 'delta', state: 'done', note: null, sourceCalls: 2, targetReads: 2, targetWrites: 0 });
    expect(run.counts).toMatchObject({ inScope: 5, unchanged: 5, planned: {} });
    expect(rig.okta.totalCalls()).toBe(2);
    expect(rig.takeWrites()).toBe(0);
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done', targetReads: 2 });
  });

  it('brings movers, joiners and leavers with their groups, and looks at nobody else in Jira', async () => {
    company.rename(person('bela'), { login: 'bela.new', firstName: 'Béla', lastName: 'Neu' });
    take('engineering', 'bela');
    put('design', 'bela');
    company.join({ login: 'fred', firstName: 'Fred', lastName: 'New' }, [groups.design?.id ?? '']);
    company.leave(person('emil'));
    rig.jira.state.users.change(user('anna'), { displayName: 'Changed by hand' });
    const run = await delta();
    expect(run).toMatchObject({ kind: 'delta', state: 'done', error: null, counts: { inScope: 5, unchanged: 3 } });
    expect(user('bela.new')).toMatchObject({ displayName: 'Béla Neu' });
    expect(members('design')).toEqual(['bela.new', 'cleo', 'dora', 'fred']);
    expect(members('engineering')).toEqual(['anna', 'cleo']);
    expect(user('emil').active).toBe(false);
    expect(user('anna').displayName).toBe('Changed by hand');
    const full = await rig.sync();
    expect(full).toMatchObject({ kind: 'full', state: 'done' });
    expect(user('anna').displayName).toBe('anna Test');
    expect(await rig.installation.store.links.count('okta')).toBe(6);
  });

  it('creates the group that is new at the source, with whom it finds', async () => {
    const platform = company.found('platform');
    company.addMember(platform.id, person('anna'));
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done' });
    expect(members('platform')).toEqual(['anna']);
    company.removeMember(platform.id, person('anna'));
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done' });
    expect(members('platform')).toEqual([]);
  });

  it('leaves the same Jira and finds no more work in a full run', async () => {
    company.rename(person('anna'), { login: 'anna', lastName: 'Married' });
    company.disable(person('dora'));
    put('engineering', 'emil');
    await delta();
    const after = jira();
    rig.takeWrites();
    expect(await rig.sync()).toMatchObject({ state: 'done', counts: { planned: {} } });
    expect(jira()).toBe(after);
    expect(rig.takeWrites()).toBe(0);
  });

  it('is a full one the first time, and says so', async () => {
    await rig.installation.store.cursors.remove('okta');
    expect(await delta()).toMatchObject({ kind: 'full', note: 'Everything was read, because there is no earlier read to go on from.' });
    expect(await delta()).toMatchObject({ kind: 'delta', note: null });
  });

  it('reads everything after the rules changed', async () => {
    await rig.change({ leavers: { action: 'keep' } });
    expect(await delta()).toMatchObject({
      kind: 'full',
      note: 'Everything was read, because the configuration changed since the last read.',
    });
    expect(await delta()).toMatchObject({ kind: 'delta' });
  });

  it('reads everything when the snapshot is not the one the cursor continues', async () => {
    await rig.query(`update snapshots set run_id = 'another' where connector_id = 'okta'`);
    expect(await delta()).toMatchObject({ kind: 'full', note: expect.stringContaining('does not belong to the last read') });
  });

  it('reads everything in the same run when the source does not know the cursor', async () => {
    await rig.query(`update cursors set cursor = 'nonsense' where connector_id = 'okta'`);
    company.leave(person('emil'));
    expect(await delta()).toMatchObject({ kind: 'full', state: 'done', note: expect.stringContaining('the source said: The mark') });
    expect(user('emil').active).toBe(false);
  });

  it('on schedule reads everything once the interval is over, and never only changes when that is switched off', async () => {
    const scheduled = { kind: 'delta', trigger: 'schedule' } as const;
    expect(await rig.sync(scheduled)).toMatchObject({ kind: 'delta' });
    await rig.query(`update cursors set full_at = now() - interval '25 hours' where connector_id = 'okta'`);
    expect(await rig.sync(scheduled)).toMatchObject({ kind: 'full', note: expect.stringContaining('24 hours ago') });
    expect(await rig.sync(scheduled)).toMatchObject({ kind: 'delta' });
    const current = await rig.installation.store.connectors.get('okta');
    if (!current) throw new Error('No connector');
    const reading = { deltas: false, fullEveryHours: 24 };
    await rig.installation.configuration.saveConnector({ ...current.value, reading }, {}, current.version, 'test');
    expect(await rig.sync(scheduled)).toMatchObject({ kind: 'full', note: null });
  });

  it('decides nothing on half a delta, and catches up afterwards', async () => {
    company.leave(person('emil'));
    company.rename(person('anna'), { login: 'anna', lastName: 'Married' });
    const mend = rig.okta.break({ at: 'groups', how: { kind: 'truncated' } });
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'failed', error: { code: 'source-protocol' } });
    expect(rig.takeWrites()).toBe(0);
    mend();
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done' });
    expect(user('emil').active).toBe(false);
    expect(user('anna').displayName).toBe('anna Married');
  });

  it('removes nobody from a group whose members could not be read, and does so once they can', async () => {
    take('engineering', 'anna');
    take('design', 'emil');
    const mend = rig.okta.break({ at: 'members', group: 'engineering', how: { kind: 'status', status: 403 } });
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'partial' });
    expect(members('engineering')).toContain('anna');
    expect(members('design')).not.toContain('emil');
    mend();
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done' });
    expect(members('engineering')).not.toContain('anna');
  });

  it('tries again what Jira refused although the source says nothing more about it', async () => {
    rig.jira.breakModes.add({ verb: 'PUT', route: '/rest/api/2/user', effect: { kind: 'status', status: 400 } });
    company.rename(person('anna'), { login: 'anna', lastName: 'Married' });
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'partial' });
    expect(user('anna').displayName).toBe('anna Test');
    rig.jira.breakModes.clear();
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done' });
    expect(user('anna').displayName).toBe('anna Married');
  });

  it('holds what looks like an accident by the share of all that is managed, not of what it looked at', async () => {
    await rig.change({ brakes: { deactivations: { floor: 2, percent: 30 } } });
    await delta();
    company.leave(person('emil'));
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done', brakes: [] });
    company.leave(person('dora'));
    company.leave(person('cleo'));
    const held = await delta();
    expect(held).toMatchObject({ kind: 'delta', state: 'held', brakes: [{ brake: 'deactivations', planned: 2, managed: 4 }] });
    expect(user('dora').active).toBe(true);
    const again = await delta();
    expect(again).toMatchObject({ kind: 'delta', state: 'held' });
    expect(await rig.installation.store.runs.get(held.id)).toMatchObject({ state: 'superseded' });
    await rig.installation.runs.approve(again.id, again.planHash ?? '', 'test');
    await rig.installation.runs.wait(again.id);
    expect(user('dora').active).toBe(false);
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done', targetReads: 2 });
  });

  it('takes back what a run for one person did when the source took it back as well', async () => {
    company.disable(person('anna'));
    expect(await rig.sync({ kind: 'person', person: 'anna' })).toMatchObject({ state: 'done' });
    expect(user('anna').active).toBe(false);
    company.enable(person('anna'));
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done' });
    expect(user('anna').active).toBe(true);
  });

  it('finds people who were found in their groups, and not only those who were put there', async () => {
    rig.jira.state.addUsers([{ name: 'greta', displayName: 'greta Test', email: 'greta@example.com' }]);
    rig.jira.state.addMembers('design', ['greta']);
    const greta = company.join({ login: 'greta', firstName: 'greta', lastName: 'Test' }, [groups.design?.id ?? '']);
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done', targetWrites: 0 });
    company.removeMember(groups.design?.id ?? '', greta.id);
    expect(await delta()).toMatchObject({ kind: 'delta', state: 'done', targetWrites: 1 });
    expect(members('design')).not.toContain('greta');
  });
});
