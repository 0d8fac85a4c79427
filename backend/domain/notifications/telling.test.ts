import { pauseBeforeNextTry } from './next-try';
import { conditionOf, whatToTell } from './telling';

const at = '2026-01-02T03:00:00.000Z';

describe('news of a connector', () => {
  it('tells of changes only to who wants to hear of them, and never beside something more urgent', () => {
    const news = { condition: 'ok', changed: true, at } as const;
    expect(whatToTell(['failed'], null, news).event).toBeNull();
    expect(whatToTell(['failed', 'changed'], null, news).event).toBe('changed');
    expect(whatToTell(['failed', 'changed'], null, { ...news, condition: 'failed' }).event).toBe('failed');
    expect(whatToTell(['failed', 'changed'], null, { ...news, condition: 'partial' }).event).toBe('changed');
  });

  it('keeps an earlier condition in mind while another is not wanted', () => {
    const failed = { condition: 'failed', since: '2026-01-01T00:00:00.000Z', toldAt: '2026-01-01T00:00:00.000Z' } as const;
    const partial = whatToTell(['failed', 'recovered'], failed, { condition: 'partial', changed: false, at });
    expect(partial).toMatchObject({ event: null, told: failed });
    const ok = whatToTell(['failed', 'recovered'], partial.told, { condition: 'ok', changed: false, at });
    expect(ok).toMatchObject({ event: 'recovered', since: failed.since });
  });

  it('comes only from runs for everybody', () => {
    expect(conditionOf({ kind: 'delta', state: 'done' })).toBe('ok');
    expect(conditionOf({ kind: 'full', state: 'held' })).toBe('held');
    for (const kind of ['person', 'simulation', 'undo'] as const) expect(conditionOf({ kind, state: 'failed' })).toBeNull();
    for (const state of ['stopped', 'superseded', 'applying'] as const) expect(conditionOf({ kind: 'full', state })).toBeNull();
  });
});

describe('the pauses between tries', () => {
  it('grow, and end within a day', () => {
    const given: number[] = [];
    let age = 0;
    for (let pause = pauseBeforeNextTry(1, 'later', age); pause !== null; pause = pauseBeforeNextTry(given.length + 1, 'later', age)) {
      given.push(pause);
      age += pause;
    }
    expect(given).toEqual([...given].sort((one, other) => one - other));
    expect(given.at(-1)).toBe(15 * 60_000);
    expect(age).toBeGreaterThan(23 * 3_600_000);
    expect(age).toBeLessThanOrEqual(24 * 3_600_000);
  });

  it('are few for what was refused, and at least what the other side asked for', () => {
    expect([1, 2, 3].map((attempts) => pauseBeforeNextTry(attempts, 'never', 0) !== null)).toEqual([true, true, false]);
    expect(pauseBeforeNextTry(1, 'later', 0, 90_000)).toBe(90_000);
    expect(pauseBeforeNextTry(1, 'later', 0, 9e9)).toBe(3_600_000);
  });
});
