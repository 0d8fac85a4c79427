import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cursor } from '../../../backend/domain/read-events';
import { everything, openEntraConnector, readChanges, readSnapshot } from './connector-rig';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const select =
  'id,accountEnabled,userPrincipalName,mail,mailNickname,displayName,givenName,surname,userType,externalUserState,employeeId,jobTitle,department,companyName,city,country,onPremisesSamAccountName';
const selectGroups = 'id,displayName,description,mailNickname,groupTypes,mailEnabled,securityEnabled,visibility';

/** A recorder instead of the stand-in: what matters here is what is sent, to the letter. */
describe('what the Entra connector sends', () => {
  const sent: Sent[] = [];
  let server: Server;
  let origin: string;
  let cursor: Cursor | null;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://graph.test');
      let body = '';
      request.on('data', (piece) => {
        body += String(piece);
      });
      request.on('end', () => {
        const { method = '', headers } = request;
        sent.push({ method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers, body });
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer(url, body)));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const connector = openEntraConnector({
      baseUrl: origin,
      tenantId: 'company.onmicrosoft.com',
      clientId: '00000000-0000-4000-8000-000000000001',
      clientSecret: 'a~secret',
    });
    ({ cursor } = await readSnapshot(connector, everything));
    await readChanges(connector, cursor);
    await connector.close();
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  function answer(url: URL, body: string): unknown {
    if (url.pathname.endsWith('/token')) return { token_type: 'Bearer', expires_in: 3599, access_token: 'opaque' };
    if (url.pathname === '/v1.0/$batch') {
      const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
      return { responses: requests.map(({ id, url: inner }) => ({ id, status: 200, headers: {}, body: page(inner) })) };
    }
    return page(`${url.pathname.replace('/v1.0', '')}${url.search}`);
  }

  const page = (url: string) => {
    if (url.startsWith('/groups?')) return { value: [{ id: 'g/1', displayName: 'One' }] };
    const list = /^\/(users|groups)\/delta/.exec(url)?.[1];
    return { value: [], ...(list ? { '@odata.deltaLink': `${origin}/v1.0/${list}/delta?$deltatoken=here` } : {}) };
  };

  const batches = () =>
    sent
      .filter(({ path }) => path === '/v1.0/$batch')
      .map(({ body }) => (JSON.parse(body) as { requests: { method: string; url: string; headers: unknown }[] }).requests);

  it('asks for a token of the whole of Graph, by the documented form', () => {
    const [token] = sent.filter(({ path }) => path.endsWith('/token'));
    expect(token).toMatchObject({ method: 'POST', path: '/company.onmicrosoft.com/oauth2/v2.0/token' });
    expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: '00000000-0000-4000-8000-000000000001',
      client_secret: 'a~secret',
      scope: `${origin}/.default`,
    });
  });

  it('reads only, with documented parameters and nothing else', () => {
    const calls = sent.filter(({ path }) => path.startsWith('/v1.0/') && path !== '/v1.0/$batch');
    expect(
      calls
        .map(({ method, path, query }) => ({ method, path, query }))
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    ).toEqual([
      { method: 'GET', path: '/v1.0/groups', query: { $select: selectGroups, $top: '999' } },
      { method: 'GET', path: '/v1.0/groups/delta', query: { $deltatoken: 'here' } },
      { method: 'GET', path: '/v1.0/users', query: { $select: select, $top: '999' } },
      { method: 'GET', path: '/v1.0/users/delta', query: { $deltatoken: 'here' } },
    ]);
  });

  it('puts the start of changes in one batch and the members of groups in others', () => {
    const low = { 'x-ms-throttle-priority': 'Low' };
    expect(batches().map((requests) => requests.map(({ method, url, headers }) => ({ method, url, headers })))).toEqual([
      [
        { method: 'GET', url: `/users/delta?$select=${select}&$deltatoken=latest`, headers: low },
        { method: 'GET', url: `/groups/delta?$select=${selectGroups},members&$deltatoken=latest`, headers: low },
        { method: 'GET', url: '/directory/deletedItems/microsoft.graph.user?$select=id,deletedDateTime&$top=999', headers: low },
      ],
      [{ method: 'GET', url: '/groups/g%2F1/members?$select=id&$top=999', headers: low }],
    ]);
  });

  it('signs every request, asks for JSON under its own name, and lets others go first', () => {
    for (const { headers, path } of sent.filter(({ path }) => path.startsWith('/v1.0/'))) {
      expect(headers).toMatchObject({ authorization: 'Bearer opaque', accept: 'application/json', 'user-agent': 'Rollcall' });
      expect(headers).not.toHaveProperty('consistencylevel');
      if (path !== '/v1.0/$batch') expect(headers).toMatchObject({ 'x-ms-throttle-priority': 'Low' });
    }
  });
});
