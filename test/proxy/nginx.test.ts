/** The nginx files of the guide in a real nginx, between a real browser or client and the stand-in Jira with Rollcall. */
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiRig, startApiRig } from '../api/api-rig';
import { openBrowser } from '../e2e/browser';
import { builtJar } from '../plugin/built-jar';
import { referenceCompany } from '../sources/company/reference-company';
import { callHttps, type HttpsCall, openHttps } from './https-call';
import { freePort, type Nginx, startNginx } from './nginx';

jest.setTimeout(180_000);

const SECRET = 'a-secret-between-nginx-and-rollcall-of-the-test';
const API = '/jira/rollcall/api/v1';

describe.each(['cookie', 'proxy'] as const)('nginx as the guide says, the session proved by %s', (session) => {
  let rig: ApiRig;
  let nginx: Nginx;
  let seen: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];

  beforeAll(async () => {
    const port = await freePort();
    const origin = `https://localhost:${port}`;
    rig = await startApiRig({
      company: referenceCompany({ users: 1_500, groups: 40, membersPerGroup: 50 }),
      jira: { plugins: [builtJar()], baseUrl: `${origin}/jira` },
      api: session === 'proxy' ? { proxySecret: SECRET } : {},
    });
    // Before Express makes the address shorter.
    rig.server.prependListener('request', ({ url = '', headers }) => seen.push({ url, headers: { ...headers } }));
    const { value, version } = await rig.installation.store.settings.get();
    await rig.installation.configuration.saveJira({ ...value.jira, publicUrl: `${origin}/jira` }, {}, version, 'test');
    const rollcallPort = (rig.server.address() as AddressInfo).port;
    nginx = await startNginx({ jiraPort: rig.jira.port, rollcallPort, session, proxySecret: SECRET, port });
    rig.jira.state.addUsers([
      { name: 'plain', email: 'plain@example.com', password: 'plain' },
      { name: 'jörg', email: 'joerg@example.com', password: 'x' },
    ]);
    rig.jira.state.addGroup('jira-administrators', ['jörg']);
  });
  afterAll(async () => {
    await nginx?.close();
    await rig?.close();
  });
  beforeEach(() => {
    seen = [];
  });

  const call = (path: string, options: Omit<HttpsCall, 'ca'> = {}) => callHttps(`${nginx.origin}${path}`, { ca: nginx.ca, ...options });
  const cookieOf = (name: string) => `JSESSIONID=${rig.jira.site.sessions.open(rig.jira.state.user(name))}`;
  const exchange = (cookie: string, headers: Record<string, string> = {}) =>
    call(`${API}/session`, {
      method: 'POST',
      headers: { Cookie: cookie, Origin: nginx.origin, 'X-Requested-With': 'XMLHttpRequest', ...headers },
    });
  const asAdmin = () => ({ Authorization: `Bearer ${rig.admin.token}` });

  it('lets administrators in, by name, and nobody else', async () => {
    const { status, json } = await exchange(cookieOf('admin'));
    expect([status, json.role, json.user.name]).toEqual([201, 'administrator', 'admin']);
    expect((await exchange(cookieOf('jörg'))).json.user.name).toBe('jörg');
    expect((await exchange(cookieOf('plain'))).status).toBe(403);
    expect((await exchange('JSESSIONID=0123456789ABCDEF')).status).toBe(401);
    expect((await exchange(cookieOf('admin'), { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await call(`${API}/connectors`, { headers: { Authorization: `Bearer ${json.token}` } })).status).toBe(200);
  });

  it('hands the cookie of Jira on to the exchange at most, and to no other path however it is written', async () => {
    const headers = { Cookie: cookieOf('admin') };
    await exchange(headers.Cookie);
    for (const path of ['/runs', '/session/who', '/session/ways', '/%73ession/ways', '/session/oauth/start', '//connectors'])
      await call(`${API}${path}`, { headers });
    const withCookie = seen.filter(({ headers: got }) => got.cookie !== undefined).map(({ url }) => url);
    expect(withCookie).toEqual(session === 'cookie' ? ['/rollcall/api/v1/session'] : []);
    expect(seen.length).toBeGreaterThan(5);
  });

  it('believes no name, no secret and no address that a caller makes up', async () => {
    const made = { 'X-Rollcall-User': 'admin', 'X-Rollcall-Proxy': SECRET, 'X-Forwarded-For': '203.0.113.9', Forwarded: 'for=203.0.113.9' };
    expect((await exchange(cookieOf('plain'), made)).status).toBe(403);
    expect((await exchange('', made)).status).toBe(401);
    await call(`${API}/runs`, { headers: { ...made, Authorization: 'Bearer rc_wrong' } });
    const last = seen.at(-1)?.headers ?? {};
    expect([last['x-rollcall-user'], last['x-rollcall-proxy'], last.forwarded, last['x-forwarded-for']]).toEqual([
      undefined,
      undefined,
      undefined,
      '127.0.0.1',
    ]);
    const audit = (await rig.admin.get('/audit')).json.items as { action: string; detail: { from?: string } }[];
    expect(audit.find(({ action }) => action === 'access.unauthenticated')?.detail.from).toBe('127.0.0.1');
  });

  it('leads to nothing else of Rollcall', async () => {
    for (const path of ['/jira/rollcall/', '/jira/rollcall/index.html', `${API}/metrics`, `${API}/metrics/`, `${API}/Metrics`])
      expect((await call(path)).status).toBe(404);
    expect(seen).toEqual([]);
  });

  it('refuses bodies beyond the limit before Rollcall sees them', async () => {
    const body = Buffer.alloc(3 * 1024 * 1024, 'x');
    const tooLarge = await call(`${API}/configuration`, { method: 'PUT', headers: asAdmin(), body }).catch(() => ({ status: 413 }));
    expect(tooLarge.status).toBe(413);
    const session = { Origin: nginx.origin, 'X-Requested-With': 'XMLHttpRequest', Cookie: cookieOf('admin') };
    const padded = await call(`${API}/session`, { method: 'POST', headers: session, body: Buffer.alloc(4_096) }).catch(() => ({
      status: 413,
    }));
    expect(padded.status).toBe(413);
    expect(seen).toEqual([]);
  });

  it('passes events on at once', async () => {
    const stream = await openHttps(`${nginx.origin}${API}/events`, { ca: nginx.ca, headers: asAdmin() });
    expect([stream.statusCode, stream.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
    stream.setEncoding('utf8');
    let text = '';
    stream.on('data', (piece: string) => {
      text += piece;
    });
    const until = async (part: string) => {
      for (let tries = 0; tries < 200 && !text.includes(part); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(text).toContain(part);
    };
    await until(': connected');
    const started = await call(`${API}/connectors/okta/runs`, {
      method: 'POST',
      headers: { ...asAdmin(), 'Content-Type': 'application/json' },
      body: '{"kind":"simulation"}',
    });
    expect(started.status).toBe(202);
    await until('event: progress');
    // While the run still goes on: nothing was kept back until its end.
    expect(text).not.toContain('event: finished');
    await until('event: finished');
    stream.destroy();
  });

  it('passes a large download on to its end', async () => {
    const { items } = (await rig.admin.get('/runs')).json;
    const path = `/runs/${items[0].id}/operations.csv`;
    const straight = await rig.admin.get(path);
    const through = await call(`${API}${path}`, { headers: asAdmin() });
    expect(through.status).toBe(200);
    expect(through.text.split('\n').length).toBeGreaterThan(3_000);
    // The mark of UTF-8 at its beginning, which `fetch` takes away.
    expect(through.text.replace(/^\uFEFF/, '')).toBe(straight.text);
  });

  it('serves the panel inside Jira to a browser, with progress as it happens', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ ignoreHTTPSErrors: true, locale: 'en-GB' });
      const failures: string[] = [];
      page.on('response', (response) => response.status() >= 400 && failures.push(`${response.status()} ${response.url()}`));
      await page.goto(`${nginx.origin}/jira/secure/admin/Rollcall.jspa`);
      await page.fill('[name=os_username]', 'admin');
      await page.fill('[name=os_password]', 'admin');
      const events = page.waitForResponse((response) => response.url().endsWith('/events'));
      await page.click('[name=login]');
      await page.getByRole('article', { name: 'Okta' }).waitFor();
      expect((await events).status()).toBe(200);
      await page.getByRole('button', { name: 'Sync now: Okta' }).click();
      await page.getByRole('progressbar', { name: 'Progress of Okta' }).waitFor();
      expect(failures).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('lets nobody try sessions without end', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, async () => (await exchange('JSESSIONID=0123456789ABCDEF')).status));
    expect(answers).toContain(429);
  });
});
