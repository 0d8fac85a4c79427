import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Connector, FieldValues } from '../../../backend/connectors/spi';
import { strangeIn } from '../description';
import { inOrder, type Recorder, type Sent, startRecorder, type Told } from '../recorder';
import { everything, openOktaConnector, readSnapshot } from './connector-rig';
import { oktaDescription } from './description';

const ann = { id: '00uann', status: 'ACTIVE', profile: { login: 'ann@example.com', email: 'ann@mail.example' } };
const group = { id: '00g/1', type: 'OKTA_GROUP', profile: { name: 'One' } };

/** One user, one group, one page more of users, and a login that nobody has. */
function answerOf({ path, query }: Sent, origin: string): Told {
  if (path === '/oauth2/v1/token') return { body: { access_token: 'opaque', token_type: 'Bearer', expires_in: 3600 } };
  if (path === '/.well-known/okta-organization') return { body: { id: '00o1' } };
  if (path === '/api/v1/groups' || path === '/api/v1/users/00uann/groups') return { body: [group] };
  if (path === '/api/v1/users/00uann') return { body: ann };
  if (path.startsWith('/api/v1/meta/')) return { body: { definitions: {} } };
  if (path !== '/api/v1/users')
    return path.endsWith('/users') ? { body: [{ id: '00uann' }] } : { status: 404, body: { errorCode: 'E0000007' } };
  if (query.search !== undefined) return { body: [ann] };
  const more = query.after === undefined && query.filter === undefined;
  return { body: [ann], ...(more ? { headers: { link: `<${origin}/api/v1/users?after=00uann&limit=200>; rel="next"` } } : {}) };
}

/** A recorder instead of the stand-in: what matters here is what is sent, to the letter. */
describe('what the Okta connector sends', () => {
  let okta: Recorder;
  const connectors: Connector[] = [];

  beforeAll(async () => {
    okta = await startRecorder(answerOf);
  });

  beforeEach(() => okta.forget());

  afterAll(async () => {
    for (const connector of connectors) await connector.close();
    await okta.close();
  });

  const open = (values: FieldValues = {}) => {
    const connector = openOktaConnector({ baseUrl: okta.origin, apiToken: '00token' }, values);
    connectors.push(connector);
    return connector;
  };

  it('reads everything with documented parameters and nothing else, and follows a link as it is', async () => {
    await readSnapshot(open());
    expect(inOrder(okta.sent)).toEqual([
      { method: 'GET', path: '/api/v1/groups', query: { limit: '200', expand: 'stats' } },
      { method: 'GET', path: '/api/v1/groups/00g%2F1/users', query: { limit: '200' } },
      { method: 'GET', path: '/api/v1/users', query: { after: '00uann', limit: '200' } },
      { method: 'GET', path: '/api/v1/users', query: { filter: 'status eq "DEPROVISIONED"', limit: '200' } },
      { method: 'GET', path: '/api/v1/users', query: { limit: '200' } },
    ]);
    for (const { headers } of okta.sent.filter(({ path }) => path === '/api/v1/users')) {
      expect(headers['content-type']).toBe(
        'application/json; okta-response=omitCredentials,omitCredentialsLinks,omitTransitioningToStatus',
      );
    }
  });

  it('reads changes by the times of users, groups and memberships', async () => {
    const connector = open();
    const { cursor } = await readSnapshot(connector);
    if (cursor === null || !connector.readDelta) throw new Error('There is no cursor.');
    okta.forget();
    for await (const _ of connector.readDelta(everything, cursor));
    const time = '"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"';
    const groups = expect.stringMatching(new RegExp(`^lastUpdated gt ${time} or lastMembershipUpdated gt ${time}$`));
    expect(inOrder(okta.sent)).toEqual([
      { method: 'GET', path: '/api/v1/groups', query: { filter: groups, limit: '200' } },
      { method: 'GET', path: '/api/v1/groups/00g%2F1/users', query: { limit: '200' } },
      {
        method: 'GET',
        path: '/api/v1/users',
        query: { filter: expect.stringMatching(new RegExp(`^lastUpdated gt ${time}$`)), limit: '200' },
      },
    ]);
    for (const { target } of okta.sent) expect(target).not.toMatch(/[ "]/);
  });

  it('looks one person up by id, and by mail address where no login is the same', async () => {
    const connector = open();
    expect(await connector.readOne({ login: 'Ann"\\@mail.example' })).toMatchObject({ user: { id: '00uann' } });
    expect(okta.sent.map(({ target }) => target)).toEqual([
      '/api/v1/users/Ann%22%5C%40mail.example',
      '/api/v1/users?search=profile.email%20eq%20%22Ann%5C%22%5C%5C%40mail.example%22&limit=2',
      '/api/v1/users/00uann',
      '/api/v1/users/00uann/groups',
    ]);
  });

  it('proves a service app by a signed assertion in a form, good for five minutes', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await open({ authentication: 'service-app', apiToken: '', clientId: '0oaapp', privateKey: privateKeyPem, keyId: 'k1' }).check();
    const token = okta.sent.find(({ path }) => path === '/oauth2/v1/token');
    expect(token?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    const { client_assertion: assertion = '', ...form } = Object.fromEntries(new URLSearchParams(token?.body));
    expect(form).toEqual({
      grant_type: 'client_credentials',
      scope: 'okta.users.read okta.groups.read',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'RS256', kid: 'k1' });
    const { exp = 0, iat = 0, jti, ...claims } = decodeJwt(assertion);
    expect(claims).toEqual({ iss: '0oaapp', sub: '0oaapp', aud: `${okta.origin}/oauth2/v1/token` });
    expect(exp - iat).toBe(300);
    expect(jti).toMatch(/./);
    expect(okta.sent.find(({ path }) => path === '/api/v1/users')?.headers.authorization).toBe('Bearer opaque');
  });

  it('sends nothing the interface description does not have, whatever it does', async () => {
    const connector = open();
    await connector.check();
    await connector.discover();
    await connector.readOne({ id: '00uann' });
    await connector.readOne({ login: 'nobody' });
    const { cursor } = await readSnapshot(connector);
    if (cursor !== null && connector.readDelta) for await (const _ of connector.readDelta(everything, cursor));
    expect(okta.sent.flatMap((sent) => strangeIn(sent, oktaDescription))).toEqual([]);
    for (const { headers, path } of okta.sent) {
      expect(headers).toMatchObject({ accept: 'application/json', 'user-agent': 'Rollcall' });
      if (path.startsWith('/api/')) expect(headers).toMatchObject({ authorization: 'SSWS 00token' });
    }
  });
});
