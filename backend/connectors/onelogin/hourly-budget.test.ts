import { HourlyBudget, readBudget } from './hourly-budget';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);
const minute = 60_000;
const reply = (status: number, remaining: number, reset: number | string, limit = 5_000) => ({
  status,
  headers: { 'x-ratelimit-limit': String(limit), 'x-ratelimit-remaining': String(remaining), 'x-ratelimit-reset': String(reset) },
});

describe('the hourly limit of OneLogin', () => {
  it('does not wait while there is more left than is spared', () => {
    expect(new HourlyBudget(4, 100).pace(reply(200, 105, 600), now)).toBeNull();
  });

  it('waits until Reset and a second more once only what is spared is left', () => {
    expect(new HourlyBudget(4, 100).pace(reply(200, 104, 600), now)).toBe(601_000);
  });

  it('never spares more than a tenth of the limit', () => {
    expect(new HourlyBudget(4, 100).pace(reply(200, 6, 30, 50), now)).toBeNull();
    expect(new HourlyBudget(4, 100).pace(reply(200, 5, 30, 50), now)).toBe(31_000);
  });

  it('takes no Reset for longer than an hour', () => {
    expect(new HourlyBudget(4, 100).pace(reply(429, 0, 31_536_000), now)).toBe(3_601_000);
  });

  it.each([
    ['nothing', {}],
    ['a word', { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }],
    ['a negative number', { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '-1', 'x-ratelimit-reset': '9' }],
  ])('says nothing when the headers hold %s', (_, headers) => {
    const budget = new HourlyBudget(4, 100);
    expect(budget.pace({ status: 429, headers }, now)).toBeNull();
    expect(budget.view(now)).toBeNull();
  });

  it('believes the smallest number left within one hour, because replies overtake one another', () => {
    const budget = new HourlyBudget(4, 100);
    budget.pace(reply(200, 700, 600), now);
    budget.pace(reply(200, 703, 601), now);
    expect(budget.view(now)?.remaining).toBe(700);
  });

  it('forgets what was left when the hour is over, or another one has begun', () => {
    const budget = new HourlyBudget(4, 100);
    budget.pace(reply(200, 700, 600), now);
    expect(budget.view(now + 10 * minute)).toBeNull();
    budget.pace(reply(200, 4_999, 3_600), now + 10 * minute);
    expect(budget.view(now + 10 * minute)?.remaining).toBe(4_999);
  });

  it('lets a read go on that fits in, or that has to wait two minutes at most', () => {
    const budget = new HourlyBudget(4, 100);
    expect(() => budget.expect(10_000, now)).not.toThrow();
    budget.pace(reply(200, 704, 600), now);
    expect(() => budget.expect(600, now)).not.toThrow();
    expect(() => budget.expect(601, now)).toThrow(/needs 601 more calls; OneLogin leaves 704 of 5000 in this hour, which ends in 10 min/);
    expect(() => budget.expect(601, now + 8 * minute)).not.toThrow();
  });

  it('tells a read that has to wait from one that no hour has room for', () => {
    const budget = new HourlyBudget(4, 100);
    budget.pace(reply(200, 704, 600), now);
    const errorOf = (calls: number) => {
      try {
        budget.expect(calls, now);
      } catch (error) {
        return error;
      }
      return null;
    };
    expect(errorOf(4_896)).toMatchObject({ code: 'source-rate-limited', retry: 'later', retryAfterMs: 600_000 });
    expect(errorOf(4_897)).toMatchObject({ code: 'source-rate-limited', retry: 'never' });
  });

  it('reads numbers as well as texts', () => {
    const told: Record<string, unknown> = { 'x-ratelimit-limit': 5_000, 'x-ratelimit-remaining': 4_988, 'x-ratelimit-reset': 832 };
    expect(readBudget((name) => told[name])).toEqual({ limit: 5_000, remaining: 4_988, resetMs: 832_000 });
  });
});
