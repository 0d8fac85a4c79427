import { type RunningJira, startJira } from './index';
import { profileOf } from './profiles';
import { callerOf } from './testing/caller';

describe('the site as clients look at it', () => {
  let jira: RunningJira;
  let call: ReturnType<typeof callerOf>;
  beforeAll(async () => {
    jira = await startJira({ version: '10.3', users: 20 });
    jira.state.addUsers([{ name: 'ada', password: 'secret' }]);
    call = callerOf(jira);
  });
  afterAll(() => jira.close());

  it('tells old names of permissions too, as deprecated', async () => {
    const { permissions } = (await call('GET', 'mypermissions')).body as { permissions: Record<string, unknown> };
    expect(permissions.BROWSE).toMatchObject({ id: '10', havePermission: true, deprecatedKey: true });
    expect(permissions.BROWSE_PROJECTS).not.toHaveProperty('deprecatedKey');
    expect(Object.keys(permissions).length).toBeGreaterThan(60);
  });

  it.each([
    ['mypermissions?projectKey=DEMO', 200],
    ['mypermissions?projectKey=NONE', 404],
    ['mypermissions?issueKey=DEMO-1', 200],
    ['mypermissions?issueKey=DEMO-999', 404],
    ['avatar/user/system', 200],
    ['avatar/nothing/system', 404],
    ['universal_avatar/type/project/owner/10001', 200],
    ['permissionscheme/0?expand=permissions', 200],
    ['permissionscheme/77', 404],
    ['reindex', 200],
  ])('answers GET %s with %i', async (path, status) => {
    expect((await call('GET', path)).status).toBe(status);
  });

  it('shows the pictures that people link to', async () => {
    const { avatarUrls } = (await call('GET', 'myself')).body as { avatarUrls: Record<string, string> };
    const path = (avatarUrls['24x24'] ?? '').slice(jira.baseUrl.length);
    const picture = await callerOf(jira, { authorization: null })('GET', path);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(picture.text).toContain('width="24"');
  });

  it('keeps preferences, and knows only those that were set', async () => {
    expect((await call('PUT', 'mypreferences?key=tour', '"seen"')).status).toBe(204);
    expect((await call('GET', 'mypreferences?key=tour')).text).toBe('"seen"');
    expect((await call('DELETE', 'mypreferences?key=tour')).status).toBe(204);
    for (const verb of ['GET', 'DELETE']) expect((await call(verb, 'mypreferences?key=tour')).status).toBe(404);
    expect((await call('PUT', 'mypreferences', '"seen"')).status).toBe(404);
  });

  it('reindexes at once', async () => {
    const { status, body } = await call('POST', 'reindex?type=BACKGROUND');
    expect([status, body]).toMatchObject([202, { type: 'BACKGROUND', success: true, currentProgress: 100 }]);
  });

  it('checks passwords by the names of fields each check has', async () => {
    const fresh = { username: 'new', password: 'long enough' };
    expect((await call('POST', 'password/policy/createUser', fresh)).body).toEqual([]);
    expect((await call('POST', 'password/policy/createUser', { username: 'new' })).status).toBe(400);
    expect((await call('POST', 'password/policy/updateUser', { username: 'ada', newPassword: 'long enough' })).body).toEqual([]);
    expect((await call('POST', 'password/policy/updateUser', { username: 'nobody', newPassword: 'x' })).status).toBe(404);
  });

  it('sets the columns of the person whom the form names', async () => {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await call('PUT', 'user/columns', 'username=ada&columns=summary&columns=status', type)).status).toBe(200);
    expect((await call('GET', 'user/columns?username=ada')).body).toHaveLength(2);
    expect((await call('GET', 'user/columns')).body).not.toHaveLength(2);
    const ada = callerOf(jira, { authorization: jira.basicAuth('ada', 'secret') });
    expect((await ada('GET', 'user/columns?username=admin')).status).toBe(403);
  });

  it('makes links from the base URL that was set', async () => {
    expect((await call('PUT', 'settings/baseUrl', '"nonsense"')).status).toBe(400);
    expect((await call('PUT', 'settings/baseUrl', 'https://jira.corp.test/jira/')).status).toBe(204);
    expect((await call('GET', 'serverInfo')).body).toMatchObject({ baseUrl: 'https://jira.corp.test/jira' });
  });

  it('shows the form for the password with the token that is sent back', async () => {
    const page = await callerOf(jira, { authorization: jira.basicAuth() })('GET', '/secure/admin/WebSudoAuthenticate.jspa');
    expect(page.status).toBe(200);
    const token = /<meta id="atlassian-token" name="atlassian-token" content="([^"]+)"/.exec(page.text)?.[1];
    expect(page.headers.getSetCookie().join()).toContain(`atlassian.xsrf.token=${token}`);
  });
});

it.each([
  ['8.5', 805_019],
  ['9.4.5', 940_005],
  ['9.12.27', 9_120_027],
])('counts the builds of %s as Jira does', (version, number) => {
  expect(profileOf(version).buildNumber).toBe(number);
});
