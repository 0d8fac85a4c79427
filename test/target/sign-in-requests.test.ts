import { JiraConnectionSchema } from '../../backend/domain/configuration';
import { whoIsSignedIn } from '../../backend/target/jira/browser-session';
import { type OAuthGrant, requestOAuthTokens } from '../../backend/target/jira/oauth-tokens';
import { strangeIn } from '../sources/description';
import { inOrder, type Recorder, startRecorder } from '../sources/recorder';
import { jiraDescription } from './jira-description';
import { loopbackGuard } from './open-target';

describe('what is sent to Jira to learn who signs in to the panel', () => {
  let jira: Recorder;

  beforeAll(async () => {
    jira = await startRecorder(({ path }) => {
      if (path.endsWith('/token')) return { body: { access_token: 'a', refresh_token: 'r' } };
      if (path.endsWith('/mypermissions')) return { body: { permissions: { ADMINISTER: { havePermission: true } } } };
      return { body: { key: 'JIRAUSER1', name: 'ada', displayName: 'Ada', active: true, groups: { items: [{ name: 'staff' }] } } };
    });
  });

  beforeEach(() => jira.forget());
  afterAll(() => jira.close());
  afterEach(() => {
    for (const sent of jira.sent) expect(strangeIn(sent, description)).toEqual([]);
  });

  // The cookie is the browser's own and no part of the description.
  const description = jiraDescription('11').map((one) => ({ ...one, headers: [...(one.headers ?? []), 'cookie'] }));
  const how = () => ({
    connection: JiraConnectionSchema.parse({ baseUrl: jira.origin, auth: { kind: 'pat' } }),
    guard: loopbackGuard,
  });

  it('asks with the cookie of the browser and nothing else who that is and what they may do', async () => {
    const user = await whoIsSignedIn({ ...how(), credentials: { Cookie: 'JSESSIONID=1' } });
    expect(user).toEqual({ key: 'JIRAUSER1', name: 'ada', displayName: 'Ada', administrator: true, groups: ['staff'] });
    expect(inOrder(jira.sent)).toEqual([
      { method: 'GET', path: '/rest/api/2/mypermissions', query: {} },
      { method: 'GET', path: '/rest/api/2/myself', query: { expand: 'groups' } },
    ]);
    for (const { headers } of jira.sent) {
      expect(headers).toMatchObject({ cookie: 'JSESSIONID=1', accept: 'application/json' });
      expect(headers).not.toHaveProperty('authorization');
    }
  });

  it.each<[string, OAuthGrant]>([
    ['a code', { grant_type: 'authorization_code', code: 'c', code_verifier: 'v', redirect_uri: 'https://jira.test/panel' }],
    ['a refresh token', { grant_type: 'refresh_token', refresh_token: 'r', redirect_uri: 'https://jira.test/panel' }],
  ])('exchanges %s for tokens by a form', async (_, grant) => {
    expect(await requestOAuthTokens({ ...how(), clientId: 'id', clientSecret: 's&t', grant })).toEqual({
      accessToken: 'a',
      refreshToken: 'r',
    });
    const [sent] = jira.sent;
    expect(sent).toMatchObject({ method: 'POST', target: '/rest/oauth2/latest/token' });
    expect(sent?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({ client_id: 'id', client_secret: 's&t', ...grant });
  });
});
