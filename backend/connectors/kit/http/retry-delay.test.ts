import { jitteredDelay, readRetryAfter, serverTime } from './retry-delay';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);

describe('readRetryAfter', () => {
  it.each([
    ['7', 7_000],
    [' 0 ', 0],
    ['1.5', 1_500],
    ['86400', 86_400_000],
  ])('reads %p as seconds', (value, wait) => {
    expect(readRetryAfter({ 'retry-after': value }, now)).toBe(wait);
  });

  it('reads a date by the clock of the server, not by ours', () => {
    const headers = { 'retry-after': 'Thu, 01 Jan 2026 13:00:30 GMT', date: 'Thu, 01 Jan 2026 13:00:00 GMT' };
    expect(readRetryAfter(headers, now)).toBe(30_000);
  });

  it.each(['-5', 'soon', '', '1e999x', 'Thu, 01 Jan 2026 11:00:00 GMT', 'NaN'])('finds nothing usable in %p', (value) => {
    expect(readRetryAfter({ 'retry-after': value }, now)).toBeNull();
  });

  it('finds nothing when the header is missing', () => {
    expect(readRetryAfter({}, now)).toBeNull();
  });
});

describe('serverTime', () => {
  it('trusts our clock when the server tells no date', () => {
    expect(serverTime({ date: 'yesterday' }, now)).toBe(now);
  });
});

describe('jitteredDelay', () => {
  it('grows with every failure and never beyond twenty seconds', () => {
    expect([1, 2, 3, 4, 40].map((failures) => jitteredDelay(failures, () => 1))).toEqual([500, 1_000, 2_000, 4_000, 20_000]);
    expect(jitteredDelay(40, () => 0)).toBe(0);
  });
});
