import { judgeSeats } from './judge-seats';

const seats = (total: number | null, remaining: number | null, byDefault = true) =>
  ({ key: 'jira-software', name: 'Jira Software', byDefault, total, used: 0, remaining }) as const;

describe('seats', () => {
  it('are short when a preview needs more than are left, in the application new people get', () => {
    expect(judgeSeats(seats(500, 12), 13)).toBe('short');
    expect(judgeSeats(seats(200, 12), 12)).toBe('none');
    expect(judgeSeats(seats(200, 12, false), 13)).toBe('none');
  });

  it('are few below a twentieth, and when none is left', () => {
    expect([25, 24, 0].map((remaining) => judgeSeats(seats(500, remaining), 0))).toEqual(['none', 'few', 'few']);
    expect(judgeSeats(seats(0, 0), 0)).toBe('few');
  });

  it('never run out where there is no limit', () => {
    expect(judgeSeats(seats(null, null), 100_000)).toBe('none');
  });
});
