import { type BreakRule, type RunningJira, startJira } from './index';
import { type Caller, callerOf } from './testing/caller';

describe('break modes', () => {
  let jira: RunningJira;
  let call: Caller;
  beforeEach(async () => {
    jira = await startJira({});
    call = callerOf(jira);
  });
  afterEach(() => jira.close());

  const POST_GROUP: Pick<BreakRule, 'verb' | 'route'> = { verb: 'POST', route: '/rest/api/2/group' };
  const exists = (): boolean => jira.state.groups.find('g') !== undefined;
  const attempt = (): Promise<number | string> =>
    call('POST', 'group', { name: 'g' }).then(
      ({ status }) => status,
      () => 'cut',
    );

  it.each<[BreakRule['effect'], number | string, boolean]>([
    [{ kind: 'status', status: 503, retryAfter: 2 }, 503, false],
    [{ kind: 'status-after', status: 500 }, 500, true],
    [{ kind: 'reset-before' }, 'cut', false],
    [{ kind: 'reset-after' }, 'cut', true],
    [{ kind: 'login-page' }, 200, false],
    [{ kind: 'redirect' }, 302, false],
    [{ kind: 'truncate' }, 'cut', true],
    [{ kind: 'delay', ms: 5 }, 201, true],
  ])('%j', async (effect, outcome, done) => {
    jira.breakModes.add({ ...POST_GROUP, effect });
    expect(await attempt()).toBe(outcome);
    expect(exists()).toBe(done);
  });

  it.each<[BreakRule['effect'], boolean]>([
    [{ kind: 'hang' }, false],
    [{ kind: 'drop-answer' }, true],
  ])('%j never answers', async (effect, done) => {
    jira.breakModes.add({ ...POST_GROUP, effect });
    const outcome = await Promise.race([attempt(), new Promise((resolve) => setTimeout(() => resolve('silence'), 80))]);
    expect([outcome, exists()]).toEqual(['silence', done]);
  });

  it('break every nth call, a number of times, after some', async () => {
    jira.breakModes.add({ verb: 'GET', effect: { kind: 'status', status: 500 }, after: 1, everyNth: 2, times: 2 });
    const statuses = [];
    for (let turn = 0; turn < 7; turn++) statuses.push((await call('GET', 'myself')).status);
    expect(statuses).toEqual([200, 500, 200, 500, 200, 200, 200]);
  });

  it('answer like a server that takes the credentials for wrong and says nothing', async () => {
    const headers = { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' };
    jira.breakModes.add({ effect: { kind: 'status', status: 200, body: '', headers } });
    const { status, text, headers: got } = await call('GET', 'myself');
    expect([status, text, got.get('x-seraph-loginreason')]).toEqual([200, '', 'AUTHENTICATED_FAILED']);
  });

  it('find calls by a piece of the address', async () => {
    jira.breakModes.add({ route: '*groupname=eng*', effect: { kind: 'status', status: 502 } });
    jira.state.addGroup('eng-1');
    expect((await call('GET', 'group/member?groupname=eng-1')).status).toBe(502);
    expect((await call('GET', 'group/member?groupname=jira-administrators')).status).toBe(200);
  });
});

describe('steering from another process', () => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira({});
  });
  afterAll(() => jira.close());

  const steer = async (verb: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${jira.port}/__standin/${path}`, {
      method: verb,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.status === 204 ? null : ((await response.json()) as unknown);
  };

  it('counts calls by route, reads and writes', async () => {
    jira.counters.reset();
    const call = callerOf(jira);
    await call('GET', 'user?username=admin');
    await call('POST', 'group', { name: 'counted' });
    expect(await steer('GET', 'counters')).toMatchObject({
      reads: 1,
      writes: 1,
      byRoute: { 'GET /rest/api/2/user': 1, 'POST /rest/api/2/group': 1 },
      byStatus: { 200: 1, 201: 1 },
    });
    await steer('DELETE', 'counters');
    expect(jira.counters.total).toBe(0);
  });

  it('sets break modes, settings, limits and people', async () => {
    await steer('POST', 'break-modes', { verb: 'GET', route: '/rest/api/2/myself', effect: { kind: 'status', status: 418 } });
    expect((await callerOf(jira)('GET', 'myself')).status).toBe(418);
    await steer('DELETE', 'break-modes');
    expect(await steer('PUT', 'settings', { latencyMs: 1 })).toMatchObject({ latencyMs: 1 });
    expect(await steer('PUT', 'settings', { nonsense: 1 })).toMatchObject({ message: 'Unknown settings: nonsense' });
    await steer('PUT', 'rate-limit', { maxTokens: 9 });
    expect((await callerOf(jira)('GET', 'myself')).headers.get('x-ratelimit-limit')).toBe('9');
    await steer('PUT', 'rate-limit', null);
    await steer('POST', 'users', [{ name: 'zoe' }]);
    await steer('POST', 'groups', { name: 'zoo', members: ['zoe'] });
    await steer('POST', 'seed', { users: 20, seed: 3 });
    const dump = (await steer('GET', 'dump')) as { users: unknown[]; groups: { name: string; members: string[] }[] };
    expect(dump.users.length).toBe(22);
    expect(dump.groups.find(({ name }) => name === 'zoo')?.members).toEqual(['zoe']);
    const { rawToken } = (await steer('POST', 'tokens', { user: 'zoe' })) as { rawToken: string };
    expect((await callerOf(jira, { authorization: `Bearer ${rawToken}` })('GET', 'myself')).body).toMatchObject({ name: 'zoe' });
  });

  it('is closed to web pages', async () => {
    const response = await fetch(`http://127.0.0.1:${jira.port}/__standin/dump`, { headers: { Origin: 'https://evil.test' } });
    expect(response.status).toBe(403);
  });

  it('delays answers without holding other calls up', async () => {
    jira.settings.latencyMs = 60;
    const call = callerOf(jira);
    const begin = performance.now();
    await Promise.all(Array.from({ length: 20 }, () => call('GET', 'myself')));
    expect(performance.now() - begin).toBeLessThan(600);
    jira.settings.latencyMs = 0;
  });
});
