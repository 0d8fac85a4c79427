import { generateKeyPairSync } from 'node:crypto';
import { readSigningKey, signClientAssertion } from '../../../backend/connectors/kit/tokens/client-assertion';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { type OktaStandIn, startOkta } from './start';

let okta: OktaStandIn;
let company: Company;

beforeEach(async () => {
  company = sampleCompany();
  okta = await startOkta({ company });
});

afterEach(() => okta.close());

async function get(path: string, authorization = `SSWS ${okta.apiToken}`) {
  const reply = await fetch(path.startsWith('http') ? path : `${okta.baseUrl}${path}`, { headers: { authorization } });
  const next = /<([^>]+)>; rel="next"/.exec(reply.headers.get('link') ?? '')?.[1] ?? null;
  return { status: reply.status, headers: reply.headers, next, body: (await reply.json()) as never };
}

const ids = (body: never) => (body as { id: string }[]).map(({ id }) => id);
const filter = (text: string) => `/api/v1/users?filter=${encodeURIComponent(text)}`;

describe('lists of the Okta stand-in', () => {
  it('pages by opaque links and gives everybody once, without the deprovisioned', async () => {
    const seen: string[] = [];
    for (let link: string | null = '/api/v1/users?limit=99'; link; ) {
      const page: Awaited<ReturnType<typeof get>> = await get(link);
      seen.push(...ids(page.body));
      link = page.next;
    }
    const present = [...company.people.values()].filter((person) => person.state !== 'left');
    expect(seen.sort()).toEqual(present.map((person) => okta.userId(person.id)).sort());
  });

  it('gives the deprovisioned by filter and by search', async () => {
    expect(ids((await get(filter('status eq "DEPROVISIONED"'))).body)).toHaveLength(3);
    expect(ids((await get(`/api/v1/users?search=${encodeURIComponent('status eq "DEPROVISIONED"')}`)).body)).toHaveLength(3);
  });

  it('gives who changed since a time', async () => {
    const since = new Date(Date.now() - 60_000).toISOString();
    const person = company.rename(company.findPerson('thomas.weber')?.id ?? '', { login: 'tom.weber' });
    expect(ids((await get(filter(`lastUpdated gt "${since}"`))).body)).toEqual([okta.userId(person.id)]);
  });

  it('gives the groups whose members changed since a time', async () => {
    const since = new Date(Date.now() - 60_000).toISOString();
    const group = company.findGroup('On Call');
    company.addMember(group?.id ?? '', company.findPerson('li.wei')?.id ?? '');
    const path = `/api/v1/groups?filter=${encodeURIComponent(`lastUpdated gt "${since}" or lastMembershipUpdated gt "${since}"`)}`;
    expect(ids((await get(path)).body)).toEqual([okta.groupId(group?.id ?? '')]);
  });

  it('lowers a limit above the largest and refuses one below 1', async () => {
    expect(ids((await get('/api/v1/users?limit=1000')).body)).toHaveLength(200);
    expect(await get('/api/v1/users?limit=0')).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
  });

  it('refuses filters on other attributes', async () => {
    expect(await get(filter('profile.department eq "IT"'))).toMatchObject({ status: 400, body: { errorCode: 'E0000031' } });
    expect(await get(filter('status ne "ACTIVE"'))).toMatchObject({ status: 400 });
    expect(await get(filter('status eq "ACTIVE'))).toMatchObject({ status: 400 });
  });

  it('tells capital and small letters of values apart in a filter, and not in a search', async () => {
    const search = (text: string) => `/api/v1/users?search=${encodeURIComponent(text)}`;
    expect(ids((await get(filter('profile.email eq "thomas.weber@example.com"'))).body)).toHaveLength(1);
    expect(ids((await get(filter('profile.email eq "Thomas.Weber@example.com"'))).body)).toHaveLength(0);
    expect(ids((await get(search('profile.email eq "Thomas.Weber@example.com"'))).body)).toHaveLength(1);
    expect(await get(search('Profile.email eq "thomas.weber@example.com"'))).not.toMatchObject({ body: [{}] });
    expect(await get(filter('Profile.email eq "thomas.weber@example.com"'))).toMatchObject({ status: 400 });
  });

  it('searches within the text of names, login and mail only', async () => {
    const search = (text: string) => get(`/api/v1/users?search=${encodeURIComponent(text)}`);
    expect(ids((await search('profile.lastName co "ebe"')).body).length).toBeGreaterThan(0);
    expect(await search('profile.department co "I"')).toMatchObject({ status: 400, body: { errorCode: 'E0000031' } });
  });

  it('finds by the beginning of a name with q, ten at most and never a next page', async () => {
    const page = await get('/api/v1/users?q=a');
    expect(ids(page.body)).toHaveLength(10);
    expect(page.next).toBeNull();
  });

  it('counts members with expand=stats only', async () => {
    expect((await get('/api/v1/groups?limit=2&expand=stats')).body).toMatchObject([
      { type: 'BUILT_IN', _embedded: { stats: { usersCount: 247 } } },
      {},
    ]);
    expect((await get('/api/v1/groups?limit=1')).body).not.toMatchObject([{ _embedded: {} }]);
  });

  it('searches an index that lags behind', async () => {
    await okta.close();
    let now = Date.now();
    okta = await startOkta({ company, searchLagMs: 10_000, now: () => now });
    company.join({ login: 'late.comer', firstName: 'Late', lastName: 'Comer' });
    const search = () => get(`/api/v1/users?search=${encodeURIComponent('profile.login sw "late"')}`);
    expect(ids((await search()).body)).toEqual([]);
    expect((await get('/api/v1/users/late.comer')).status).toBe(200);
    now += 10_000;
    expect(ids((await search()).body)).toHaveLength(1);
  });
});

describe('who may ask the Okta stand-in', () => {
  it('refuses a wrong token, no token, and what the role does not allow', async () => {
    expect(await get('/api/v1/users', 'SSWS wrong')).toMatchObject({ status: 401, body: { errorCode: 'E0000011' } });
    expect(await get('/api/v1/users', '')).toMatchObject({ status: 401, body: { errorCode: 'E0000005' } });
    okta.rights.delete('groups');
    expect(await get('/api/v1/groups')).toMatchObject({ status: 403, body: { errorCode: 'E0000006' } });
    expect(await get('/api/v1/users/nobody')).toMatchObject({ status: 404, body: { errorCode: 'E0000007' } });
  });

  it('answers 429 with its headers and E0000047 when a bucket is empty', async () => {
    await okta.close();
    okta = await startOkta({ company, rateLimits: { perMinute: { users: 1 } } });
    expect((await get('/api/v1/users?limit=1')).headers.get('x-rate-limit-remaining')).toBe('0');
    const refused = await get('/api/v1/users?limit=1');
    expect(refused).toMatchObject({ status: 429, body: { errorCode: 'E0000047' } });
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(Number(refused.headers.get('x-rate-limit-reset')) * 1_000).toBeGreaterThan(Date.now());
  });

  it('answers 429 with Limit 0 when too many ask at the same time', async () => {
    await okta.close();
    okta = await startOkta({ company, latencyMs: 30, rateLimits: { concurrency: 2 } });
    const replies = await Promise.all(Array.from({ length: 6 }, () => get('/api/v1/users?limit=1')));
    const refused = replies.filter((reply) => reply.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('x-rate-limit-limit')).toBe('0');
  });
});

describe('tokens of the Okta stand-in', () => {
  const ask = async (
    change: { readonly key?: string; readonly scope?: string; readonly audience?: string; readonly assertion?: string } = {},
  ) => {
    const signing = readSigningKey(change.key ?? okta.client.privateKey);
    if (!signing) throw new Error('The key is good.');
    const url = `${okta.baseUrl}/oauth2/v1/token`;
    const claims = { clientId: okta.client.clientId, audience: change.audience ?? url, now: Date.now() };
    const assertion = change.assertion ?? (await signClientAssertion({ ...signing, keyId: okta.client.keyId }, claims));
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: change.scope ?? 'okta.users.read',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    });
    const reply = await fetch(url, { method: 'POST', body });
    return { status: reply.status, assertion, body: (await reply.json()) as { access_token?: string; error?: string } };
  };

  it('gives a token for a good assertion, with the scopes asked for and no others', async () => {
    const { body } = await ask();
    expect((await get('/api/v1/users?limit=1', `Bearer ${body.access_token}`)).status).toBe(200);
    const refused = await get('/api/v1/groups', `Bearer ${body.access_token}`);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('www-authenticate')).toContain('insufficient_scope');
  });

  it('refuses another key, another audience, a scope not granted and an assertion used before', async () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(await ask({ key: stranger })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect(await ask({ audience: 'https://other.example/token' })).toMatchObject({ status: 401 });
    expect(await ask({ scope: 'okta.users.manage' })).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
    const { assertion } = await ask();
    expect(await ask({ assertion })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('reads a form and nothing else', async () => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${okta.baseUrl}/oauth2/v1/token`, { method: 'POST', headers, body: '{"grant_type":"client_credentials"}' });
    expect({ status: reply.status, body: await reply.json() }).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('demands DPoP when the app does', async () => {
    okta.setDpopRequired(true);
    expect(await ask()).toMatchObject({ status: 400, body: { error: 'invalid_dpop_proof' } });
  });
});
