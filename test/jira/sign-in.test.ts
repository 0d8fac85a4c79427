import { PROFILE_IDS, type RunningJira, startJira } from './index';
import { callerOf } from './testing/caller';

const hasTokens = (version: string): boolean => !['7.6', '8.2', '8.5'].includes(version);

describe.each(PROFILE_IDS)('signing in to Jira %s', (version) => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira({ version });
  });
  afterAll(() => jira.close());

  it('takes basic authentication, except 11', async () => {
    const call = callerOf(jira, { authorization: jira.basicAuth() });
    const { status, headers } = await call('GET', 'myself');
    expect(status).toBe(version === '11' ? 403 : 200);
    if (status === 200) expect([headers.get('x-ausername'), headers.get('x-seraph-loginreason')]).toEqual(['admin', 'OK']);
  });

  it('takes a session by cookie, except 11', async () => {
    const call = callerOf(jira, { authorization: null });
    const opened = await call('POST', '/rest/auth/1/session', { username: 'ADMIN', password: 'admin' });
    expect(opened.status).toBe(version === '11' ? 403 : 200);
    if (opened.status !== 200) return;
    const { value } = (opened.body as { session: { value: string } }).session;
    const cookie = { Cookie: `JSESSIONID=${value}` };
    expect((await call('GET', 'myself', undefined, cookie)).body).toMatchObject({ name: 'admin' });
    expect((await call('GET', '/rest/auth/1/session', undefined, cookie)).body).toMatchObject({ name: 'admin' });
    expect((await call('DELETE', '/rest/auth/1/session', undefined, cookie)).status).toBe(204);
    expect((await call('GET', 'myself', undefined, cookie)).status).toBe(401);
  });

  it('takes personal access tokens from 8.14 on, shown once, revocable', async () => {
    const call = callerOf(jira);
    const made = await call('POST', '/rest/pat/latest/tokens', { name: 'sync', expirationDuration: 90 });
    expect(made.status).toBe(hasTokens(version) ? 201 : 404);
    if (!hasTokens(version)) return;
    const { id, rawToken } = made.body as { id: number; rawToken: string };
    const bearer = callerOf(jira, { authorization: `Bearer ${rawToken}` });
    expect((await bearer('GET', 'myself')).body).toMatchObject({ name: 'admin' });
    expect(JSON.stringify((await call('GET', '/rest/pat/latest/tokens')).body)).not.toContain(rawToken);
    expect((await call('DELETE', `/rest/pat/latest/tokens/${id}`)).status).toBe(204);
    expect((await bearer('GET', 'myself')).status).toBe(401);
  });

  it('makes a rejected token anonymous: 200 where anybody may read, told by the headers', async () => {
    const call = callerOf(jira, { authorization: 'Bearer rubbish' });
    const { status, headers } = await call('GET', 'mypermissions');
    expect(status).toBe(200);
    expect(headers.get('x-ausername')).toBe('anonymous');
    expect(headers.get('x-seraph-loginreason')).toBe('AUTHENTICATED_FAILED');
    expect((await call('GET', 'serverInfo')).status).toBe(version === '11' ? 401 : 200);
    expect((await call('GET', 'myself')).status).toBe(401);
  });

  it('tells its version to those who may read it', async () => {
    const { body } = await callerOf(jira)('GET', 'serverInfo?doHealthCheck=true');
    expect(body).toMatchObject({ baseUrl: jira.baseUrl, version: jira.site.profile.version, deploymentType: 'Server' });
    expect(JSON.stringify(body).includes('healthChecks')).toBe(Number(version.split('.')[0]) < 10);
    expect((await callerOf(jira, { authorization: null })('GET', '/status')).body).toEqual({ state: 'RUNNING' });
  });

  it('tells what the caller may do', async () => {
    jira.state.addUsers([{ name: 'joe', password: 'x' }]);
    const mine = async (call: ReturnType<typeof callerOf>): Promise<Record<string, { havePermission: boolean }>> =>
      ((await call('GET', 'mypermissions')).body as { permissions: Record<string, { havePermission: boolean }> }).permissions;
    expect((await mine(callerOf(jira))).SYSTEM_ADMIN?.havePermission).toBe(true);
    expect((await mine(callerOf(jira, { authorization: null }))).ADMINISTER?.havePermission).toBe(false);
  });
});

describe('service accounts', () => {
  it('read and write, and are kept out of administration, whatever their person may do', async () => {
    const jira = await startJira({});
    const call = callerOf(jira, { authorization: `Bearer ${jira.createServiceToken('admin')}` });
    expect((await call('GET', 'myself')).body).toMatchObject({ name: 'admin' });
    expect((await call('GET', 'group/member?groupname=jira-administrators')).status).toBe(403);
    expect((await call('POST', 'user', { name: 'x', displayName: 'X', emailAddress: 'x@x.test' })).status).toBe(403);
    await jira.close();
  });
});

describe('wrong passwords', () => {
  let jira: RunningJira;
  beforeEach(async () => {
    jira = await startJira({ captchaAfter: 3 });
  });
  afterEach(() => jira.close());

  it('are refused with 401 in HTML', async () => {
    const { status, headers, text } = await callerOf(jira, { authorization: jira.basicAuth('admin', 'no') })('GET', 'serverInfo');
    expect([status, headers.get('x-seraph-loginreason'), headers.get('x-ausername')]).toEqual([401, 'AUTHENTICATED_FAILED', 'anonymous']);
    expect(text).toContain('<html>');
  });

  it('lock the account after some, also for the right password, until somebody signs in by the form', async () => {
    const wrong = callerOf(jira, { authorization: jira.basicAuth('admin', 'no') });
    const right = callerOf(jira, { authorization: jira.basicAuth() });
    for (let turn = 0; turn < 3; turn++) expect((await wrong('GET', 'myself')).status).toBe(401);
    const locked = await right('GET', 'myself');
    expect(locked.status).toBe(403);
    expect(locked.headers.get('x-authentication-denied-reason')).toBe(`CAPTCHA_CHALLENGE; login-url=${jira.baseUrl}/login.jsp`);
    expect(locked.headers.get('x-seraph-loginreason')).toBe('AUTHENTICATION_DENIED');
    const form = await callerOf(jira, { authorization: null, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })(
      'POST',
      '/login.jsp',
      'os_username=admin&os_password=admin&os_destination=/secure/x.jspa',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
    );
    expect([form.status, form.headers.get('location')]).toEqual([302, `${jira.baseUrl}/secure/x.jspa`]);
    expect((await right('GET', 'myself')).status).toBe(200);
  });

  it('and inactive people cannot sign in', async () => {
    jira.state.addUsers([{ name: 'old', password: 'x', active: false }]);
    expect((await callerOf(jira, { authorization: jira.basicAuth('old', 'x') })('GET', 'myself')).status).toBe(401);
  });
});

describe('protection against forged requests', () => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira({});
  });
  afterAll(() => jira.close());

  const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64)' };

  it('refuses writes of a browser from elsewhere, with and without the token header', async () => {
    const call = callerOf(jira);
    for (const headers of [BROWSER, { ...BROWSER, 'X-Atlassian-Token': 'no-check' }, { Origin: 'https://evil.test' }]) {
      const { status, text } = await call('POST', 'group', { name: 'forged' }, headers);
      expect([status, text]).toEqual([403, 'XSRF check failed']);
    }
  });

  it('lets browsers read, and write from the own pages', async () => {
    const call = callerOf(jira);
    expect((await call('GET', 'myself', undefined, BROWSER)).status).toBe(200);
    const own = { ...BROWSER, Origin: new URL(jira.baseUrl).origin };
    expect((await call('POST', 'group', { name: 'mine' }, own)).status).toBe(201);
  });

  it('refuses forms without the token header', async () => {
    const type = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const path = 'user/avatar/temporary?username=admin&filename=a.png';
    expect((await callerOf(jira)('POST', path, '--x', type)).status).toBe(403);
    const accepted = await callerOf(jira)('POST', path, '--x', { ...type, 'X-Atlassian-Token': 'no-check' });
    expect(accepted.status).toBe(201);
    expect(accepted.text).toContain('<textarea>');
  });
});
