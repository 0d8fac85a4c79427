import fc from 'fast-check';
import type { OperationKind } from '../../domain/plan/operation';
import { countChanges, countsWhenAllApplied, type KindCount } from './count-changes';

describe('countChanges', () => {
  it('counts what was applied, and what was refused or left out as failed', () => {
    const counts: KindCount[] = [
      { kind: 'create-user', state: 'applied', count: 5 },
      { kind: 'create-user', state: 'rejected', count: 2 },
      { kind: 'add-member', state: 'skipped', count: 3 },
      { kind: 'update-user', state: 'applied', count: 1 },
      { kind: 'rename-user', state: 'applied', count: 1 },
      { kind: 'update-user', state: 'already', count: 9 },
      { kind: 'deactivate-user', state: 'held', count: 4 },
      { kind: 'anonymize-user', state: 'applied', count: 1 },
      { kind: 'remove-member', state: 'applied', count: 7 },
    ];
    expect(countChanges(counts)).toEqual({
      created: 5,
      updated: 2,
      deactivated: 1,
      groupsCreated: 0,
      membershipsAdded: 0,
      membershipsRemoved: 7,
      failed: 5,
    });
  });

  it('loses no operation that was applied or failed', () => {
    const kinds = fc.constantFrom<OperationKind>('create-user', 'set-property', 'create-group', 'add-member', 'delete-user');
    const states = fc.constantFrom('applied', 'rejected', 'skipped');
    const counts = fc.array(fc.record({ kind: kinds, state: states, count: fc.nat(1000) }));
    fc.assert(
      fc.property(counts, (list) => {
        const sum = Object.values(countChanges(list as KindCount[])).reduce((total, number) => total + number, 0);
        expect(sum).toBe(list.reduce((total, { count }) => total + count, 0));
      }),
    );
  });
});

describe('countsWhenAllApplied', () => {
  it('knows the kinds only when everything planned was applied', () => {
    expect(countsWhenAllApplied({ planned: { 'create-user': 2 }, outcome: { applied: 2 } })).toEqual([
      { kind: 'create-user', state: 'applied', count: 2 },
    ]);
    expect(countsWhenAllApplied({ planned: { 'create-user': 2 }, outcome: { applied: 1, rejected: 1 } })).toBeNull();
    expect(countsWhenAllApplied({ planned: {}, outcome: {} })).toEqual([]);
  });
});
