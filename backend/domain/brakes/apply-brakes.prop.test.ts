import fc from 'fast-check';
import { decide } from '../decide/decide';
import { arbitraryWorld } from '../decide/test/arbitrary-world';
import { REMOVING } from '../plan/operation';
import type { BrakeRules } from '../rules/sync-rules';
import { applyBrakes } from './apply-brakes';

const limit = fc.record({
  count: fc.integer({ min: 0, max: 4 }),
  percent: fc.integer({ min: 0, max: 100 }),
  floor: fc.integer({ min: 0, max: 6 }),
});
const rules: fc.Arbitrary<BrakeRules> = fc.record({
  deactivations: limit,
  membershipRemovals: limit,
  emptyRead: fc.constantFrom('hold' as const, 'ignore' as const),
});

/** Each limit at least as high. */
const raise = (low: BrakeRules, by: BrakeRules): BrakeRules => {
  const higher = (a: BrakeRules['deactivations'], b: BrakeRules['deactivations']) => ({
    count: a.count + b.count,
    percent: Math.min(100, a.percent + b.percent),
    floor: a.floor + b.floor,
  });
  return {
    deactivations: higher(low.deactivations, by.deactivations),
    membershipRemovals: higher(low.membershipRemovals, by.membershipRemovals),
    emptyRead: low.emptyRead === 'ignore' ? 'ignore' : by.emptyRead,
  };
};

describe('the brakes on any plan', () => {
  it('never hold more when a limit is raised', () => {
    fc.assert(
      fc.property(arbitraryWorld, rules, rules, ({ input }, low, more) => {
        const plan = decide(input);
        const tight = applyBrakes({ plan, rules: low, source: input.source, previous: null });
        const loose = applyBrakes({ plan, rules: raise(low, more), source: input.source, previous: null });
        for (const operation of plan.operations) if (loose.holds(operation)) expect(tight.holds(operation)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('hold only what takes away, and only when one of them says why', () => {
    fc.assert(
      fc.property(arbitraryWorld, rules, ({ input }, chosen) => {
        const plan = decide(input);
        const brakes = applyBrakes({ plan, rules: chosen, source: input.source, previous: null });
        const held = plan.operations.filter((operation) => brakes.holds(operation));
        expect(held.every(({ kind }) => REMOVING.has(kind))).toBe(true);
        expect(held.length > 0).toBe(brakes.tripped.length > 0);
      }),
      { numRuns: 400 },
    );
  });
});
