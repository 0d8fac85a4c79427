import { type RunningJira, startJira } from './index';
import { type Caller, callerOf } from './testing/caller';

describe('details of people', () => {
  let jira: RunningJira;
  let call: Caller;
  beforeAll(async () => {
    jira = await startJira({ version: '10.3' });
    call = callerOf(jira);
    jira.state.addUsers([
      { name: 'ada', displayName: 'Ada Lovelace', email: 'ada@x.test', password: 'old' },
      { name: 'bob', displayName: 'Bob <b>', active: false },
    ]);
  });
  afterAll(() => jira.close());

  it('keep properties: 201 when new, 200 when changed, any JSON value', async () => {
    const path = 'user/properties/idm.externalId?username=ada';
    expect((await call('PUT', path, { id: [1, null] })).status).toBe(201);
    expect((await call('PUT', path, { id: 2 })).status).toBe(200);
    expect((await call('GET', path)).body).toEqual({ key: 'idm.externalId', value: { id: 2 } });
    expect((await call('GET', `user/properties?userKey=${jira.state.user('ada').key}`)).body).toMatchObject({
      keys: [{ key: 'idm.externalId' }],
    });
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('PUT', `user/properties/${'k'.repeat(256)}?username=ada`, 1)).status).toBe(400);
    expect((await callerOf(jira, { authorization: jira.basicAuth('ada', 'old') })('GET', 'user/properties?username=admin')).status).toBe(
      403,
    );
  });

  it('change passwords: for others as administrator, the own one with the current one', async () => {
    expect((await call('PUT', 'user/password?username=ada', { password: 'new' })).status).toBe(204);
    const ada = callerOf(jira, { authorization: jira.basicAuth('ada', 'new') });
    expect((await ada('PUT', 'myself/password', { password: 'newer', currentPassword: 'wrong' })).status).toBe(400);
    expect((await ada('PUT', 'myself/password', { password: 'newer', currentPassword: 'new' })).status).toBe(204);
    expect((await callerOf(jira, { authorization: jira.basicAuth('ada', 'newer') })('GET', 'myself')).status).toBe(200);
    jira.state.setPassword(jira.state.user('ada'), 'new');
  });

  it('suggest active people with the match emphasized', async () => {
    const { body } = await call('GET', 'user/picker?query=love&showAvatar=true');
    expect(body).toMatchObject({
      users: [{ name: 'ada', html: 'Ada <strong>Love</strong>lace - ada@x.test (ada)', avatarUrl: expect.any(String) }],
      total: 1,
      header: 'Showing 1 of 1 matching users',
    });
    expect((await call('GET', 'user/picker?query=bob')).body).toMatchObject({ total: 0 });
    expect((await call('GET', 'groupuserpicker?query=ad')).body).toMatchObject({ users: { total: 2 }, groups: { total: 2 } });
  });

  it('have avatars in three steps', async () => {
    const image = { 'Content-Type': 'image/png', 'X-Atlassian-Token': 'no-check' };
    const temporary = await call('POST', 'user/avatar/temporary?username=ada&filename=a.png&size=3', 'png', image);
    expect([temporary.status, temporary.body]).toMatchObject([201, { needsCropping: false }]);
    const made = await call('POST', 'user/avatar?username=ada', temporary.body);
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    expect((await call('PUT', 'user/avatar?username=ada', { id })).status).toBe(204);
    expect((await call('GET', 'user/avatars?username=ada')).body).toMatchObject({ custom: [{ id, selected: true }] });
    expect((await call('DELETE', `user/avatar/${id}?username=ada`)).status).toBe(204);
  });

  it('end sessions', async () => {
    const id = jira.site.sessions.open(jira.state.user('ada'));
    const cookie = callerOf(jira, { authorization: null, headers: { Cookie: `JSESSIONID=${id}` } });
    expect((await cookie('GET', 'myself')).status).toBe(200);
    expect((await call('DELETE', 'user/session/ada')).status).toBe(200);
    expect((await cookie('GET', 'myself')).status).toBe(401);
  });

  it('show deleted people to administrators who ask', async () => {
    jira.state.addUsers([{ name: 'gone' }]);
    expect((await call('DELETE', 'user?username=gone')).status).toBe(204);
    expect((await call('GET', 'user?username=gone')).status).toBe(404);
    expect((await call('GET', 'user?username=gone&includeDeleted=true')).body).toMatchObject({
      name: 'gone',
      deleted: true,
      active: false,
    });
    const ada = callerOf(jira, { authorization: jira.basicAuth('ada', 'new') });
    expect((await ada('GET', 'user?username=gone&includeDeleted=true')).status).toBe(403);
  });

  it('are anonymized in the background, one at a time', async () => {
    const { key } = jira.state.users.create({ name: 'eve', displayName: 'Eve' });
    expect((await call('GET', `user/anonymization?userKey=${key}`)).body).toMatchObject({ success: true, userName: 'eve' });
    expect((await call('GET', 'user/anonymization/progress')).status).toBe(404);
    expect((await call('POST', 'user/anonymization', { userKey: key })).status).toBe(202);
    expect((await call('POST', 'user/anonymization', { userKey: key })).status).toBe(409);
    await waitFor(async () => (await call('GET', 'user/anonymization/progress')).text.includes('COMPLETED'));
    const after = (await call('GET', `user?key=${key}`)).body;
    expect(after).toMatchObject({ active: false });
    expect(JSON.stringify(after)).not.toContain('Eve');
    expect((await call('DELETE', 'user/anonymization/unlock')).status).toBe(400);
  });

  it('build links from the configured base URL', async () => {
    const other = await startJira({ baseUrl: 'https://jira.corp.test/x/' });
    const { body } = await callerOf(other)('GET', 'user?username=admin');
    expect(body).toMatchObject({ self: 'https://jira.corp.test/x/rest/api/2/user?username=admin' });
    await other.close();
  });

  it('have a JSON 404 for unknown resources, 405 for a wrong verb, and HTML outside', async () => {
    expect((await call('GET', 'nonsense')).body).toMatchObject({ 'status-code': 404 });
    expect((await call('PATCH', 'user')).status).toBe(405);
    const outside = await fetch(`http://127.0.0.1:${jira.port}/elsewhere`);
    expect([outside.status, outside.headers.get('content-type')]).toEqual([404, 'text/html;charset=UTF-8']);
  });
});

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Waited in vain');
}
