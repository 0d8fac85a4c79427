import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApplyOutcome, Target } from '../../backend/target/port';
import { type BreakEffect, type RunningJira, startJira } from '../jira';
import { groupOperation, hastyClock, memberOperation, never, on, openTarget, packageVersion, readAll, userOperation } from './open-target';

const ADD = '/rest/api/2/group/user';
const MIRA = { name: 'mira', displayName: 'Mira Wolf', email: 'mira@corp.test', active: true };

let jira: RunningJira;
let target: Target;
beforeEach(async () => {
  jira = await startJira({ version: '10.3' });
  jira.state.addUsers([{ name: 'ada', displayName: 'Ada', email: 'ada@corp.test' }]);
  jira.state.addGroup('team');
  target = openTarget(jira, { connection: { timeoutSeconds: 1 }, rest: { clock: hastyClock } });
  await target.connect();
});
afterEach(async () => {
  await target.close();
  await jira.close();
});

const add = (): Promise<ApplyOutcome> => target.apply(memberOperation('add-member', { name: 'ada' }, 'team'), on(jira, 'ada'));
const broken = (effect: BreakEffect, verb = 'POST', route = ADD) => jira.breakModes.add({ verb, route, effect });
const settleAdd = () => target.settle(memberOperation('add-member', { name: 'ada' }, 'team'), on(jira, 'ada').account, never());

describe('a write', () => {
  it('comes back later after 429 and 503, when Jira says so, and takes fewer lanes', async () => {
    broken({ kind: 'status', status: 429, retryAfter: 7, body: '' });
    expect(await add()).toMatchObject({ result: 'retry-later', afterMs: 7000, error: { code: 'target-rate-limited' } });
    expect(target.lanes).toBeLessThan(4);
    jira.breakModes.clear();
    broken({ kind: 'status', status: 503, retryAfter: 3 });
    expect(await add()).toMatchObject({ result: 'retry-later', afterMs: 3000, error: { code: 'target-unavailable' } });
    expect(jira.counters.of(`POST ${ADD}`)).toBe(2);
    expect(target.counters()).toMatchObject({ rateLimited: 1, writes: 2 });
  });

  it.each<[string, BreakEffect, 'done' | 'not-done']>([
    ['the answer never comes though it was done', { kind: 'drop-answer' }, 'done'],
    ['the connection breaks after it was done', { kind: 'reset-after' }, 'done'],
    ['the answer is cut', { kind: 'truncate' }, 'done'],
    ['the status is 500 though it was done', { kind: 'status-after', status: 500 }, 'done'],
    ['a proxy gives 502', { kind: 'status', status: 502 }, 'not-done'],
    ['Jira hangs', { kind: 'hang' }, 'not-done'],
    ['the connection breaks before it was done', { kind: 'reset-before' }, 'not-done'],
    ['a log-in page comes with status 200', { kind: 'login-page' }, 'not-done'],
  ])('has an unknown outcome when %s, is sent once, and a read settles it', async (_, effect, truth) => {
    broken(effect);
    expect(await add()).toMatchObject({ result: 'unknown' });
    expect(jira.counters.of(`POST ${ADD}`)).toBe(1);
    expect(await settleAdd()).toEqual({ result: truth });
  });

  it('never makes an account twice when the answer was lost', async () => {
    jira.breakModes.add({ verb: 'POST', route: '/rest/api/2/user', effect: { kind: 'reset-after' }, times: 1 });
    const create = userOperation('create-user', MIRA, MIRA);
    expect((await target.apply(create, on(jira, 'mira'))).result).toBe('unknown');
    expect(await target.settle(create, null, never())).toEqual({
      result: 'done',
      account: { key: jira.state.user('mira').key, name: 'mira' },
    });
  });

  it('is refused, not done, when a redirect answers', async () => {
    broken({ kind: 'redirect' });
    expect(await add()).toMatchObject({ result: 'rejected', error: { code: 'target-protocol' } });
    expect(jira.state.memberNames('team')).toEqual([]);
  });

  it('is refused when nothing of Jira is at the address', async () => {
    broken({ kind: 'status', status: 404 });
    expect(await add()).toMatchObject({ result: 'rejected', error: { code: 'target-protocol' } });
    jira.breakModes.clear();
    broken({ kind: 'status', status: 404, body: '{"message":"null for uri","status-code":404}', type: 'application/json' });
    expect(await add()).toMatchObject({ result: 'rejected', error: { code: 'target-protocol' } });
  });

  it('comes back later when Jira cannot be reached at all', async () => {
    await jira.close();
    // A connection that was kept open may break only under the next call, which may then have been sent.
    await add();
    expect(await add()).toMatchObject({ result: 'retry-later', error: { code: 'target-unreachable' } });
  });

  it('is not sent any more once it was stopped', async () => {
    const outcome = await target.apply(groupOperation('late'), { account: null, verify: false, signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ result: 'retry-later', error: { code: 'stopped' } });
    expect(jira.state.groups.find('late')).toBeUndefined();
  });
});

describe('a read', () => {
  it.each<[string, BreakEffect]>([
    ['503', { kind: 'status', status: 503, retryAfter: 1 }],
    ['429 without a time', { kind: 'status', status: 429, body: '' }],
    ['500', { kind: 'status', status: 500 }],
    ['a broken connection', { kind: 'reset-before' }],
    ['half an answer', { kind: 'truncate' }],
    ['a log-in page', { kind: 'login-page' }],
  ])('is tried again after %s', async (_, effect) => {
    jira.breakModes.add({ verb: 'GET', route: '/rest/api/2/group/member', effect, times: 2 });
    const { members, complete } = await readAll(target, { groups: ['team'] });
    expect(members.get('team')?.complete).toBe(true);
    expect(complete).toEqual(['groups', 'users']);
    expect(target.counters().retries).toBeGreaterThan(0);
  });

  it.each<BreakEffect>([
    { kind: 'login-page' },
    { kind: 'redirect' },
    { kind: 'status', status: 404 },
    { kind: 'status', status: 200, body: '{', type: 'application/json' },
  ])('does not take $kind for proof that a person or a group is gone', async (effect) => {
    const { account } = on(jira, 'ada');
    broken(effect, 'GET', '/rest/api/2/user');
    broken(effect, 'GET', '/rest/api/2/group/member');
    await expect(target.settle(userOperation('delete-user', { name: 'ada' }, null), account, never())).rejects.toMatchObject({
      code: 'target-protocol',
    });
    const { complete } = await readAll(target, { groups: ['team'] });
    expect(complete).not.toContain('users');
  });

  it('ends, and its calls with it, when its consumer leaves', async () => {
    jira.settings.latencyMs = 50;
    for await (const _ of target.readState(
      { linked: new Map(), wantedNames: [], wantedEmails: [], groups: ['team'], maxLookups: 0 },
      never(),
    ))
      break;
    const { total } = jira.counters;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(jira.counters.total - total).toBeLessThan(4);
  });

  it('throws "stopped" when it is stopped', async () => {
    const control = new AbortController();
    jira.settings.latencyMs = 200;
    const reading = (async () => {
      for await (const _ of target.readState(
        { linked: new Map(), wantedNames: [], wantedEmails: [], groups: ['team'], maxLookups: 0 },
        control.signal,
      ));
    })();
    setTimeout(() => control.abort(), 50);
    await expect(reading).rejects.toMatchObject({ code: 'stopped' });
  });
});

describe('signing in', () => {
  it('is refused when a rejected token goes on as anonymous', async () => {
    const other = openTarget(jira, { secrets: { token: 'wrong' } });
    await expect(other.connect()).rejects.toMatchObject({ code: 'target-auth' });
    expect(await other.check()).toContainEqual(expect.objectContaining({ name: 'sign-in', result: 'failed', hint: expect.any(String) }));
    await other.close();
  });

  it('is noticed when the token expires during a run', async () => {
    broken({ kind: 'status', status: 401, body: '{"message":"no","status-code":401}', type: 'application/json' });
    expect(await add()).toMatchObject({ result: 'rejected', error: { code: 'target-auth' } });
  });

  it('tries a rejected password once, whatever is asked, and so causes no CAPTCHA', async () => {
    const other = openTarget(jira, { auth: 'basic', secrets: { password: 'wrong' } });
    await expect(other.connect()).rejects.toMatchObject({ code: 'target-auth' });
    const { total } = jira.counters;
    await expect(other.connect()).rejects.toMatchObject({ code: 'target-auth' });
    expect((await other.apply(groupOperation('x'), on(jira, null))).result).toBe('rejected');
    expect(jira.counters.total).toBe(total);
    await other.close();
  });

  it('stops at the first demand for a CAPTCHA', async () => {
    for (let at = 0; at < 4; at++) {
      await fetch(`${jira.loopbackUrl}/rest/api/2/myself`, { headers: { Authorization: jira.basicAuth('admin', 'wrong') } });
    }
    const other = openTarget(jira, { auth: 'basic' });
    await expect(other.connect()).rejects.toMatchObject({ code: 'target-captcha', remedy: expect.stringContaining('browser') });
    const { total } = jira.counters;
    expect(await other.apply(groupOperation('x'), on(jira, null))).toMatchObject({ result: 'rejected', error: { code: 'target-captcha' } });
    expect(jira.counters.total).toBe(total);
    await other.close();
  });

  it.each<['pat' | 'basic', '8.5' | '11', string]>([
    ['pat', '8.5', 'user name and password'],
    ['basic', '11', 'token'],
  ])('by %s says what Jira %s wants instead', async (auth, version, remedy) => {
    const site = await startJira({ version });
    const other = openTarget(site, { auth, secrets: { token: 'x', password: 'admin' } });
    await expect(other.connect()).rejects.toMatchObject({ code: 'target-auth', remedy: expect.stringContaining(remedy) });
    await other.close();
    await site.close();
  });
});

describe('pacing', () => {
  it('stays within the rate Jira gives and loses nothing', async () => {
    jira.rateLimiter.configure({ fillRate: 20, intervalSeconds: 1, maxTokens: 30 });
    const paced = openTarget(jira, { connection: { maxLanes: 16 } });
    await paced.connect();
    const started = Date.now();
    const outcomes: string[] = [];
    const groups = Array.from({ length: 60 }, (_, at) => `g${at}`);
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let group = groups.pop(); group; group = groups.pop())
          outcomes.push((await paced.apply(groupOperation(group), on(jira, null))).result);
      }),
    );
    expect(outcomes.filter((result) => result === 'applied').length).toBeGreaterThanOrEqual(58);
    expect(Date.now() - started).toBeLessThan(4500);
    await paced.close();
  }, 20_000);
});

it('sends its own name, no browser’s, and what Jira wants with a change', async () => {
  const seen: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const other = openTarget(jira, {
    connection: { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    rest: { clock: hastyClock },
  });
  await expect(other.connect()).rejects.toMatchObject({ code: 'target-unavailable' });
  expect(seen[0]).toMatchObject({
    'user-agent': `Rollcall/${packageVersion()}`,
    'x-atlassian-token': 'no-check',
    'x-experimentalapi': 'true',
  });
  await other.close();
  server.close();
});

it('connects to no address that the outbound guard refuses', async () => {
  const { createOutboundGuard } = await import('../../backend/security/outbound-guard');
  for (const baseUrl of [jira.loopbackUrl, jira.loopbackUrl.replace('127.0.0.1', 'localhost')]) {
    const other = openTarget(jira, { connection: { baseUrl }, rest: { guard: createOutboundGuard({ allow: [] }) } });
    await expect(other.connect()).rejects.toMatchObject({ code: 'outbound-refused' });
    await other.close();
  }
});
