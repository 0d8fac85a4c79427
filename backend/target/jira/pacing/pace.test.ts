import { Pace } from './pace';

const limited = (remaining: number, extra: Record<string, string> = {}) => ({
  'x-ratelimit-limit': '70',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-fillrate': '5',
  'x-ratelimit-interval-seconds': '1',
  ...extra,
});

describe('the pace', () => {
  it('lets everything through while Jira names no limit or has tokens to spare', () => {
    const pace = new Pace();
    pace.observe({}, 0, 8);
    expect(pace.takeSlot(0)).toBe(0);
    pace.observe(limited(9), 0, 8);
    expect([pace.takeSlot(0), pace.takeSlot(0)]).toEqual([0, 0]);
  });

  it('spaces calls by the rate at which tokens come back when they run low', () => {
    const pace = new Pace();
    pace.observe(limited(3), 1000, 8);
    expect([pace.takeSlot(1000), pace.takeSlot(1000), pace.takeSlot(1000)]).toEqual([0, 200, 400]);
  });

  it('is free again as soon as a reply, perhaps of another node, has tokens to spare', () => {
    const pace = new Pace();
    pace.observe(limited(3), 0, 8);
    pace.observe(limited(60), 0, 8);
    expect([pace.takeSlot(0), pace.takeSlot(0)]).toEqual([0, 0]);
  });

  it('waits for the next tokens when none are left, though the reply was let through', () => {
    const pace = new Pace();
    pace.observe(limited(0, { 'retry-after': '1' }), 0, 1);
    expect(pace.takeSlot(0)).toBe(1000);
  });

  it.each([
    ['3', 3000],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 10_000],
  ])('stays away as long as Retry-After: %s says', (value, ms) => {
    const pace = new Pace();
    expect(pace.pushedBack({ 'retry-after': value }, 0)).toBe(ms);
    expect(pace.takeSlot(0)).toBe(ms);
    expect(pace.pauseLeft(ms - 1)).toBe(1);
  });

  it.each([undefined, '-5', 'soon', '0', 'Thu, 01 Jan 1970 00:00:10 GMT'])('backs off longer each time when Retry-After is %s', (value) => {
    const pace = new Pace();
    const headers = value === undefined ? {} : { 'retry-after': value };
    const now = 20_000;
    expect([1, 2, 3].map(() => pace.pushedBack(headers, now))).toEqual([500, 1000, 2000]);
  });

  it('answers an absurd time as it is but never pauses longer than two minutes', () => {
    const pace = new Pace();
    expect(pace.pushedBack({ 'retry-after': '86400' }, 0)).toBe(86_400_000);
    expect(pace.pauseLeft(0)).toBe(120_000);
  });
});
