import { makeRun } from '../../test/frontend/stand-in-api';
import type { Run } from '../api/shapes';
import { createWords } from '../messages/words';
import { summarizeRun } from './summarize-run';

const words = createWords('en');

const counts = (change: Partial<NonNullable<Run['counts']>>): Run['counts'] => ({
  planned: {},
  outcome: {},
  managed: { people: 0, memberships: 0, groups: 0 },
  inScope: 0,
  unchanged: 0,
  problems: 0,
  withheld: 0,
  ...change,
});

describe('the line about a run', () => {
  it('is the error and its id when it failed', () => {
    const error = { code: 'internal', message: 'It broke.', retry: 'later', blame: 'us' } as const;
    expect(summarizeRun(makeRun({ error, errorId: 'e-1' }), words)).toBe('It broke. (e-1)');
    expect(summarizeRun(makeRun({ error }), words)).toBe('It broke.');
  });

  it('counts what became of the operations and leaves zeros out', () => {
    const outcome = { applied: 12, held: 3, rejected: 0 };
    expect(summarizeRun(makeRun({ counts: counts({ outcome, problems: 1 }) }), words)).toBe('12 applied, 3 held, 1 problem');
  });

  it('says when there was nothing to change', () => {
    expect(summarizeRun(makeRun({ counts: counts({}) }), words)).toBe('Nothing to change');
    expect(summarizeRun(makeRun({ counts: counts({}), state: 'stopped' }), words)).toBe('');
  });
});
