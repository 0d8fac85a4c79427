import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Connector, FieldValues } from '../../../backend/connectors/spi';
import { strangeIn } from '../description';
import { inOrder, type Recorder, type Sent, startRecorder, type Told } from '../recorder';
import { makeAppCertificate } from './certificate';
import { everything, openEntraConnector, readChanges, readSnapshot } from './connector-rig';
import { entraDescription } from './description';

const select =
  'id,accountEnabled,userPrincipalName,mail,mailNickname,displayName,givenName,surname,userType,externalUserState,employeeId,jobTitle,department,companyName,city,country,onPremisesSamAccountName';
const selectGroups = 'id,displayName,description,mailNickname,groupTypes,mailEnabled,securityEnabled,visibility';

interface Asked {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** `silent`: members are refused without a word why. */
const tenant = { silent: false };

const ann = { id: 'ann', accountEnabled: true, userPrincipalName: 'ann@example.com' };

function answerOf({ path, target, body }: Sent, origin: string): Told {
  if (path.endsWith('/token')) return { body: { token_type: 'Bearer', expires_in: 3599, access_token: 'opaque' } };
  if (path.endsWith('/openid-configuration')) return { body: {} };
  if (path !== '/v1.0/$batch') return { body: pageAt(target.replace('/v1.0', ''), origin) };
  const { requests } = JSON.parse(body) as { requests: readonly Asked[] };
  const members = (url: string) => url.startsWith('/groups/g%2F1/') && tenant.silent;
  return {
    body: {
      responses: requests.map(({ id, url }) =>
        members(url) ? { id, status: 403, headers: {} } : { id, status: 200, headers: {}, body: pageAt(url, origin) },
      ),
    },
  };
}

function pageAt(url: string, origin: string): unknown {
  if (url.startsWith('/groups?')) return { value: [{ id: 'g/1', displayName: 'One' }] };
  if (url.startsWith('/users/ann?')) return ann;
  if (url.startsWith('/users?$filter=')) return { value: [ann] };
  const list = /^\/(users|groups)\/delta/.exec(url)?.[1];
  return { value: [], ...(list ? { '@odata.deltaLink': `${origin}/v1.0/${list}/delta?$deltatoken=here` } : {}) };
}

const batchesOf = (sent: readonly Sent[]) =>
  sent.filter(({ path }) => path === '/v1.0/$batch').map(({ body }) => (JSON.parse(body) as { requests: readonly Asked[] }).requests);

/** What stands in a batch as if each were sent alone. */
const unpack = (sent: readonly Sent[]): readonly Sent[] =>
  batchesOf(sent).flatMap((requests) =>
    requests.map(({ method, url, headers }) => {
      const { pathname, searchParams } = new URL(`http://graph.test/v1.0${url}`);
      return { method, target: `/v1.0${url}`, path: pathname, query: Object.fromEntries(searchParams), headers, body: '' };
    }),
  );

/** A recorder instead of the stand-in: what matters here is what is sent, to the letter. */
describe('what the Entra connector sends', () => {
  let graph: Recorder;
  /** What a full read and a read of changes sent. */
  let whole: readonly Sent[];
  const connectors: Connector[] = [];

  const open = (values: FieldValues = {}) => {
    const application = { clientId: '00000000-0000-4000-8000-000000000001', clientSecret: 'a~secret' };
    const connector = openEntraConnector({ baseUrl: graph.origin, tenantId: 'company.onmicrosoft.com', ...application }, values);
    connectors.push(connector);
    return connector;
  };

  beforeAll(async () => {
    graph = await startRecorder(answerOf);
    const connector = open();
    const { cursor } = await readSnapshot(connector);
    await readChanges(connector, cursor);
    whole = [...graph.sent];
  });

  beforeEach(() => graph.forget());

  afterAll(async () => {
    for (const connector of connectors) await connector.close();
    await graph.close();
  });

  it('asks for a token of the whole of Graph, by the documented form', () => {
    const [token] = whole.filter(({ path }) => path.endsWith('/token'));
    expect(token).toMatchObject({ method: 'POST', path: '/company.onmicrosoft.com/oauth2/v2.0/token' });
    expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: '00000000-0000-4000-8000-000000000001',
      client_secret: 'a~secret',
      scope: `${graph.origin}/.default`,
    });
  });

  it('reads only, with documented parameters and nothing else', () => {
    const calls = whole.filter(({ path }) => path.startsWith('/v1.0/') && path !== '/v1.0/$batch');
    expect(inOrder(calls)).toEqual([
      { method: 'GET', path: '/v1.0/groups', query: { $select: selectGroups, $top: '999' } },
      { method: 'GET', path: '/v1.0/groups/delta', query: { $deltatoken: 'here' } },
      { method: 'GET', path: '/v1.0/users', query: { $select: select, $top: '999' } },
      { method: 'GET', path: '/v1.0/users/delta', query: { $deltatoken: 'here' } },
    ]);
  });

  it('puts the start of changes in one batch and the members of groups in others', () => {
    const low = { 'x-ms-throttle-priority': 'Low' };
    expect(batchesOf(whole).map((requests) => requests.map(({ method, url, headers }) => ({ method, url, headers })))).toEqual([
      [
        { method: 'GET', url: `/users/delta?$select=${select}&$deltatoken=latest`, headers: low },
        { method: 'GET', url: `/groups/delta?$select=${selectGroups},members&$deltatoken=latest`, headers: low },
        { method: 'GET', url: '/directory/deletedItems/microsoft.graph.user?$select=id,deletedDateTime&$top=999', headers: low },
      ],
      [{ method: 'GET', url: '/groups/g%2F1/members?$select=id&$top=999', headers: low }],
    ]);
  });

  it('signs every request, asks for JSON under its own name, and lets others go first', () => {
    for (const { headers, path } of whole.filter(({ path }) => path.startsWith('/v1.0/'))) {
      expect(headers).toMatchObject({ authorization: 'Bearer opaque', accept: 'application/json', 'user-agent': 'Rollcall' });
      expect(headers).not.toHaveProperty('consistencylevel');
      if (path !== '/v1.0/$batch') expect(headers).toMatchObject({ 'x-ms-throttle-priority': 'Low' });
    }
  });

  it('takes a refusal without a body for what it is, and asks for nothing twice', async () => {
    tenant.silent = true;
    const read = await readSnapshot(open());
    tenant.silent = false;
    expect(read.problems).toMatchObject([{ at: { kind: 'group', id: 'g/1' }, error: { code: 'source-permission' } }]);
    expect(graph.sent.filter(({ path }) => path.endsWith('/members'))).toEqual([]);
  });

  it('finds one person by a filter that needs no advanced query, escaped as a whole', async () => {
    const connector = open();
    await connector.readOne({ login: "o'neil#x@example.com" });
    await connector.readOne({ login: 'ann' });
    const [byAddress, , byAlias] = graph.sent.filter(({ path }) => path.startsWith('/v1.0/users'));
    const filter = 'userPrincipalName%20eq%20%27o%27%27neil%23x%40example.com%27%20or%20mail%20eq%20%27o%27%27neil%23x%40example.com%27';
    expect(byAddress?.target).toBe(`/v1.0/users?$filter=${filter}&$select=${select}&$top=10`);
    expect(byAlias?.query.$filter).toBe("mailNickname eq 'ann' or startswith(userPrincipalName,'ann@')");
    expect(graph.sent.at(-1)?.target).toBe('/v1.0/users/ann/memberOf?$select=id,displayName&$top=999');
  });

  it('proves itself by a certificate with the documented header and claims', async () => {
    const { certificate, privateKey } = await makeAppCertificate();
    await open({ clientSecret: '', authentication: 'certificate', certificate, privateKey }).check();
    const form = Object.fromEntries(new URLSearchParams(graph.sent.find(({ path }) => path.endsWith('/token'))?.body));
    expect(Object.keys(form).sort()).toEqual(['client_assertion', 'client_assertion_type', 'client_id', 'grant_type', 'scope']);
    expect(form.client_assertion_type).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    const assertion = form.client_assertion ?? '';
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'PS256', typ: 'JWT', 'x5t#S256': expect.stringMatching(/^[\w-]{43}$/) });
    const { exp = 0, nbf = 0, iat, jti, ...claims } = decodeJwt(assertion);
    const id = '00000000-0000-4000-8000-000000000001';
    expect(claims).toEqual({ iss: id, sub: id, aud: `${graph.origin}/company.onmicrosoft.com/oauth2/v2.0/token` });
    expect({ iat, lifetime: exp - nbf }).toEqual({ iat: nbf, lifetime: 300 });
    expect(jti).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  it('sends nothing the interface description does not have, whatever it does', async () => {
    for (const memberships of ['direct', 'transitive']) {
      const connector = open({ memberships });
      await connector.check();
      await connector.discover();
      await connector.readOne({ login: 'ann@example.com' });
      await connector.readOne({ id: 'ann' });
      const { cursor } = await readSnapshot(connector, { ...everything, nesting: 'flatten' });
      if (cursor !== null) await readChanges(connector, cursor, { ...everything, nesting: 'flatten' });
    }
    expect(unpack(graph.sent).map(({ path }) => path)).toContain('/v1.0/groups/g%2F1/transitiveMembers');
    expect([...graph.sent, ...unpack(graph.sent)].flatMap((sent) => strangeIn(sent, entraDescription))).toEqual([]);
    for (const requests of batchesOf(graph.sent)) {
      expect(requests.length).toBeLessThanOrEqual(20);
      expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
      for (const request of requests) expect(Object.keys(request).sort()).toEqual(['headers', 'id', 'method', 'url']);
    }
  });
});
