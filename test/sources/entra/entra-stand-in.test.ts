import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { type EntraStandIn, startEntra } from './start';

let entra: EntraStandIn;
let company: Company;
let token: string;

beforeEach(async () => {
  company = sampleCompany();
  entra = await startEntra({ company });
  token = await signIn();
});

afterEach(() => entra.close());

async function ask(change: Readonly<Record<string, string>> = {}, tenant = entra.tenantId) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: entra.clientId,
    client_secret: entra.clientSecret,
    scope: `${entra.baseUrl}/.default`,
    ...change,
  });
  const reply = await fetch(`${entra.baseUrl}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });
  return { status: reply.status, body: (await reply.json()) as { access_token: string; error?: string; error_codes?: number[] } };
}

const signIn = async () => (await ask()).body.access_token;

interface Page {
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
  readonly error?: { readonly code: string };
}

async function get(path: string) {
  const url = path.startsWith('http') ? path : `${entra.baseUrl}/v1.0${path}`;
  const reply = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as Page };
}

async function batch(urls: readonly string[]) {
  const requests = urls.map((url, place) => ({ id: String(place), method: 'GET', url }));
  const reply = await fetch(`${entra.baseUrl}/v1.0/$batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ requests }),
  });
  const body = (await reply.json()) as { responses: { id: string; status: number; headers: Record<string, string>; body: Page }[] };
  return { status: reply.status, responses: new Map(body.responses?.map((response) => [response.id, response])), order: body.responses };
}

const idOf = (login: string) => entra.userId(company.findPerson(login)?.id ?? '');
const groupNamed = (name: string) => company.findGroup(name)?.id ?? '';

describe('lists of the Entra stand-in', () => {
  it('pages by absolute links and gives everybody once', async () => {
    const seen: unknown[] = [];
    for (let link: string | undefined = '/users?$select=id&$top=99'; link; ) {
      const { body }: { body: Page } = await get(link);
      seen.push(...body.value.map(({ id }) => id));
      link = body['@odata.nextLink'];
    }
    expect(seen.sort()).toEqual([...company.people.keys()].map((id) => entra.userId(id)).sort());
  });

  it('gives 100 by default and refuses a page of none or more than 999', async () => {
    expect((await get('/users')).body.value).toHaveLength(100);
    expect((await get('/users?$top=999')).body.value).toHaveLength(250);
    for (const top of ['0', '1000', 'many']) {
      expect(await get(`/users?$top=${top}`)).toMatchObject({ status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } });
    }
  });

  it('refuses query options it does not take instead of ignoring them', async () => {
    const club = entra.groupId(groupNamed('Book Club'));
    const unsupported = { status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } };
    for (const path of ['/users?$expand=memberOf', '/users?$search="displayName:a"', '/groups?$skip=5', '/groups?$fields=id']) {
      expect(await get(path)).toMatchObject(unsupported);
    }
    expect(await get(`/groups/${club}?$top=5`)).toMatchObject(unsupported);
    expect(await get(`/groups/${club}/members?$filter=id eq 'x'`)).toMatchObject(unsupported);
    expect(await get('/directory/deletedItems/microsoft.graph.user?$select=shoeSize')).toMatchObject({ status: 400 });
    expect((await get('/users?$count=true&$top=1')).status).toBe(200);
  });

  it('gives accountEnabled and userType only when they are selected', async () => {
    expect(Object.keys((await get('/users?$top=1')).body.value[0] ?? {})).not.toContain('accountEnabled');
    expect((await get('/users?$top=1&$select=accountEnabled,userType')).body.value[0]).toEqual({
      id: entra.userId('p00001'),
      accountEnabled: true,
      userType: 'Member',
    });
  });

  it('refuses a property that does not exist, and one kept elsewhere with 501', async () => {
    expect(await get('/users?$select=shoeSize')).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
    expect((await get('/users?$select=skills')).status).toBe(501);
  });

  it('finds by principal name, mail and alias, quotes doubled', async () => {
    const find = async (filter: string) => (await get(`/users?$filter=${encodeURIComponent(filter)}&$select=id`)).body.value;
    expect(await find("userPrincipalName eq 'sinead.o''connor@example.com' or mail eq 'x'")).toEqual([{ id: idOf("sinead.o'connor") }]);
    expect(await find("startswith(userPrincipalName,'thomas.weber@')")).toHaveLength(1);
    expect((await get('/users?$filter=department%20ne%20null')).status).toBe(400);
  });

  it('shows guests with #EXT# in their principal name, found by it when it is escaped', async () => {
    const name = encodeURIComponent('ada_partner.example#EXT#@example.com');
    expect((await get(`/users/${name}?$select=userType,mail`)).body).toEqual({
      id: idOf('partner.ada'),
      userType: 'Guest',
      mail: 'ada@partner.example',
    });
  });

  it('lists members of every kind with their types, nested groups only in transitive lists', async () => {
    const labs = groupNamed('R&D / Forschung, "Labs"');
    entra.nest(groupNamed('Book Club'), labs);
    entra.addMember(groupNamed('Book Club'), { type: 'device', id: 'd1' });
    const club = entra.groupId(groupNamed('Book Club'));
    expect((await get(`/groups/${club}/members?$select=id`)).body.value).toEqual([
      { '@odata.type': '#microsoft.graph.group', id: entra.groupId(labs) },
      { '@odata.type': '#microsoft.graph.device', id: 'd1' },
    ]);
    const size = company.group(labs).memberIds.size;
    expect((await get(`/groups/${club}/transitiveMembers?$top=999`)).body.value).toHaveLength(size + 2);
  });

  it('hides members from applications without the permission', async () => {
    const group = groupNamed('Managers');
    entra.directory.hidden.add(group);
    const ask = async () => (await get(`/groups/${entra.groupId(group)}/members?$top=1`)).body.value;
    expect(await ask()).toEqual([{ '@odata.type': '#microsoft.graph.user', id: null }]);
    entra.roles.add('Member.Read.Hidden');
    token = await signIn();
    expect((await ask())[0]?.id).not.toBeNull();
  });

  it('keeps deleted users in a list of their own', async () => {
    company.erase(company.findPerson('madonna')?.id ?? '');
    entra.directory.delete(company.findPerson('li.wei')?.id ?? '');
    expect((await get(`/users/${idOf('li.wei')}`)).status).toBe(404);
    expect((await get('/directory/deletedItems/microsoft.graph.user?$select=id')).body.value).toHaveLength(2);
    entra.directory.restore(company.findPerson('li.wei')?.id ?? '');
    expect((await get(`/users/${idOf('li.wei')}`)).status).toBe(200);
  });

  it('knows new objects only after a while', async () => {
    await entra.close();
    let now = Date.now();
    entra = await startEntra({ company, lagMs: 10_000, now: () => now });
    token = await signIn();
    company.join({ login: 'late.comer', firstName: 'Late', lastName: 'Comer' });
    expect((await get('/users?$top=999')).body.value).toHaveLength(250);
    now += 10_000;
    expect((await get('/users?$top=999')).body.value).toHaveLength(251);
  });
});

describe('batches of the Entra stand-in', () => {
  it('answer each request on its own and not in the order asked', async () => {
    const { responses, order } = await batch(['/users?$top=1', '/users/nobody', '/groups?$top=1']);
    expect([...responses.values()].map(({ status }) => status).sort()).toEqual([200, 200, 404]);
    expect(order.map(({ id }) => id)).not.toEqual(['0', '1', '2']);
  });

  it('take twenty requests and no more', async () => {
    expect((await batch(Array(20).fill('/groups?$top=1'))).status).toBe(200);
    expect((await batch(Array(21).fill('/groups?$top=1'))).status).toBe(400);
  });

  it('are refused as a whole when they are no JSON or two ids differ by case only', async () => {
    const send = (type: string, ids: readonly string[], more: object = {}) =>
      fetch(`${entra.baseUrl}/v1.0/$batch`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        body: JSON.stringify({ requests: ids.map((id) => ({ id, method: 'GET', url: '/groups?$top=1', ...more })) }),
      });
    expect((await send('application/json', ['a', 'b'])).status).toBe(200);
    expect((await send('application/json', ['a', 'A'])).status).toBe(400);
    expect((await send('text/plain', ['a', 'b'])).status).toBe(400);
    expect((await send('application/json', ['a'], { method: 'FETCH' })).status).toBe(400);
    expect((await send('application/json', ['a'], { body: {} })).status).toBe(400);
  });

  it('are throttled request by request', async () => {
    await entra.close();
    entra = await startEntra({ company, throttle: { unitsPerWindow: 5 } });
    token = await signIn();
    const { responses } = await batch(Array(8).fill('/groups?$select=id'));
    const refused = [...responses.values()].filter(({ status }) => status === 429);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ body: { error: { code: 'TooManyRequests' } } });
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(responses.get('4')?.headers['x-ms-throttle-limit-percentage']).toBe('1.00');
  });
});

describe('changes of the Entra stand-in', () => {
  const changesSince = async (link: string | undefined) => {
    const items: Readonly<Record<string, unknown>>[] = [];
    let at = link;
    for (;;) {
      const { body, status } = await get(at ?? '');
      if (status !== 200) return { status, items, next: undefined };
      items.push(...body.value);
      if (body['@odata.deltaLink']) return { status, items, next: body['@odata.deltaLink'] };
      at = body['@odata.nextLink'];
    }
  };
  const fromNow = async (list: string) =>
    (await get(`/${list}/delta?$select=displayName,members&$deltatoken=latest`)).body['@odata.deltaLink'];

  it('tell users who were deleted, and whether they can come back', async () => {
    const link = (await get('/users/delta?$select=displayName&$deltatoken=latest')).body['@odata.deltaLink'];
    const madonna = company.findPerson('madonna')?.id ?? '';
    company.erase(madonna);
    const first = await changesSince(link);
    expect(first.items).toEqual([{ id: entra.userId(madonna), '@removed': { reason: 'changed' } }]);
    entra.directory.purge(madonna);
    expect((await changesSince(first.next)).items).toEqual([{ id: entra.userId(madonna), '@removed': { reason: 'deleted' } }]);
  });

  it('tell members that came and went, a large group in slices', async () => {
    entra.delta.memberSlice = 2;
    entra.delta.pageSize = 1;
    const link = await fromNow('groups');
    const club = groupNamed('Book Club');
    for (const id of ['p00001', 'p00002', 'p00003']) company.addMember(club, id);
    company.removeMember(club, 'p00001');
    const { items } = await changesSince(link);
    expect(items.map(({ id }) => id)).toEqual([entra.groupId(club), entra.groupId(club)]);
    expect(items.flatMap((item) => item['members@delta'])).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: entra.userId('p00001'), '@removed': { reason: 'deleted' } },
      { '@odata.type': '#microsoft.graph.user', id: entra.userId('p00002') },
      { '@odata.type': '#microsoft.graph.user', id: entra.userId('p00003') },
    ]);
  });

  it('say nothing of groups when a user is deleted', async () => {
    const link = await fromNow('groups');
    company.erase(company.findPerson('thomas.weber')?.id ?? '');
    expect((await changesSince(link)).items).toEqual([]);
  });

  it('refuse $top, a filter, a selection beside a token to go on, and tokens older than seven days', async () => {
    for (const query of ['$top=5', "$filter=displayName eq 'x'", '$skiptoken=x&$select=id']) {
      expect(await get(`/users/delta?${query}`)).toMatchObject({ status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } });
    }
    const link = await fromNow('groups');
    entra.expireDelta('gone');
    const gone = await get(link ?? '');
    expect(gone).toMatchObject({ status: 410 });
    expect(gone.headers.get('location')).toContain('$deltatoken=');
    const other = await fromNow('groups');
    entra.expireDelta('bad-request');
    expect(await get(other ?? '')).toMatchObject({ status: 400, body: { error: { code: 'syncStateNotFound' } } });
  });
});

describe('who may ask the Entra stand-in', () => {
  it('refuses a wrong secret, application, tenant and scope, each with its number', async () => {
    expect(await ask({ client_secret: 'wrong' })).toMatchObject({ status: 401, body: { error: 'invalid_client', error_codes: [7000215] } });
    expect(await ask({ client_id: 'another' })).toMatchObject({ status: 400, body: { error_codes: [700016] } });
    expect(await ask({}, 'another.example')).toMatchObject({ status: 400, body: { error_codes: [90002] } });
    expect(await ask({ scope: 'https://graph.microsoft.com/.default' })).toMatchObject({ status: 400, body: { error_codes: [500011] } });
  });

  it('reads a form and nothing else', async () => {
    const url = `${entra.baseUrl}/${entra.tenantId}/oauth2/v2.0/token`;
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"grant_type":"client_credentials"}',
    });
    expect({ status: reply.status, body: await reply.json() }).toMatchObject({ status: 400, body: { error_codes: [900144] } });
  });

  it('refuses a token that ended and what was not granted', async () => {
    entra.revokeTokens();
    expect(await get('/users')).toMatchObject({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } });
    entra.roles.delete('GroupMember.Read.All');
    token = await signIn();
    expect((await get('/users')).status).toBe(200);
    expect(await get('/groups')).toMatchObject({ status: 403, body: { error: { code: 'Authorization_RequestDenied' } } });
  });
});
