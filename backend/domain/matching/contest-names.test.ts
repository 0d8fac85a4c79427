import { contestNames } from './contest-names';

describe('people who claim one user name', () => {
  it('get it when nobody else claims it', () => {
    expect(contestNames([{ sourceId: 'p1', wanted: 'anna', current: null }])).toEqual(new Set());
  });

  it('all go without when none of them has it', () => {
    const claims = ['p1', 'p2', 'p3'].map((sourceId) => ({ sourceId, wanted: 'anna', current: null }));
    expect(contestNames(claims)).toEqual(new Set(['p1', 'p2', 'p3']));
  });

  it('leave it to the one who has it already', () => {
    const claims = [
      { sourceId: 'p1', wanted: 'anna', current: null },
      { sourceId: 'p2', wanted: 'anna', current: 'anna' },
      { sourceId: 'p3', wanted: 'anna', current: 'annette' },
    ];
    expect(contestNames(claims)).toEqual(new Set(['p1', 'p3']));
  });
});
