import { type ProfileId, type RunningJira, startJira } from '../jira';
import { openTarget, readAll, SUPPORTED, storedOf } from './open-target';

describe.each<[ProfileId, string]>([
  ['8.5', '8.3'],
  ['8.15', '8.14'],
  ['9', '9'],
  ['10.0', '10.0'],
  ['10.3', '10.3'],
  ['11', '11'],
])('Jira %s', (version, profile) => {
  it('is recognised and signed in to', async () => {
    const jira = await startJira({ version });
    const target = openTarget(jira);
    await expect(target.connect()).resolves.toEqual({
      product: 'Jira',
      version: jira.site.profile.version,
      baseUrl: jira.baseUrl,
      profile,
    });
    await target.close();
    await jira.close();
  });
});

describe.each<ProfileId>(['7.6', '8.2'])('Jira %s', (version) => {
  it.each(['pat', 'basic'] as const)('is refused for its age when signed in to by %s', async (auth) => {
    const jira = await startJira({ version });
    const target = openTarget(jira, { auth, secrets: { token: 'unknown', password: 'admin' } });
    await expect(target.connect()).rejects.toMatchObject({ code: 'target-version', remedy: expect.stringContaining('8.3') });
    const probes = await target.check();
    expect(probes).toContainEqual(expect.objectContaining({ name: 'version', result: 'failed', hint: expect.stringContaining('8.3') }));
    await target.close();
    await jira.close();
  });
});

describe.each(SUPPORTED)('reading Jira %s', (version) => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira({ version });
    const { state } = jira;
    for (let at = 0; at < 230; at++) {
      state.addUsers([{ name: `User${at}`, displayName: `User ${at}`, email: `user${at}@corp.test`, active: at % 10 !== 3 }]);
    }
    const names = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `User${at + from}`);
    for (const size of [0, 1, 49, 50, 51, 100, 101]) state.addGroup(`of-${size}`, names(size));
    state.addGroup('inner', names(5, 200));
    state.addGroup('Outer', names(3, 100));
    const [outer, inner] = [state.group('Outer'), state.group('inner')];
    outer.children.add(inner);
    inner.parents.add(outer);
  });
  afterAll(() => jira.close());

  it('gives every member of groups at the edges of pages, inactive ones too', async () => {
    const target = openTarget(jira);
    const sizes = [0, 1, 49, 50, 51, 100, 101];
    const { members, users, complete, problems } = await readAll(target, { groups: [...sizes.map((size) => `OF-${size}`), 'of-none'] });
    expect(problems).toEqual([]);
    expect(complete).toEqual(['groups', 'users']);
    expect(sizes.map((size) => members.get(`OF-${size}`)?.keys.size)).toEqual(sizes);
    expect([...members.values()].every((group) => group.complete && group.mayIncludeNested)).toBe(true);
    expect(members.has('of-none')).toBe(false);
    expect(users.get('User3')).toMatchObject({
      key: jira.state.user('User3').key,
      email: 'user3@corp.test',
      active: false,
      detail: 'read',
    });
    await target.close();
  });

  it('lists the groups as Jira spells them', async () => {
    const target = openTarget(jira);
    const { groups } = await readAll(target, { groups: ['OUTER'] });
    expect(groups).toEqual(expect.arrayContaining(['Outer', 'inner', 'jira-administrators', 'of-0']));
    expect(groups).not.toContain('OUTER');
    await target.close();
  });

  it('says that members may come from groups inside the group', async () => {
    const target = openTarget(jira);
    const { members } = await readAll(target, { groups: ['Outer'] });
    expect(members.get('Outer')).toMatchObject({ complete: true, mayIncludeNested: true });
    expect(members.get('Outer')?.keys.size).toBe(8);
    await target.close();
  });

  it('finds every linked account whatever the limits of its lists, and names those that are gone', async () => {
    const target = openTarget(jira);
    const linked = new Map(Array.from({ length: 230 }, (_, at) => storedOf(jira, `User${at}`)));
    const [, stored] = storedOf(jira, 'User0');
    linked.set('JIRAUSER99999', { ...stored, name: 'left' });
    const { users, missing, complete, userEvents } = await readAll(target, { linked, maxLookups: 1000 });
    expect(complete).toContain('users');
    expect(missing).toEqual(['JIRAUSER99999']);
    for (const key of linked.keys()) {
      if (key !== 'JIRAUSER99999') expect([...users.values()].find((user) => user.key === key)?.detail).toBe('read');
    }
    expect(userEvents).toBe(users.size);
    await target.close();
  });

  it('finds wanted names in any case and wanted mail addresses, and tells each account once', async () => {
    const target = openTarget(jira);
    const { users, userEvents } = await readAll(target, {
      wantedNames: ['uSER222', 'nobody', 'User1'],
      wantedEmails: ['USER223@corp.test', 'nobody@corp.test'],
    });
    expect(users.get('User222')).toMatchObject({ displayName: 'User 222', email: 'user222@corp.test', detail: 'read' });
    expect(users.get('User223')).toMatchObject({ displayName: 'User 223', active: false, detail: 'read' });
    expect(userEvents).toBe(users.size);
    await target.close();
  });

  it('protects administrators, the account of the connection and the configured ones', async () => {
    jira.state.addUsers([{ name: 'boss', displayName: 'Boss', email: 'boss@corp.test' }]);
    jira.state.addGroup('jira-system-administrators', ['boss']);
    const target = openTarget(jira, { connection: { protectedAccounts: ['USER22*', 'user7'] } });
    const linked = new Map([storedOf(jira, 'User225'), storedOf(jira, 'User1')]);
    const { protectedKeys } = await readAll(target, { linked });
    const keyOf = (name: string) => jira.state.user(name).key;
    for (const name of ['admin', 'boss', 'User7', 'User225']) expect(protectedKeys).toContain(keyOf(name));
    expect(protectedKeys).not.toContain(keyOf('User1'));
    await target.close();
  });

  it('asks each wanted group when the list of groups is cut', async () => {
    jira.settings.groupPickerCap = 3;
    const target = openTarget(jira);
    const { groups, complete } = await readAll(target, { groups: ['of-1', 'of-none'] });
    jira.settings.groupPickerCap = null;
    expect(groups).toContain('of-1');
    expect(groups).not.toContain('of-none');
    expect(complete).toEqual(['groups', 'users']);
    await target.close();
  });

  it('keeps the fault of one group to that group', async () => {
    const target = openTarget(jira);
    const id = jira.breakModes.add({
      route: '*groupname=of-51*startAt=50*',
      effect: { kind: 'status', status: 403, body: '{"errorMessages":["no"]}', type: 'application/json' },
    });
    const { members, problems, complete } = await readAll(target, { groups: ['of-50', 'of-51'] });
    jira.breakModes.remove(id);
    expect(members.get('of-50')?.complete).toBe(true);
    expect(members.get('of-51')?.complete).toBe(false);
    expect(problems).toMatchObject([{ at: { group: 'of-51' }, error: { code: 'target-permission' } }]);
    expect(complete).toEqual(['groups', 'users']);
    await target.close();
  });

  it('does not call the users complete when administrators cannot be read', async () => {
    const target = openTarget(jira);
    const id = jira.breakModes.add({
      route: '*groupname=jira-system*',
      effect: { kind: 'status', status: 403, body: '{"errorMessages":["no"]}', type: 'application/json' },
    });
    const { complete, problems } = await readAll(target);
    jira.breakModes.remove(id);
    expect(complete).toEqual(['groups']);
    expect(problems).toMatchObject([{ at: 'users' }]);
    await target.close();
  });
});
