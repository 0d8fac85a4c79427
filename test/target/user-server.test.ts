import { type RunningJira, startJira } from '../jira';
import { openTarget, readAll, SUPPORTED, storedOf } from './open-target';

const userServer = { application: 'rollcall', password: 'app-secret' };
const SET_UP = { connection: { userServer: { application: 'rollcall' } } };
const secretsOf = (jira: RunningJira, userServerPassword = 'app-secret') =>
  jira.site.profile.has.personalTokens
    ? { token: jira.createToken('admin'), userServerPassword }
    : { password: 'admin', userServerPassword };

describe.each(SUPPORTED)('reading Jira %s through Jira User Server', (version) => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira({ version, userServer });
    jira.state.addUsers(
      Array.from({ length: 1200 }, (_, at) => ({ name: `p${at}`, displayName: `P ${at}`, email: `p${at}@corp.test`, active: at !== 5 })),
    );
    jira.state.addGroup(
      'Team',
      Array.from({ length: 120 }, (_, at) => `p${at + 1050}`),
    );
    jira.state.addGroup('inner', ['p1']);
    jira.state.group('Team').children.add(jira.state.group('inner'));
    jira.state.group('inner').parents.add(jira.state.group('Team'));
  });
  afterAll(() => jira.close());

  it('gives the direct members of the wanted groups from one answer', async () => {
    const linked = new Map(Array.from({ length: 1200 }, (_, at) => storedOf(jira, `p${at}`)));
    const target = openTarget(jira, { ...SET_UP, secrets: secretsOf(jira) });
    const { members, complete, problems, missing } = await readAll(target, { linked, groups: ['team', 'none'] });
    expect(problems).toEqual([]);
    expect(missing).toEqual([]);
    expect(complete).toEqual(['groups', 'users']);
    expect(members.get('team')).toMatchObject({ complete: true, mayIncludeNested: false });
    expect(members.get('team')?.keys.size).toBe(120);
    expect(members.get('team')?.keys).toContain(jira.state.user('p1050').key);
    expect(jira.counters.of('GET /rest/usermanagement/1/group/membership')).toBe(1);
    await target.close();
  });

  it('has the details of linked people without looking them up one by one', async () => {
    const linked = new Map(Array.from({ length: 1200 }, (_, at) => storedOf(jira, `p${at}`)));
    const target = openTarget(jira, { ...SET_UP, secrets: secretsOf(jira) });
    jira.counters.reset();
    const { users } = await readAll(target, { linked, maxLookups: 1000 });
    expect([...users.values()].filter(({ key, detail }) => linked.has(key) && detail === 'read').length).toBe(1200);
    expect(jira.counters.of('GET /rest/api/2/user')).toBe(0);
    await target.close();
  });

  it('knows wanted people by name and mail, and inactive ones', async () => {
    const target = openTarget(jira, { ...SET_UP, secrets: secretsOf(jira) });
    const { users } = await readAll(target, { wantedNames: ['P5', 'nobody'], wantedEmails: ['P1190@corp.test'] });
    expect(users.get('p5')).toMatchObject({ active: false, detail: 'read' });
    expect(users.get('p1190')).toMatchObject({ displayName: 'P 1190', detail: 'read' });
    await target.close();
  });

  it('reads group by group when the application is refused, and the check says so', async () => {
    const target = openTarget(jira, { ...SET_UP, secrets: secretsOf(jira, 'wrong') });
    const { members, problems, complete, users } = await readAll(target, { groups: ['Team'], wantedNames: ['p7'] });
    expect(members.get('Team')).toMatchObject({ complete: true, mayIncludeNested: true });
    expect(users.get('p7')?.detail).toBe('read');
    expect(problems).toEqual([]);
    expect(complete).toEqual(['groups', 'users']);
    const probes = await target.check();
    expect(probes).toContainEqual(
      expect.objectContaining({ name: 'user-server', result: 'failed', hint: expect.stringContaining('Jira User Server') }),
    );
    await target.close();
  });
});

it('takes a cut answer of memberships for no answer', async () => {
  const jira = await startJira({ version: '9', userServer });
  jira.state.addUsers(Array.from({ length: 60 }, (_, at) => ({ name: `p${at}`, displayName: `P ${at}`, email: `p${at}@corp.test` })));
  jira.state.addGroup(
    'team',
    Array.from({ length: 60 }, (_, at) => `p${at}`),
  );
  jira.breakModes.add({ route: '/rest/usermanagement/1/group/membership', effect: { kind: 'truncate' } });
  const target = openTarget(jira, { ...SET_UP, secrets: secretsOf(jira) });
  const { members } = await readAll(target, { groups: ['team'] });
  expect(members.get('team')).toMatchObject({ complete: true, mayIncludeNested: true });
  expect(members.get('team')?.keys.size).toBe(60);
  await target.close();
  await jira.close();
});
