import { oktaPacing } from './pacing';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);
const pace = oktaPacing(16);
const reply = (status: number, limit: number, remaining: number, resetInSeconds: number, ahead = 0) => ({
  status,
  headers: {
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(now / 1_000 + ahead + resetInSeconds),
    date: new Date(now + ahead * 1_000).toUTCString(),
  },
});

describe('the pace Okta sets', () => {
  it('does not wait while there is plenty left', () => {
    expect(pace(reply(200, 600, 17, 30), now)).toBeNull();
  });

  it('waits until Reset and a second more shortly before the bucket is empty', () => {
    expect(pace(reply(200, 600, 16, 30), now)).toBe(31_000);
  });

  it('keeps a smaller reserve in a small bucket', () => {
    expect(pace(reply(200, 20, 3, 30), now)).toBeNull();
    expect(pace(reply(200, 20, 2, 30), now)).toBe(31_000);
  });

  it('measures by the clock of the server', () => {
    expect(pace(reply(429, 600, 0, 30, 600), now)).toBe(31_000);
  });

  it('leaves a concurrency limit to the back-off, because its Reset is only a hint', () => {
    expect(pace(reply(429, 0, 0, 30), now)).toBeNull();
  });

  it('does not believe a Reset a day away or in the past', () => {
    expect(pace(reply(429, 600, 0, 86_400), now)).toBe(60_000);
    expect(pace(reply(429, 600, 0, -86_400), now)).toBe(1_000);
    expect(pace(reply(200, 600, 0, -86_400), now)).toBeNull();
  });

  it('says nothing without the headers', () => {
    expect(pace({ status: 429, headers: {} }, now)).toBeNull();
    expect(pace({ status: 429, headers: { 'x-rate-limit-limit': 'many' } }, now)).toBeNull();
  });
});
