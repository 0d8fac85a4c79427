import { createHash } from 'node:crypto';
import { type RunningJira, startJira } from '../index';
import type { OAuthClient } from './oauth';

const REDIRECT = 'https://rollcall.example/callback';
const VERIFIER = 'v'.repeat(43);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

let jira: RunningJira;
let client: OAuthClient;
let cookie: string;
beforeAll(async () => {
  jira = await startJira();
  client = jira.site.oauth.addClient({ name: 'Rollcall', redirectUrls: [REDIRECT] });
  cookie = `JSESSIONID=${jira.site.sessions.open(jira.state.user('admin'))}`;
});
afterAll(() => jira.close());

const question = (change: Record<string, string> = {}) =>
  new URLSearchParams({
    client_id: client.id,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'ADMIN',
    state: 's1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...change,
  });

async function visit(path: string, init: RequestInit = {}) {
  const url = path.startsWith('http') ? path : `${jira.loopbackUrl}${path}`;
  const reply = await fetch(url, { redirect: 'manual', ...init, headers: { Cookie: cookie, ...init.headers } });
  return { status: reply.status, location: reply.headers.get('location') ?? '', text: await reply.text() };
}

const authorize = (change?: Record<string, string>) => visit(`/rest/oauth2/latest/authorize?${question(change)}`);

/** Presses the button of the page that asks. */
async function decide(decision: string, change?: Record<string, string>): Promise<URL> {
  const asked = await visit(new URL((await authorize(change)).location, jira.loopbackUrl).href);
  const value = (name: string) => (new RegExp(`name="${name}" value="([^"]*)"`).exec(asked.text)?.[1] ?? '').replaceAll('&#38;', '&');
  const body = new URLSearchParams({ question: value('question'), atl_token: value('atl_token'), decision });
  return new URL((await visit('/plugins/servlet/oauth2/consent', { method: 'POST', body })).location);
}

async function redeem(change: Record<string, string>) {
  const body = new URLSearchParams({
    client_id: client.id,
    client_secret: client.secret,
    grant_type: 'authorization_code',
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...change,
  });
  const reply = await fetch(`${jira.loopbackUrl}/rest/oauth2/latest/token`, { method: 'POST', body });
  return { status: reply.status, json: (await reply.json()) as Record<string, string> };
}

const codeOf = (url: URL) => url.searchParams.get('code') ?? '';
const me = async (token: string, path = 'myself') =>
  fetch(`${jira.loopbackUrl}/rest/api/2/${path}`, { headers: { Authorization: `Bearer ${token}` } });

describe('Jira as an OAuth 2.0 provider', () => {
  it('asks the person and hands out a code that is good once, with its verifier', async () => {
    const back = await decide('allow');
    expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([REDIRECT, 's1']);
    const { status, json } = await redeem({ code: codeOf(back) });
    expect([status, json.token_type, json.scope, json.expires_in]).toEqual([200, 'bearer', 'ADMIN', 3600]);
    expect(((await (await me(json.access_token ?? '')).json()) as { name: string }).name).toBe('admin');
    expect((await redeem({ code: codeOf(back) })).json.error).toBe('invalid_grant');
  });

  it.each([
    ['a wrong verifier', { code_verifier: 'w'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another redirect address', { redirect_uri: `${REDIRECT}/` }],
  ])('gives nothing for a code with %s, and the code is spent', async (_what, change) => {
    const code = codeOf(await decide('allow'));
    expect(await redeem({ code, ...change })).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
    expect((await redeem({ code })).status).toBe(400);
  });

  it('refuses a wrong client secret', async () => {
    expect((await redeem({ code: codeOf(await decide('allow')), client_secret: 'x' })).json.error).toBe('invalid_client');
  });

  it('goes back with an error when the person refuses, or when something is asked that the client may not', async () => {
    expect((await decide('deny')).searchParams.get('error')).toBe('access_denied');
    for (const [change, error] of [
      [{ scope: 'SYSTEM_ADMIN' }, 'invalid_scope'],
      [{ scope: 'EVERYTHING' }, 'invalid_scope'],
      [{ response_type: 'token' }, 'unsupported_response_type'],
    ] as const)
      expect(new URL((await authorize(change)).location).searchParams.get('error')).toBe(error);
  });

  it('never leads to an address that was not registered letter by letter', async () => {
    for (const redirect_uri of [`${REDIRECT}?x=1`, `${REDIRECT}/`, 'https://evil.example/callback', ''])
      expect(await authorize({ redirect_uri })).toMatchObject({ status: 400, location: '' });
  });

  it('wants the person signed in, and no foreign page to press the button', async () => {
    const path = `/plugins/servlet/oauth2/consent?${question()}`;
    expect((await visit(path, { headers: { Cookie: '' } })).location).toContain('/login.jsp?os_destination=');
    const body = new URLSearchParams({ question: question().toString(), decision: 'allow', atl_token: '' });
    expect((await visit('/plugins/servlet/oauth2/consent', { method: 'POST', body })).status).toBe(403);
  });

  it('changes the refresh token with each use', async () => {
    const first = (await redeem({ code: codeOf(await decide('allow')) })).json;
    const renew = (refresh_token = '') => redeem({ grant_type: 'refresh_token', refresh_token });
    const second = await renew(first.refresh_token);
    expect(second.status).toBe(200);
    expect((await renew(first.refresh_token)).status).toBe(400);
    expect((await me(second.json.access_token ?? '')).status).toBe(200);
  });

  it('caps what the person may do by the scope', async () => {
    const { access_token = '' } = (await redeem({ code: codeOf(await decide('allow', { scope: 'READ' })) })).json;
    const { permissions } = (await (await me(access_token, 'mypermissions')).json()) as {
      permissions: { ADMINISTER: { havePermission: boolean } };
    };
    expect(permissions.ADMINISTER.havePermission).toBe(false);
    expect((await me(access_token, 'applicationrole')).status).toBe(403);
  });

  it('is not there before 8.22', async () => {
    const old = await startJira({ version: '8.15' });
    expect((await fetch(`${old.loopbackUrl}/rest/oauth2/latest/authorize`)).status).toBe(404);
    await old.close();
  });
});
