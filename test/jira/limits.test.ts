import { type RunningJira, startJira } from './index';
import { RateLimiter } from './limits/rate-limit';
import { JiraState } from './model/state';
import { callerOf } from './testing/caller';

describe('rate limiting', () => {
  let jira: RunningJira;
  afterEach(() => jira.close());

  it('is off by default and sends no headers then', async () => {
    jira = await startJira({});
    expect((await callerOf(jira)('GET', 'myself')).headers.get('x-ratelimit-limit')).toBeNull();
  });

  it('takes a token per call of a person and answers 429 when none is left', async () => {
    jira = await startJira({ rateLimit: { maxTokens: 3, fillRate: 1, intervalSeconds: 60 } });
    const call = callerOf(jira);
    const answers = [];
    for (let turn = 0; turn < 4; turn++) answers.push(await call('GET', 'myself'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['2', '1', '0', '0']);
    expect(answers[0]?.headers.get('x-ratelimit-limit')).toBe('3');
    expect(answers[0]?.headers.get('x-ratelimit-fillrate')).toBe('1');
    expect(answers[0]?.headers.get('x-ratelimit-interval-seconds')).toBe('60');
    expect(answers[0]?.headers.get('retry-after')).toBe('0');
    expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('does not touch exempt people, anonymous ones, and what is no REST', async () => {
    jira = await startJira({ rateLimit: { maxTokens: 1, exempt: ['ADMIN'] } });
    const nobody = callerOf(jira, { authorization: null });
    for (let turn = 0; turn < 3; turn++) {
      expect((await callerOf(jira)('GET', 'myself')).status).toBe(200);
      expect((await nobody('GET', 'serverInfo')).status).toBe(200);
      expect((await nobody('GET', '/status')).status).toBe(200);
    }
  });

  it('fills the bucket by intervals, no further than its size', async () => {
    jira = await startJira({});
    let now = 0;
    const limiter = new RateLimiter({ maxTokens: 4, fillRate: 2, intervalSeconds: 10 }, () => now);
    const state = new JiraState({ directories: [{ name: 'd' }], opaqueKeys: true, seats: null });
    const user = state.users.create({ name: 'ada' });
    const take = (): boolean => limiter.take(user)?.allowed ?? true;
    expect([take(), take(), take(), take(), take()]).toEqual([true, true, true, true, false]);
    now = 9999;
    expect(take()).toBe(false);
    now = 10_000;
    expect([take(), take(), take()]).toEqual([true, true, false]);
    now = 1_000_000;
    expect([take(), take(), take(), take(), take()]).toEqual([true, true, true, true, false]);
  });
});
