/** Signing in through Jira in a window (OAuth 2.0 code with PKCE), against the stand-in Jira as the provider, and every way to cheat. */
import { createHash, randomBytes } from 'node:crypto';
import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';
import { pressButton } from './press-consent';

jest.setTimeout(60_000);

const s256 = (text: string) => createHash('sha256').update(text).digest('base64url');
const random = () => randomBytes(32).toString('base64url');

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever came
  readonly json: any;
}

describe('signing in through Jira in a window', () => {
  let rig: ApiRig;
  let jiraOrigin: string;

  beforeAll(async () => {
    rig = await startApiRig({ company: smallCompany() });
    jiraOrigin = new URL(rig.jira.loopbackUrl).origin;
    rig.jira.state.addUsers([
      { name: 'plain', email: 'plain@example.com', password: 'plain' },
      { name: 'helper', email: 'helper@example.com', password: 'helper' },
    ]);
    rig.jira.state.addGroup('help-desk', ['helper']);
    const settings = await rig.installation.store.settings.get();
    await rig.installation.configuration.saveAccess({ readOnlyGroups: ['help-desk'] }, settings.version, 'test');
    const panelUrl = `${rig.origin}/rollcall`;
    const client = rig.jira.site.oauth.addClient({ name: 'Rollcall', redirectUrls: [`${panelUrl}/api/v1/session/oauth/callback`] });
    const { jira, version } = (await rig.admin.get('/settings')).json;
    const saved = await rig.admin.put('/settings/jira', {
      jira: { ...jira, oauth: { clientId: client.id, panelUrl } },
      secrets: { oauthClientSecret: client.secret },
      version,
    });
    expect(saved.status).toBe(200);
    expect(saved.text).not.toContain(client.secret);
  });
  afterAll(async () => rig.close());

  async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const reply = await fetch(`${rig.baseUrl}/session${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: jiraOrigin, 'x-requested-with': 'XMLHttpRequest', ...headers },
      body: JSON.stringify(body),
    });
    return { status: reply.status, headers: reply.headers, json: await reply.json() };
  }

  async function start(verifier = random()) {
    const { json } = await post('/oauth/start', { challenge: s256(verifier) });
    return { verifier, address: new URL(json.address) };
  }

  const visit = (url: string) => fetch(url, { redirect: 'manual' });
  const codeOf = async (page: Response) => /data-code="([^"]+)"/.exec(await page.text())?.[1] ?? '';

  /** From the button in the panel to the window that came back. */
  async function reachWindow(name: string, decision: 'allow' | 'deny' = 'allow') {
    const { verifier, address } = await start();
    const back = await pressButton(rig.jira, name, address.href, decision);
    return { verifier, back, code: await codeOf(await visit(back)) };
  }

  async function signIn(name: string): Promise<Answer> {
    const { verifier, code } = await reachWindow(name);
    return post('/oauth/claim', { code, verifier });
  }

  it('gives an administrator a session that does what an administrator may, and renews it without a question', async () => {
    const first = await signIn('admin');
    expect(first.status).toBe(201);
    expect(first.json).toMatchObject({ role: 'administrator', user: { name: 'admin', displayName: 'Administrator' } });
    const asFirst = (token: string) => rig.anonymous.call('GET', '/tokens', undefined, { Authorization: `Bearer ${token}` });
    expect((await asFirst(first.json.token)).status).toBe(200);

    const second = await post('/oauth/renew', { renewal: first.json.renewal });
    expect(second.status).toBe(201);
    expect((await asFirst(second.json.token)).status).toBe(200);
    expect((await post('/oauth/renew', { renewal: first.json.renewal })).status).toBe(401);
    expect((await post('/oauth/renew', { renewal: second.json.renewal })).status).toBe(201);
  });

  it('asks Jira for a code with a challenge, and puts no secret into any address', async () => {
    const { address } = await start();
    expect(address.href.startsWith(`${rig.jira.loopbackUrl}/rest/oauth2/latest/authorize?`)).toBe(true);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'ADMIN',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: `${rig.origin}/rollcall/api/v1/session/oauth/callback`,
    });
    expect(address.href).not.toContain('secret');
  });

  it('lets the help desk look, and refuses who is neither', async () => {
    expect((await signIn('helper')).json.role).toBe('read-only');
    const refused = await signIn('plain');
    expect([refused.status, refused.json.code]).toEqual([403, 'forbidden']);
    const audit = (await rig.admin.get('/audit')).json.items;
    expect(audit[0]).toMatchObject({ actor: 'jira:plain', action: 'access.forbidden' });
  });

  it('can still be renewed when Jira gave the next refresh token and then did not say whose it is', async () => {
    const { json } = await signIn('admin');
    const renew = () => post('/oauth/renew', { renewal: json.renewal });
    const whoFails = rig.jira.breakModes.add({ route: '/rest/api/2/myself', effect: { kind: 'status', status: 503 } });
    expect((await renew()).status).toBe(502);
    expect((await renew()).status).toBe(502);
    rig.jira.breakModes.remove(whoFails);
    // Nor is it lost while Jira is away altogether.
    const away = rig.jira.breakModes.add({ route: '/rest/oauth2/latest/token', effect: { kind: 'reset-before' } });
    expect((await renew()).status).toBe(502);
    rig.jira.breakModes.remove(away);

    const renewed = await renew();
    expect(renewed.status).toBe(201);
    expect((await renew()).status).toBe(401);
    expect((await post('/oauth/renew', { renewal: renewed.json.renewal })).status).toBe(201);
  });

  it('asks anew who it is with each renewal', async () => {
    const { json } = await signIn('helper');
    rig.jira.state.user('helper').active = false;
    expect((await post('/oauth/renew', { renewal: json.renewal })).status).toBe(401);
    rig.jira.state.user('helper').active = true;
  });

  it('says that access was not allowed', async () => {
    const { verifier, code } = await reachWindow('admin', 'deny');
    const answer = await post('/oauth/claim', { code, verifier });
    expect([answer.status, answer.json.title]).toEqual([401, 'Access was not allowed in Jira.']);
  });

  it('takes a state once, and none that it did not give', async () => {
    const { back } = await reachWindow('admin');
    expect(await codeOf(await visit(back))).toBe('');
    const callback = `${rig.baseUrl}/session/oauth/callback`;
    for (const query of ['', '?code=x', `?code=x&state=${random()}`]) expect(await codeOf(await visit(callback + query))).toBe('');
  });

  it('does not mistake the key of a claim for a state, nor a state for a claim', async () => {
    const { code } = await reachWindow('admin');
    expect(await codeOf(await visit(`${rig.baseUrl}/session/oauth/callback?code=x&state=${code}`))).toBe('');
    const { verifier, address } = await start();
    expect((await post('/oauth/claim', { code: address.searchParams.get('state'), verifier })).status).toBe(401);
  });

  it('gives nothing for the code of another sign-in, whose challenge is another', async () => {
    const mine = await start();
    const theirs = await start();
    const back = new URL(await pressButton(rig.jira, 'admin', theirs.address.href, 'allow'));
    back.searchParams.set('state', mine.address.searchParams.get('state') ?? '');
    const code = await codeOf(await visit(back.href));
    expect((await post('/oauth/claim', { code, verifier: mine.verifier })).status).toBe(401);
  });

  it('gives the session once, and only for the secret of the page that began', async () => {
    const { verifier, code } = await reachWindow('admin');
    expect((await post('/oauth/claim', { code, verifier: random() })).status).toBe(401);
    // A wrong guess spends it.
    expect((await post('/oauth/claim', { code, verifier })).status).toBe(401);
    const again = await reachWindow('admin');
    expect((await post('/oauth/claim', { code: again.code, verifier: again.verifier })).status).toBe(201);
    expect((await post('/oauth/claim', { code: again.code, verifier: again.verifier })).status).toBe(401);
  });

  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['an origin that only begins alike', { origin: 'http://127.0.0.1:1' }],
    ['no page at all', { origin: 'null' }],
    ['a form, which sets no header of its own', { 'x-requested-with': '' }],
  ])('refuses %s', async (_what, headers) => {
    const { verifier, code } = await reachWindow('admin');
    expect((await post('/oauth/start', { challenge: s256(verifier) }, headers)).status).toBe(403);
    expect((await post('/oauth/claim', { code, verifier }, headers)).status).toBe(403);
    expect((await post('/oauth/renew', { renewal: 'x' }, headers)).status).toBe(403);
  });

  it('gives the session to the origin that began only', async () => {
    const { verifier, code } = await reachWindow('admin');
    expect((await post('/oauth/claim', { code, verifier }, { origin: rig.origin })).status).toBe(401);
  });

  it('takes no renewal that it did not make', async () => {
    const { json } = await signIn('admin');
    const { renewal } = json as { renewal: string };
    for (const forged of ['x', `${renewal}x`, renewal.slice(0, -2), renewal.replace(/^v1/, 'v2')])
      expect((await post('/oauth/renew', { renewal: forged })).status).toBe(401);
    expect(renewal).not.toContain(json.token);
  });

  it('sends the window a page that may run nothing but its own script, tells one origin, and keeps its tie to the opener', async () => {
    const { verifier, address } = await start();
    const page = await visit(await pressButton(rig.jira, 'admin', address.href, 'allow'));
    const text = await page.clone().text();
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/);
    expect(page.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(text).toContain(`data-origin="${jiraOrigin}"`);
    const { json } = await post('/oauth/claim', { code: await codeOf(page), verifier });
    expect(text).not.toContain(json.token);
  });

  it('says so in the window when Jira does not answer', async () => {
    const { verifier, address } = await start();
    const back = await pressButton(rig.jira, 'admin', address.href, 'allow');
    const rule = rig.jira.breakModes.add({ route: '/rest/oauth2/latest/token', effect: { kind: 'reset-before' } });
    const page = await visit(back);
    rig.jira.breakModes.remove(rule);
    expect(await page.clone().text()).toContain('Jira could not be asked who you are.');
    expect((await post('/oauth/claim', { code: await codeOf(page), verifier })).status).toBe(502);
  });

  it('lets exactly the configured pages read its answers, and never with cookies', async () => {
    const preflight = (origin: string) =>
      fetch(`${rig.baseUrl}/connectors`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
      });
    const allowed = await preflight(jiraOrigin);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(jiraOrigin);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    expect(allowed.headers.get('vary')).toContain('Origin');
    for (const origin of ['https://evil.example', 'null', `${jiraOrigin}.evil.example`])
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('keeps secrets and tokens out of the log', async () => {
    const { json } = await signIn('admin');
    for (const secret of [json.token, json.renewal]) expect(rig.log()).not.toContain(secret);
  });

  it('lets nobody guess for long', async () => {
    const hurried = await startApiRig({ company: smallCompany() });
    try {
      const ask = () => fetch(`${hurried.baseUrl}/session`, { method: 'POST' });
      const answers = await Promise.all(Array.from({ length: 31 }, ask));
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
      const popup = await fetch(`${hurried.baseUrl}/session/ways`);
      expect(await popup.json()).toEqual({ popup: false });
    } finally {
      await hurried.close();
    }
  });
});
