import { type RunningJira, startJira } from '../index';
import { callerOf } from '../testing/caller';

let jira: RunningJira;
beforeAll(async () => {
  jira = await startJira({ version: '9' });
  jira.state.addUsers([{ name: 'ada', password: 'secret' }]);
});
afterAll(() => jira.close());

const admin = (): ReturnType<typeof callerOf> => callerOf(jira, { authorization: jira.basicAuth() });
const stranger = (): ReturnType<typeof callerOf> => callerOf(jira, { authorization: null });
const cookiesOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(headers.getSetCookie().map((cookie) => [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)]));

describe('verbs, paths and types below the resources', () => {
  it('answers HEAD like GET, without a body', async () => {
    const { status, headers, text } = await admin()('HEAD', 'myself');
    expect([status, text, headers.get('content-type')]).toEqual([200, '', 'application/json;charset=UTF-8']);
    expect(Number(headers.get('content-length'))).toBeGreaterThan(100);
  });

  it('tells everybody by OPTIONS which verbs a path knows', async () => {
    const { status, headers } = await stranger()('OPTIONS', 'user');
    expect([status, headers.get('allow')]).toEqual([200, 'HEAD,GET,POST,PUT,DELETE,OPTIONS']);
    expect((await stranger()('OPTIONS', 'nothing-here')).status).toBe(404);
  });

  it('refuses other verbs with 405 and names the right ones', async () => {
    const { status, headers, body } = await admin()('PATCH', 'serverInfo');
    expect([status, headers.get('allow'), body]).toMatchObject([405, 'HEAD,GET,OPTIONS', { 'status-code': 405 }]);
  });

  it.each([
    ['a slash at the end', 'myself/'],
    ['the version "latest"', '/rest/api/latest/myself'],
    ['slashes in a row', '/rest/api/2//myself'],
    ['parameters and expansions it does not know', 'myself?what=ever&expand=groups,nonsense'],
  ])('takes %s', async (_, path) => {
    expect((await admin()('GET', path)).body).toMatchObject({ name: 'admin' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])('refuses a body of %s with 415', async (type) => {
    const { status } = await admin()('POST', 'group', '{"name":"by-type"}', { 'Content-Type': type });
    expect([status, jira.state.groups.find('by-type')]).toEqual([415, undefined]);
  });

  it('takes JSON with a charset', async () => {
    const type = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await admin()('POST', 'group', '{"name":"größe"}', type)).status).toBe(201);
    expect((await admin()('GET', 'group/member?groupname=GR%C3%96%C3%9FE')).body).toMatchObject({ total: 0 });
  });

  it.each([
    ['an empty body', ''],
    ['half of an object', '{"name":'],
    ['a list', '[]'],
    ['null', 'null'],
  ])('refuses %s with 400 and an error collection', async (_, text) => {
    const { status, body } = await admin()('POST', 'user', text);
    expect([status, body]).toMatchObject([400, { errorMessages: [expect.any(String)], errors: {} }]);
  });

  it('has nothing but JSON to read: 406 for an Accept without it', async () => {
    expect((await admin()('GET', 'myself', undefined, { Accept: 'text/html' })).status).toBe(406);
    for (const Accept of ['*/*', 'application/*', 'text/html, application/json;q=0.5', 'text/html, image/gif, image/jpeg, *; q=.2'])
      expect((await admin()('GET', 'myself', undefined, { Accept })).status).toBe(200);
  });
});

describe('what Jira says of the caller', () => {
  it('refuses a wrong password with a page, on every path', async () => {
    const call = callerOf(jira, { authorization: jira.basicAuth('ada', 'wrong') });
    const { status, headers, text } = await call('GET', 'serverInfo');
    expect([status, headers.get('content-type')]).toEqual([401, 'text/html;charset=UTF-8']);
    expect(headers.get('x-seraph-loginreason')).toBe('AUTHENTICATED_FAILED');
    expect(headers.get('www-authenticate')).toMatch(/realm=/);
    expect(text).toContain('Basic Authentication Failure - Reason : AUTHENTICATED_FAILED');
  });

  it('asks strangers for a password when the address says so', async () => {
    const { status, headers } = await stranger()('GET', 'serverInfo?os_authType=basic');
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Basic realm="protected-area"']);
    expect((await admin()('GET', 'serverInfo?os_authType=basic')).status).toBe(200);
  });

  it('names the node, the request and the person', async () => {
    const { headers } = await admin()('GET', 'myself');
    expect(headers.get('x-anodeid')).toMatch(/^\w+$/);
    expect(headers.get('x-arequestid')).toMatch(/^\d+x\d+x\d+$/);
    expect(headers.get('x-asessionid')).toMatch(/^\w+$/);
    expect([headers.get('x-ausername'), headers.get('x-seraph-loginreason')]).toEqual(['admin', 'OK']);
  });

  it('gives basic authentication a session that goes on without the password', async () => {
    const cookies = cookiesOf((await admin()('GET', 'myself')).headers);
    expect(cookies.JSESSIONID).toMatch(/^[0-9A-F]{32}; Path=\/jira; HttpOnly$/);
    expect(cookies['atlassian.xsrf.token']).toMatch(/^[0-9A-F-]+_[0-9a-f]{40}_lin; Path=\/jira$/);
    const Cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value.split(';')[0]}`)
      .join('; ');
    const second = await stranger()('GET', 'myself', undefined, { Cookie });
    expect([second.body, second.headers.getSetCookie()]).toMatchObject([{ name: 'admin' }, []]);
  });

  it('gives strangers a session that nobody is signed in to', async () => {
    const cookies = cookiesOf((await stranger()('GET', 'serverInfo')).headers);
    expect(cookies['atlassian.xsrf.token']).toMatch(/_lout; /);
    const Cookie = `JSESSIONID=${cookies.JSESSIONID?.split(';')[0]}`;
    expect((await stranger()('GET', 'myself', undefined, { Cookie })).status).toBe(401);
  });

  it('sets both cookies when a session is opened, and the session once', async () => {
    const { headers } = await stranger()('POST', '/rest/auth/1/session', { username: 'ada', password: 'secret' });
    expect(headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual(['JSESSIONID', 'atlassian.xsrf.token']);
  });

  it('leaves no cookies with a bearer token', async () => {
    expect((await callerOf(jira)('GET', 'myself')).headers.getSetCookie()).toEqual([]);
  });

  it('opens no session again for the call that ended it', async () => {
    const open = await stranger()('POST', '/rest/auth/1/session', { username: 'ada', password: 'secret' });
    const id = (open.body as { session: { value: string } }).session.value;
    const ended = await stranger()('DELETE', '/rest/auth/1/session', undefined, { Cookie: `JSESSIONID=${id}` });
    expect([ended.status, cookiesOf(ended.headers).JSESSIONID]).toEqual([204, undefined]);
  });
});
