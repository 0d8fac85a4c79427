/** Who may call what: every declared route, walked over a real socket. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scopesNeeded } from '../../backend/api/http/route';
import { API_SCOPES, type ApiScope } from '../../backend/domain/api-scope';
import { createApiTokens } from '../../backend/security/api-tokens';
import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

const RUN = '00000000-0000-4000-8000-000000000000';
const filled = (path: string) => path.replace(':connector', 'okta').replace(':person', 'p1').replace(/:\w+/g, RUN);

describe('access', () => {
  let rig: ApiRig;
  beforeAll(async () => {
    rig = await startApiRig({ company: smallCompany() });
  });
  afterAll(async () => rig.close());

  it('walks over as many routes as there are', () => {
    expect(rig.routes.length).toBeGreaterThan(25);
    expect(new Set(rig.routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(rig.routes.length);
  });

  it('refuses anonymous callers on every route but the open ones, before it looks at what they send', async () => {
    const open: string[] = [];
    for (const route of rig.routes) {
      if (route.access === 'anyone') {
        open.push(route.path);
        continue;
      }
      const answer = await rig.anonymous.call(
        route.method.toUpperCase(),
        filled(route.path),
        route.method === 'get' ? undefined : '{broken',
      );
      expect({ path: route.path, status: answer.status, code: answer.json.code }).toEqual({
        path: route.path,
        status: 401,
        code: 'unauthenticated',
      });
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
    const popup = ['callback', 'claim', 'renew', 'start'].map((step) => `/session/oauth/${step}`);
    expect(open.sort()).toEqual(['/health/live', '/health/ready', '/openapi.json', '/session', ...popup, '/session/ways']);
  });

  it('refuses read-only tokens wherever an administrator is needed, and notes it in the audit', async () => {
    for (const route of rig.routes.filter(({ access }) => access === 'administrator')) {
      const answer = await rig.reader.call(route.method.toUpperCase(), filled(route.path), route.method === 'get' ? undefined : '{broken');
      expect({ path: route.path, status: answer.status, code: answer.json.code }).toEqual({
        path: route.path,
        status: 403,
        code: 'forbidden',
      });
    }
    const { items } = (await rig.admin.get('/audit')).json;
    expect(items[0]).toMatchObject({ actor: 'token:robot', action: 'access.forbidden', detail: { from: '127.0.0.1' } });
  });

  it('names one scope on every route that needs an administrator', () => {
    for (const { access, scope, method, path } of rig.routes)
      if (access === 'administrator') expect({ method, path, scope }).toEqual({ method, path, scope: expect.stringMatching(/^[a-z]+$/) });
    const used = new Set(rig.routes.flatMap(scopesNeeded));
    expect([...used].sort()).toEqual([...API_SCOPES].sort());
  });

  it.each(API_SCOPES)('refuses a token that has every scope but "%s" where that is needed, and says which one it is', async (scope) => {
    const { token } = (await rig.admin.post('/tokens', { name: `all but ${scope}`, scopes: API_SCOPES.filter((each) => each !== scope) }))
      .json;
    const Authorization = `Bearer ${token}`;
    const concerned = rig.routes.filter((route) => scopesNeeded(route).includes(scope));
    expect(concerned.length).toBeGreaterThan(0);
    for (const route of concerned) {
      const body = route.method === 'get' ? undefined : '{broken';
      const answer = await rig.anonymous.call(route.method.toUpperCase(), filled(route.path), body, { Authorization });
      expect({ path: route.path, status: answer.status, title: answer.json.title }).toEqual({
        path: route.path,
        status: 403,
        title: `This token is not for "${scope}".`,
      });
    }
  });

  it.each(API_SCOPES)('lets a token with the one scope "%s" through where that is needed, and nowhere else', async (scope) => {
    const { token } = (await rig.admin.post('/tokens', { name: `only ${scope}`, scopes: [scope] })).json;
    for (const route of rig.routes) {
      // An open line of events would never end.
      if (route.access === 'anyone' || route.path === '/events') continue;
      const method = route.method === 'get' ? 'HEAD' : route.method.toUpperCase();
      const response = await fetch(`${rig.baseUrl}${filled(route.path)}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(method === 'HEAD' ? {} : { body: '{broken' }),
      });
      const isFor = scopesNeeded(route).every((each) => each === scope);
      // A route without a body does its work: nothing is there with these ids.
      expect({ path: route.path, isForbidden: response.status === 403 }).toEqual({ path: route.path, isForbidden: !isFor });
      expect(response.status).not.toBe(401);
    }
  });

  it('lets no token make one that may do more than itself', async () => {
    const { token } = (await rig.admin.post('/tokens', { name: 'gate keeper', scopes: ['read', 'tokens'] })).json;
    const make = (body: object) => rig.anonymous.call('POST', '/tokens', body, { Authorization: `Bearer ${token}` });
    for (const body of [{ scopes: ['run'] }, { scopes: ['read', 'approve'] }, { role: 'administrator' }])
      expect((await make({ name: 'more', ...body })).json).toMatchObject({ status: 403, code: 'forbidden', field: 'body.scopes' });
    expect((await make({ name: 'less', scopes: ['read'] })).json).toMatchObject({ role: 'read-only', scopes: ['read'] });
    expect((await make({ name: 'neither' })).status).toBe(400);
    expect((await make({ name: 'both', role: 'read-only', scopes: ['read'] })).status).toBe(400);
  });

  it('names the scope of each route in the OpenAPI document', async () => {
    const { paths } = (await rig.anonymous.get('/openapi.json')).json;
    for (const route of rig.routes) {
      const operation = paths[route.path.replace(/:(\w+)/g, '{$1}')][route.method];
      const needed: readonly ApiScope[] = scopesNeeded(route);
      expect({ path: route.path, security: operation.security }).toEqual({
        path: route.path,
        security: route.access === 'anyone' ? [] : [{ token: needed }],
      });
    }
  });

  it('refuses the session of somebody who may look only wherever an administrator is needed, and lets them look elsewhere', async () => {
    const { token } = await rig.installation.sessions.issue({ userKey: 'helper', userName: 'helper', role: 'read-only' });
    const asHelper = { Authorization: `Bearer ${token}` };
    for (const route of rig.routes.filter(({ access }) => access !== 'anyone' && access !== 'read-only')) {
      const body = route.method === 'get' ? undefined : '{broken';
      const answer = await rig.anonymous.call(route.method.toUpperCase(), filled(route.path), body, asHelper);
      expect({ path: route.path, status: answer.status }).toEqual({ path: route.path, status: 403 });
    }
    expect((await rig.anonymous.call('GET', '/session/who', undefined, asHelper)).json).toEqual({
      name: 'jira:helper',
      role: 'read-only',
      scopes: ['read'],
    });
    for (const path of ['/connectors', '/runs', '/settings'])
      expect((await rig.anonymous.call('GET', path, undefined, asHelper)).status).toBe(200);
  });

  it('gives people who are no administrators no session to walk with', async () => {
    rig.jira.state.addUsers([{ name: 'plain', email: 'plain@example.com', password: 'plain' }]);
    const cookie = `JSESSIONID=${rig.jira.site.sessions.open(rig.jira.state.user('plain'))}`;
    const headers = { Cookie: cookie, Origin: new URL(rig.jira.loopbackUrl).origin, 'X-Requested-With': 'XMLHttpRequest' };
    expect((await rig.anonymous.call('POST', '/session', undefined, headers)).status).toBe(403);
    for (const route of rig.routes.filter(({ access }) => access !== 'anyone')) {
      const answer = await rig.anonymous.call(route.method.toUpperCase(), filled(route.path), undefined, headers);
      expect({ path: route.path, status: answer.status }).toEqual({ path: route.path, status: 401 });
    }
  });

  it('lets read-only tokens only look', () => {
    for (const { access, method, path } of rig.routes)
      if (access === 'read-only') expect({ path, method }).toEqual({ path, method: 'get' });
  });

  it.each([
    ['a wrong token', 'Bearer rc_0000000000000000000000000000000000000000000'],
    ['another scheme', 'Basic YWRtaW46YWRtaW4='],
    ['nothing after the scheme', 'Bearer '],
    ['a token with blanks', 'Bearer rc_a b'],
  ])('takes %s for nobody', async (_what, authorization) => {
    const answer = await rig.anonymous.call('GET', '/connectors', undefined, { Authorization: authorization });
    expect(answer.status).toBe(401);
  });

  it('reads no cookie and no token in the address', async () => {
    const { token } = rig.admin;
    expect((await rig.anonymous.call('GET', '/connectors', undefined, { Cookie: `token=${token}` })).status).toBe(401);
    expect((await rig.anonymous.get(`/connectors?token=${token}&access_token=${token}`)).status).toBe(401);
  });

  it('refuses expired and revoked tokens at once', async () => {
    const tokens = createApiTokens({ tokens: rig.installation.store.tokens, now: () => Date.now() - 86_400_000 });
    const { token } = await tokens.issue({ name: 'old', role: 'administrator', expiresAt: new Date(Date.now() - 1_000).toISOString() });
    expect((await rig.anonymous.call('GET', '/connectors', undefined, { Authorization: `Bearer ${token}` })).status).toBe(401);

    const made = (await rig.admin.post('/tokens', { name: 'short', role: 'read-only', days: 1 })).json;
    const asShort = { Authorization: `Bearer ${made.token}` };
    expect((await rig.anonymous.call('GET', '/connectors', undefined, asShort)).status).toBe(200);
    expect((await rig.admin.delete(`/tokens/${made.id}`)).status).toBe(204);
    expect((await rig.anonymous.call('GET', '/connectors', undefined, asShort)).status).toBe(401);
    expect((await rig.admin.delete(`/tokens/${made.id}`)).status).toBe(404);
  });

  it('shows a token once and never its hash', async () => {
    const made = (await rig.admin.post('/tokens', { name: 'once', role: 'read-only' })).json;
    const list = await rig.admin.get('/tokens');
    expect(list.json.items.map(({ name }: { name: string }) => name)).toContain('once');
    expect(list.text).not.toContain(made.token);
    expect(list.text).not.toMatch(/[0-9a-f]{64}/);
    const audit = await rig.admin.get('/audit');
    expect(audit.json.items[0]).toMatchObject({ action: 'token.issue', subject: `token:${made.id}` });
    expect(audit.text).not.toContain(made.token);
  });

  it('answers 404 for what is not there and 405 with the possible methods for what is there otherwise', async () => {
    for (const path of ['/nothing', '/connectors/okta/nothing']) {
      const answer = await rig.admin.get(path);
      expect([answer.status, answer.json.code]).toEqual([404, 'not-found']);
    }
    const outside = await fetch(`${rig.origin}/rollcall/api/v2/connectors`);
    expect([outside.status, outside.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
    for (const route of rig.routes) {
      const declared = rig.routes.filter(({ path }) => path === route.path).map(({ method }) => method.toUpperCase());
      for (const method of ['PATCH', 'PUT', 'POST', 'DELETE', 'GET'].filter((each) => !declared.includes(each))) {
        const answer = await rig.admin.call(method, filled(route.path));
        expect({ path: route.path, method, status: answer.status }).toEqual({ path: route.path, method, status: 405 });
        expect(
          answer.headers
            .get('allow')
            ?.split(', ')
            .filter((each) => each !== 'HEAD')
            .sort(),
        ).toEqual([...declared].sort());
      }
    }
    const options = await rig.anonymous.call('OPTIONS', '/connectors');
    expect([options.status, options.headers.get('allow'), options.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'GET, HEAD, POST',
      null,
    ]);
  });

  it('keeps answers out of every cache, and leaves it to the operator which hosts are asked by HTTPS only', async () => {
    const { headers } = await rig.admin.get('/connectors');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('has browsers ask anew for the page, whose scripts have other names after an upgrade', async () => {
    const panel = await mkdtemp(join(tmpdir(), 'rollcall-panel-'));
    await writeFile(join(panel, 'index.html'), '<!doctype html><title>Rollcall</title>');
    await writeFile(join(panel, 'main.0a1b2c3d.js'), '');
    const serving = await startApiRig({ company: smallCompany(), api: { panel } });
    try {
      const cached = async (path: string) => (await fetch(`${serving.origin}/rollcall/${path}`)).headers.get('cache-control');
      expect(await cached('')).toBe('no-cache');
      expect(await cached('main.0a1b2c3d.js')).toBe('public, max-age=3600');
    } finally {
      await serving.close();
      await rm(panel, { recursive: true });
    }
  });

  it('answers 429 with a problem to an address that asks too much, and believes a proxy on this machine about the address', async () => {
    const hurried = await startApiRig({ company: smallCompany(), api: { requestsPerMinute: 5 } });
    try {
      const from = (address: string) => hurried.anonymous.call('GET', '/health/live', undefined, { 'X-Forwarded-For': address });
      for (let count = 0; count < 5; count++) expect((await from('203.0.113.7')).status).toBe(200);
      const refused = await from('203.0.113.7');
      expect([refused.status, refused.json.code]).toEqual([429, 'rate-limited']);
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(hurried.log()).toContain(refused.json.id);
      expect((await from('203.0.113.8')).status).toBe(200);
      // The nearest proxy's word counts, not what the caller put before it.
      expect((await from('203.0.113.9, 203.0.113.7')).status).toBe(429);
    } finally {
      await hurried.close();
    }
  });
});
