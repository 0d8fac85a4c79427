import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { type OneLoginStandIn, startOneLogin } from './start';

let onelogin: OneLoginStandIn;
let company: Company;
let token: string;

beforeEach(async () => {
  company = sampleCompany();
  onelogin = await startOneLogin({ company });
  token = String((await askToken({ authorization: `Basic ${btoa(`${onelogin.clientId}:${onelogin.clientSecret}`)}` })).body.access_token);
});

afterEach(() => onelogin.close());

async function askToken(headers: Record<string, string>, body = '{"grant_type":"client_credentials"}') {
  const sent = { 'content-type': 'application/json', ...headers };
  const reply = await fetch(`${onelogin.baseUrl}/auth/oauth2/v2/token`, { method: 'POST', headers: sent, body });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

async function get(path: string, authorization = `bearer ${token}`) {
  const reply = await fetch(`${onelogin.baseUrl}${path}`, { headers: { authorization } });
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as never };
}

const ids = (body: never) => (body as { id: number }[]).map(({ id }) => id);

describe('tokens of the OneLogin stand-in', () => {
  it('gives one for Basic authentication, for its own header and for a form, and the same one while it lives', async () => {
    const { clientId, clientSecret } = onelogin;
    const own = await askToken({ authorization: `client_id:${clientId}, client_secret:${clientSecret}` });
    expect(own).toMatchObject({ status: 200, body: { access_token: token, token_type: 'bearer', expires_in: 36_000 } });
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const asForm = await askToken({ 'content-type': 'application/x-www-form-urlencoded' }, form.toString());
    expect(asForm.body.access_token).toBe(token);
    onelogin.revokeToken();
    expect((await askToken({ authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` })).body.access_token).not.toBe(token);
  });

  it('refuses wrong credentials, none, another grant, and fails for an owner who is gone', async () => {
    expect(await askToken({ authorization: `Basic ${btoa('id:wrong')}` })).toMatchObject({
      status: 401,
      body: { status: { error: true, code: 401 } },
    });
    expect(await askToken({})).toMatchObject({ status: 400, body: { status: { message: 'Authorization Information is incorrect' } } });
    const authorization = `Basic ${btoa(`${onelogin.clientId}:${onelogin.clientSecret}`)}`;
    expect((await askToken({ authorization }, '{"grant_type":"password"}')).status).toBe(400);
    expect((await askToken({ authorization, 'content-type': 'text/plain' })).status).toBe(400);
    onelogin.credential.orphaned = true;
    expect((await askToken({ authorization })).status).toBe(500);
  });
});

describe('lists of the OneLogin stand-in', () => {
  it('tells by headers where a list stands, and goes on by a cursor without a limit', async () => {
    const seen: number[] = [];
    for (let path: string | null = '/api/2/users?limit=99&fields=id'; path; ) {
      const page: Awaited<ReturnType<typeof get>> = await get(path);
      seen.push(...ids(page.body));
      expect(page.headers.get('total-count')).toBe('250');
      expect(page.headers.get('total-pages')).toBe('3');
      const cursor = page.headers.get('after-cursor');
      path = cursor === null ? null : `/api/2/users?cursor=${encodeURIComponent(cursor)}`;
    }
    expect(seen).toHaveLength(250);
    expect(new Set(seen).size).toBe(250);
  });

  it('gives 50 unless asked, 100 at most, and only some fields', async () => {
    const page = await get('/api/2/users');
    expect(ids(page.body)).toHaveLength(50);
    expect(page.body).not.toMatchObject([{ title: expect.anything() }]);
    expect(ids((await get('/api/2/users?limit=650')).body)).toHaveLength(100);
    expect(Object.keys((await get('/api/2/users?fields=email,custom_attributes')).body[0] ?? {})).toEqual([
      'id',
      'email',
      'custom_attributes',
    ]);
  });

  it('refuses parameters nobody documented, and a limit of nothing', async () => {
    expect(await get('/api/2/users?first_login=1')).toMatchObject({
      status: 400,
      body: { name: 'BadRequestError', statusCode: 400, message: 'query parameter(s) not allowed: first_login' },
    });
    expect((await get('/api/2/users?limit=0')).status).toBe(400);
  });

  it('reads a star as anything and an exclamation mark as not', async () => {
    expect(ids((await get('/api/2/users?email=ada@PARTNER.example')).body)).toHaveLength(1);
    expect(ids((await get('/api/2/users?email=*@freelance.example')).body)).toHaveLength(2);
    expect((await get('/api/2/users?email=!ada@partner.example')).headers.get('total-count')).toBe('249');
  });

  it('gives who changed since a time', async () => {
    const since = new Date(Date.now() - 60_000).toISOString();
    const person = company.rename(company.findPerson('thomas.weber')?.id ?? '', { login: 'tom.weber' });
    expect(ids((await get(`/api/2/users?updated_since=${since}`)).body).map(String)).toEqual([onelogin.userId(person.id)]);
  });

  it('lists who is not in a role too when asked', async () => {
    const role = onelogin.roleId(company.findGroup('Book Club')?.id ?? '');
    expect((await get(`/api/2/roles/${role}/users`)).body).toEqual([]);
    expect((await get(`/api/2/roles/${role}/users?include_unassigned=true&limit=1`)).body).toMatchObject([{ assigned: false }]);
  });

  it('wraps version 1, with the cursor in the body', async () => {
    const { body } = await get('/api/1/groups');
    expect(body).toMatchObject({
      status: { error: false, code: 200 },
      pagination: { after_cursor: null },
      data: expect.arrayContaining([{ id: expect.any(Number), name: 'Engineering', reference: null }]),
    });
  });
});

describe('who may ask the OneLogin stand-in', () => {
  it('refuses a wrong token and what the scope does not allow, in the words of each version', async () => {
    expect(await get('/api/2/users', 'bearer wrong')).toMatchObject({
      status: 401,
      body: { name: 'UnauthorizedError', message: 'Unauthorized' },
    });
    expect(await get('/api/1/groups', '')).toMatchObject({ status: 401, body: { status: { type: 'Unauthorized' } } });
    onelogin.rights.delete('roles');
    expect(await get('/api/2/roles')).toMatchObject({ status: 403 });
    expect(await get('/api/2/users/1')).toMatchObject({ status: 404, body: { name: 'NotFoundError' } });
  });

  it('counts calls for the whole account and refuses the one too many with 429', async () => {
    await onelogin.close();
    onelogin = await startOneLogin({ company, limit: { perHour: 2 } });
    const authorization = `client_id:${onelogin.clientId}, client_secret:${onelogin.clientSecret}`;
    const bearer = `bearer ${String((await askToken({ authorization })).body.access_token)}`;
    expect((await get('/api/2/users?limit=1', bearer)).headers.get('x-ratelimit-remaining')).toBe('1');
    expect((await get('/api/2/roles', bearer)).headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await get('/api/2/roles', bearer);
    expect(refused).toMatchObject({ status: 429, body: { statusCode: 429 } });
    expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(3_500);
    expect((await get('/auth/rate_limit', bearer)).body).toMatchObject({ data: { 'X-RateLimit-Limit': 2, 'X-RateLimit-Remaining': 0 } });
  });

  it('lets another process change the company', async () => {
    const change = { change: 'rename', login: 'thomas.weber', to: 'tom.weber' };
    const reply = await fetch(`${onelogin.baseUrl}/stand-in/change`, { method: 'POST', body: JSON.stringify(change) });
    expect(reply.status).toBe(200);
    expect(ids((await get('/api/2/users?username=tom.weber')).body)).toHaveLength(1);
  });
});
