import { makeRun } from '../../test/frontend/stand-in-api';
import type { RunCounts } from '../api/shapes';
import { changesOf, totalOf } from './run-changes';

const runWith = (planned: RunCounts['planned'], outcome: RunCounts['outcome']) =>
  makeRun({
    counts: { planned, outcome, managed: { people: 0, memberships: 0, groups: 0 }, inScope: 0, unchanged: 0, problems: 0, withheld: 0 },
  });

describe('what a run changed', () => {
  it('is counted by what an administrator counts in', () => {
    const run = runWith(
      { 'create-user': 2, 'create-group': 1, 'rename-user': 1, 'add-member': 5, 'deactivate-user': 1 },
      { applied: 9, rejected: 1 },
    );
    expect(changesOf(run)).toEqual({ created: 3, updated: 1, closed: 1, memberships: 5, failed: 1 });
  });

  it('has nothing in it that a brake holds', () => {
    const run = runWith({ 'add-member': 5, 'remove-member': 15, 'deactivate-user': 6 }, { applied: 5, held: 21 });
    expect(changesOf(run)).toEqual({ created: 0, updated: 0, closed: 0, memberships: 5, failed: 0 });
  });

  it('has nothing in it that a stopped run left over', () => {
    expect(totalOf(changesOf(runWith({ 'create-user': 100 }, { applied: 40, planned: 60 })))).toBe(40);
  });

  it('is nothing for a preview and for a run without a plan', () => {
    expect(totalOf(changesOf({ ...runWith({ 'create-user': 3 }, { planned: 3 }), kind: 'simulation' }))).toBe(0);
    expect(totalOf(changesOf(makeRun({})))).toBe(0);
  });
});
