import { type RunningJira, startJira } from './index';
import { type Caller, callerOf } from './testing/caller';

describe('user directories', () => {
  let jira: RunningJira;
  let call: Caller;
  afterEach(() => jira.close());

  const start = async (options: Parameters<typeof startJira>[0]): Promise<void> => {
    jira = await startJira(options);
    call = callerOf(jira);
  };

  it('refuse changes of people when read-only, and let groups with local groups change', async () => {
    await start({ directories: [{ name: 'LDAP', access: 'local-groups' }, { name: 'Internal' }] });
    const [ldap] = jira.state.directories;
    jira.state.addUsers([{ name: 'ada', ...(ldap ? { directory: ldap } : {}) }]);
    expect((await call('PUT', 'user?username=ada', { displayName: 'New' })).status).toBe(400);
    expect((await call('DELETE', 'user?username=ada')).status).toBe(400);
    expect((await call('POST', 'group', { name: 'g' })).status).toBe(201);
    expect((await call('POST', 'group/user?groupname=g', { name: 'ada' })).status).toBe(201);
  });

  it('put new people into the first one that can be written', async () => {
    await start({ directories: [{ name: 'LDAP', access: 'read' }, { name: 'Internal' }] });
    const body = { name: 'eve', displayName: 'Eve', emailAddress: 'eve@x.test' };
    expect((await call('POST', 'user', body)).status).toBe(201);
    expect(jira.state.user('eve').directory.name).toBe('Internal');
  });

  it('show the person of the first directory, and the shadowed one after that is deleted, activity or not', async () => {
    await start({ directories: [{ name: 'First' }, { name: 'Second' }] });
    const [first, second] = jira.state.directories;
    if (!first || !second) throw new Error('no directories');
    jira.state.addUsers([
      { name: 'ada', displayName: 'Second Ada', directory: second },
      { name: 'Ada', displayName: 'First Ada', directory: first },
    ]);
    const { key } = jira.state.user('ada');
    jira.state.busyKeys.add(key);
    expect((await call('GET', 'user?username=ada')).body).toMatchObject({ displayName: 'First Ada', key });
    expect((await call('GET', 'user/search?username=.')).body).toHaveLength(2);
    expect((await call('GET', 'user/duplicated/count')).body).toEqual({ count: 1 });
    expect((await call('DELETE', 'user?username=ada')).status).toBe(204);
    expect((await call('GET', 'user?username=ada')).body).toMatchObject({ displayName: 'Second Ada', key });
  });

  it('cannot be written at all under external user management', async () => {
    await start({ externalUserManagement: true });
    const added = await call('POST', 'user', { name: 'eve', displayName: 'Eve', emailAddress: 'eve@x.test' });
    expect(added.status).toBe(400);
    expect(added.text).toContain('Cannot add user, as external user management is enabled');
    const member = await call('DELETE', 'group/user?groupname=jira-software-users&username=admin');
    expect(member.text).toContain(
      'Cannot edit group memberships, as external user management is enabled, please contact your JIRA administrators.',
    );
    jira.settings.externalUserManagement = false;
    expect((await call('POST', 'group', { name: 'g' })).status).toBe(201);
  });
});

describe('seats', () => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira({ seats: 2 });
  });
  afterAll(() => jira.close());

  it('are counted by active people with access; without one left people are made without access', async () => {
    const call = callerOf(jira);
    const make = (name: string, more: object = {}): ReturnType<Caller> =>
      call('POST', 'user', { name, displayName: name, emailAddress: `${name}@x.test`, ...more });
    expect((await make('none', { applicationKeys: [] })).body).toMatchObject({ applicationRoles: { size: 0 } });
    expect((await make('one')).body).toMatchObject({ applicationRoles: { size: 1 } });
    expect((await make('two')).body).toMatchObject({ applicationRoles: { size: 0 } });
    const role = await call('GET', 'applicationrole/jira-software');
    expect(role.body).toMatchObject({ numberOfSeats: 2, remainingSeats: 0, userCount: 2, hasUnlimitedSeats: false });
    expect((await call('POST', 'user/application?username=two&applicationKey=jira-software')).status).toBe(400);
    expect((await call('DELETE', 'user/application?username=one&applicationKey=jira-software')).status).toBe(204);
    expect((await call('POST', 'user/application?username=two&applicationKey=jira-software')).status).toBe(200);
  });

  it('belong to roles that are edited with the version known, or 412', async () => {
    const call = callerOf(jira);
    const etag = (await call('GET', 'applicationrole')).headers.get('etag') ?? '';
    jira.state.addGroup('more-users');
    const body = { groups: ['jira-software-users', 'more-users'], defaultGroups: ['jira-software-users'] };
    expect((await call('PUT', 'applicationrole/jira-software', body, { 'If-Match': etag })).status).toBe(200);
    expect((await call('PUT', 'applicationrole/jira-software', body, { 'If-Match': etag })).status).toBe(412);
    expect(jira.state.roles.find('jira-software')?.groups).toEqual(['jira-software-users', 'more-users']);
  });
});
