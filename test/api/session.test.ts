/** The exchange of a browser's Jira session for a token, against the stand-in Jira. */
import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

describe('the session exchange', () => {
  let rig: ApiRig;
  let origin: string;

  beforeAll(async () => {
    rig = await startApiRig({ company: smallCompany() });
    rig.jira.state.addUsers([
      { name: 'plain', email: 'plain@example.com', password: 'plain' },
      { name: 'helper', email: 'helper@example.com', password: 'helper' },
    ]);
    rig.jira.state.addGroup('help-desk', ['helper']);
    origin = new URL(rig.jira.loopbackUrl).origin;
    const { value, version } = await rig.installation.store.settings.get();
    await rig.installation.configuration.saveAccess({ readOnlyGroups: ['Help-Desk'] }, version, 'test');
    expect(value.jira?.baseUrl).toBe(rig.jira.loopbackUrl);
  });
  afterAll(async () => rig.close());

  async function signIn(name: string, password = name): Promise<string> {
    const reply = await fetch(`${rig.jira.loopbackUrl}/rest/auth/1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'test' },
      body: JSON.stringify({ username: name, password }),
    });
    const { session } = (await reply.json()) as { session: { name: string; value: string } };
    return `${session.name}=${session.value}`;
  }

  function exchange(headers: Record<string, string>): Promise<Response> {
    return fetch(`${rig.baseUrl}/session`, { method: 'POST', headers });
  }
  const fromPage = (cookie: string) => ({ cookie, origin, 'x-requested-with': 'XMLHttpRequest', 'sec-fetch-site': 'same-origin' });
  const withToken = (token: string, path: string, init: RequestInit = {}) =>
    fetch(`${rig.baseUrl}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });

  it('gives an administrator a token for ten minutes that does what an administrator may', async () => {
    const reply = await exchange(fromPage(await signIn('admin')));
    expect(reply.status).toBe(201);
    const { token, expiresAt, role, user } = (await reply.json()) as { token: string; expiresAt: string; role: string; user: unknown };
    expect({ role, user }).toEqual({ role: 'administrator', user: { name: 'admin', displayName: 'Administrator' } });
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(600_000);
    expect((await withToken(token, '/tokens')).status).toBe(200);
  });

  it('lets the help desk look and change nothing', async () => {
    const { token, role } = (await (await exchange(fromPage(await signIn('helper')))).json()) as { token: string; role: string };
    expect(role).toBe('read-only');
    expect((await withToken(token, '/runs')).status).toBe(200);
    expect((await withToken(token, '/connectors/okta/runs', { method: 'POST', body: '{}' })).status).toBe(403);
  });

  it('refuses who is neither, and who is not signed in', async () => {
    expect((await exchange(fromPage(await signIn('plain')))).status).toBe(403);
    expect((await exchange(fromPage('JSESSIONID=0123456789ABCDEF'))).status).toBe(401);
    expect((await exchange({ origin, 'x-requested-with': 'XMLHttpRequest' })).status).toBe(401);
  });

  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a form, which sets no header of its own', { 'x-requested-with': '' }],
  ])('refuses %s although the cookie is good', async (_what, change) => {
    expect((await exchange({ ...fromPage(await signIn('admin')), ...change })).status).toBe(403);
  });

  it('sends Jira the session cookie and no other', async () => {
    const cookie = await signIn('admin');
    expect((await exchange(fromPage(`other=secret; ${cookie}; tracking=1`))).status).toBe(201);
  });

  it('believes no token that it did not sign, nor one whose claims were changed', async () => {
    const { token } = (await (await exchange(fromPage(await signIn('helper')))).json()) as { token: string };
    const [header, , signature] = token.slice(3).split('.');
    const forged = Buffer.from(
      JSON.stringify({ sub: 'x', name: 'x', role: 'administrator', iss: 'rollcall', aud: 'rollcall-panel', exp: 4_000_000_000 }),
    ).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'rollcall-session' })).toString('base64url');
    for (const bad of [`rs_${header}.${forged}.${signature}`, `rs_${none}.${forged}.`, token.slice(3)]) {
      expect((await withToken(bad, '/runs')).status).toBe(401);
    }
  });

  it('looks at no cookie anywhere else', async () => {
    const reply = await fetch(`${rig.baseUrl}/runs`, { headers: { cookie: await signIn('admin') } });
    expect(reply.status).toBe(401);
  });
});
