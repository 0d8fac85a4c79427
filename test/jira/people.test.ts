import { PROFILE_IDS, type RunningJira, startJira } from './index';
import { type Caller, callerOf } from './testing/caller';

const MIRA = { name: 'mira', emailAddress: 'mira@corp.test', displayName: 'Mira Wolf', password: 'secret' };

describe.each(PROFILE_IDS)('people in Jira %s', (version) => {
  let jira: RunningJira;
  let call: Caller;

  beforeAll(async () => {
    jira = await startJira({ version });
    call = callerOf(jira);
  });
  afterAll(() => jira.close());

  it('creates a person with 201, default access and a key of the right kind', async () => {
    const { status, body } = await call('POST', 'user', { ...MIRA, name: 'Mira' });
    expect(status).toBe(201);
    const user = jira.state.user('mira');
    expect(body).toMatchObject({ name: 'Mira', displayName: 'Mira Wolf', emailAddress: 'mira@corp.test', active: true });
    expect(user.key).toBe(['7.6', '8.2'].includes(version) ? 'mira' : `JIRAUSER${user.id}`);
    expect(jira.state.memberNames('jira-software-users')).toContain('Mira');
  });

  it('refuses a second person of the same name in other case, naming the field username', async () => {
    const { status, body } = await call('POST', 'user', { ...MIRA, name: 'MIRA' });
    expect(status).toBe(400);
    expect(body).toEqual({ errorMessages: [], errors: { username: 'A user with that username already exists.' } });
  });

  it('refuses a missing and an invalid mail address, naming the field email', async () => {
    expect((await call('POST', 'user', { ...MIRA, name: 'a', emailAddress: '' })).body).toMatchObject({
      errors: { email: expect.anything() },
    });
    expect((await call('POST', 'user', { ...MIRA, name: 'a', emailAddress: 'x' })).body).toMatchObject({
      errors: { email: expect.anything() },
    });
  });

  it('allows two people with one mail address', async () => {
    expect((await call('POST', 'user', { ...MIRA, name: 'twin' })).status).toBe(201);
  });

  it('finds a person in any case and by key, and lists groups only when expanded', async () => {
    const { key } = jira.state.user('mira');
    const plain = await call('GET', 'user?username=mIrA');
    expect(plain.body).toMatchObject({ key, groups: { size: 1, items: [] } });
    const expanded = await call('GET', `user?key=${key}&expand=groups,applicationRoles`);
    expect(expanded.body).toMatchObject({
      groups: { size: 1, items: [{ name: 'jira-software-users' }] },
      applicationRoles: { size: 1, items: [{ key: 'jira-software' }] },
    });
  });

  it('answers 404 for an unknown person and 400 when none is named', async () => {
    expect((await call('GET', 'user?username=nobody')).status).toBe(404);
    expect((await call('GET', 'user')).status).toBe(400);
  });

  it('renames without changing the key', async () => {
    const { key } = jira.state.user('mira');
    const { status, body } = await call('PUT', 'user?username=mira', { name: 'mira.wolf' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ key, name: 'mira.wolf', emailAddress: 'mira@corp.test' });
    expect((await call('GET', 'user?username=mira')).status).toBe(404);
    expect((await call('PUT', 'user?username=mira.wolf', { name: 'Twin' })).status).toBe(400);
  });

  it('answers the untranslated message key when nothing usable is sent', async () => {
    const { status, body } = await call('PUT', 'user?username=twin', {});
    expect(status).toBe(400);
    expect(body).toEqual({ errorMessages: ['error.no.value.found.to.be.changed'], errors: {} });
  });

  it('writes active from 8.3 on, also as the text "false"', async () => {
    const { status } = await call('PUT', 'user?username=twin', { active: 'false', name: 'twin' });
    expect(status).toBe(200);
    const writable = !['7.6', '8.2'].includes(version);
    expect(jira.state.user('twin').active).toBe(!writable);
    expect((await call('PUT', 'user?username=twin', { active: true })).status).toBe(writable ? 200 : 400);
  });

  it('deletes with 204, and refuses people with activity', async () => {
    jira.state.busyKeys.add(jira.state.user('mira.wolf').key);
    expect((await call('DELETE', 'user?username=mira.wolf')).status).toBe(400);
    expect((await call('DELETE', 'user?username=twin')).status).toBe(204);
    expect((await call('DELETE', 'user?username=twin')).status).toBe(404);
  });

  it('knows user/list in 10.3 and 11 only', async () => {
    const { status, body } = await call('GET', 'user/list?maxResults=1');
    expect(status).toBe(['10.3', '11'].includes(version) ? 200 : 404);
    if (status !== 200) return;
    expect(body).toMatchObject({ isLast: false, maxResults: 1, values: [{ name: 'admin' }] });
    const next = new URL((body as { nextPage: string }).nextPage);
    const last = await call('GET', `/rest/api/2/user/list${next.search}`);
    expect(last.body).toMatchObject({ isLast: true, values: [{ name: 'mira.wolf' }] });
    expect((await call('GET', 'user/list?cursor=nonsense')).body).toMatchObject({ isLast: true, values: [] });
  });
});

describe.each(PROFILE_IDS)('user/search in Jira %s', (version) => {
  let jira: RunningJira;
  let call: Caller;

  beforeAll(async () => {
    jira = await startJira({ version });
    call = callerOf(jira);
    jira.state.addUsers(Array.from({ length: 1200 }, (_, at) => ({ name: `u${String(at).padStart(4, '0')}`, active: at !== 5 })));
  });
  afterAll(() => jira.close());

  const names = (body: unknown): string[] => (body as { name: string }[]).map(({ name }) => name);

  it('hides inactive people unless asked, and sorts by name', async () => {
    expect(names((await call('GET', 'user/search?username=u000')).body)).not.toContain('u0005');
    const all = names((await call('GET', 'user/search?username=u000&includeInactive=true')).body);
    expect(all).toContain('u0005');
    expect(all).toEqual([...all].sort());
  });

  it('reaches as far as the version does', async () => {
    const reachable = async (): Promise<number> => {
      const first = names((await call('GET', 'user/search?username=.&maxResults=5000&includeInactive=true')).body).length;
      return first + names((await call('GET', `user/search?username=.&startAt=${first}&maxResults=1000&includeInactive=true`)).body).length;
    };
    const expected = ['7.6', '8.2', '8.5'].includes(version) ? 1000 : ['8.15', '9'].includes(version) ? 1201 : 100;
    expect(await reachable()).toBe(expected);
  });

  it('counts the limit of 100 for startAt and maxResults together from 10 on', async () => {
    const count = names((await call('GET', 'user/search?username=.&startAt=98&maxResults=20')).body).length;
    expect(count).toBe(version.startsWith('1') ? 2 : 20);
  });
});
