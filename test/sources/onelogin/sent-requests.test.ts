import type { Connector } from '../../../backend/connectors/spi';
import { strangeIn } from '../description';
import { inOrder, type Recorder, startRecorder } from '../recorder';
import { openOneLoginConnector, readSnapshot } from './connector-rig';
import { oneLoginDescription } from './description';

const user = { id: 7, username: 'ann', email: 'ann@example.com', status: 1, state: 1, role_ids: [3], group_id: 9 };

/** Answers with one page more for users, and so little else that every request of a read is sent once. */
function answerOf(path: string, query: URLSearchParams): { readonly headers?: Record<string, string>; readonly body: unknown } {
  const cursor = query.has('cursor') ? {} : { 'After-Cursor': 'bGltaXQ9MTAwJnBhZ2U9Mg==' };
  if (path === '/auth/oauth2/v2/token') return { body: { access_token: 'token', token_type: 'bearer' } };
  if (path === '/api/2/users') return query.has('email') ? { body: [user] } : { headers: cursor, body: query.has('cursor') ? [] : [user] };
  if (path === '/api/2/users/7') return { body: user };
  if (path === '/api/2/users/custom_attributes') return { body: [] };
  if (path === '/api/2/roles/3') return { body: { id: 3, name: 'Staff' } };
  if (path === '/api/2/roles') return { body: [{ id: 3, name: 'Staff' }] };
  if (path === '/api/2/roles/3/users') return { headers: cursor, body: query.has('cursor') ? [] : [{ id: 7, assigned: true }] };
  if (path === '/api/1/groups') {
    return {
      body: {
        data: [{ id: query.has('after_cursor') ? 10 : 9, name: 'Default' }],
        pagination: { after_cursor: query.has('after_cursor') ? null : 'next' },
      },
    };
  }
  if (path === '/api/1/groups/9') return { body: { data: [{ id: 9, name: 'Default' }] } };
  return { body: { data: {} } };
}

/** A recorder instead of the stand-in: what matters here is what is sent, to the letter. */
describe('what the OneLogin connector sends', () => {
  let oneLogin: Recorder;
  let connector: Connector;

  beforeAll(async () => {
    oneLogin = await startRecorder(({ path, query }) => answerOf(path, new URLSearchParams(query)));
    const account = { baseUrl: oneLogin.origin, clientId: 'id', clientSecret: 'secret' };
    connector = openOneLoginConnector(account, { readPolicyGroups: true });
  });

  beforeEach(() => oneLogin.forget());

  afterAll(async () => {
    await connector.close();
    await oneLogin.close();
  });

  it('asks for a token with the credentials as Basic authentication and the grant as JSON', async () => {
    await readSnapshot(connector);
    const [token, ...rest] = oneLogin.sent;
    expect(token).toMatchObject({ method: 'POST', path: '/auth/oauth2/v2/token', query: {}, body: '{"grant_type":"client_credentials"}' });
    expect(token?.headers).toMatchObject({ authorization: `Basic ${btoa('id:secret')}`, 'content-type': 'application/json' });
    for (const { headers } of rest)
      expect(headers).toMatchObject({ authorization: 'Bearer token', accept: 'application/json', 'user-agent': 'Rollcall' });
  });

  it('reads only, with documented parameters, and never a limit beside a cursor', async () => {
    await readSnapshot(connector);
    const cursor = 'bGltaXQ9MTAwJnBhZ2U9Mg==';
    const fields = expect.stringMatching(/^id,username,email,[a-z_,]+,custom_attributes$/);
    expect(inOrder(oneLogin.sent)).toEqual([
      { method: 'GET', path: '/api/1/groups', query: { after_cursor: 'next' } },
      { method: 'GET', path: '/api/1/groups', query: {} },
      { method: 'GET', path: '/api/2/roles', query: { limit: '100' } },
      { method: 'GET', path: '/api/2/roles/3/users', query: { cursor } },
      { method: 'GET', path: '/api/2/roles/3/users', query: { limit: '100' } },
      { method: 'GET', path: '/api/2/users', query: { fields, cursor } },
      { method: 'GET', path: '/api/2/users', query: { fields, limit: '100' } },
    ]);
  });

  it('looks one person up by mail, then by id, and every role by its own', async () => {
    expect(await connector.readOne({ login: 'ANN@example.com' })).toMatchObject({
      user: { id: '7' },
      groups: [
        { id: '3', name: 'Staff' },
        { id: 'group:9', name: 'Default' },
      ],
    });
    expect(inOrder(oneLogin.sent)).toEqual([
      { method: 'GET', path: '/api/1/groups/9', query: {} },
      { method: 'GET', path: '/api/2/roles/3', query: {} },
      { method: 'GET', path: '/api/2/users', query: { email: 'ANN@example.com', limit: '100' } },
      { method: 'GET', path: '/api/2/users/7', query: {} },
    ]);
  });

  it('asks nobody about a login that OneLogin would read as a pattern', async () => {
    expect(await connector.readOne({ login: '*@example.com' })).toBe('gone');
    expect(await connector.readOne({ login: '!ann' })).toBe('gone');
    expect(await connector.readOne({ id: '../roles' })).toBe('gone');
    expect(oneLogin.sent).toEqual([]);
  });

  it('sends nothing the interface description does not have, whatever it does', async () => {
    await connector.check();
    await connector.discover();
    await connector.readOne({ login: 'ann' });
    await connector.readOne({ id: '7' });
    await readSnapshot(connector);
    expect(oneLogin.sent.map(({ path }) => path)).toEqual(expect.arrayContaining(['/auth/rate_limit', '/api/2/users/custom_attributes']));
    expect(oneLogin.sent.flatMap((sent) => strangeIn(sent, oneLoginDescription))).toEqual([]);
  });
});
