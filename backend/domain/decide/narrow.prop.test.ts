/**
 * A run that reads changes decides what a full run would decide: over histories of a source and a target, with operations
 * that are refused, deltas that fail or expire, and everything told twice and in any order.
 */
import fc from 'fast-check';
import { foldName } from '../patterns/fold-name';
import type { Operation } from '../plan/operation';
import type { Plan } from '../plan/plan';
import { foldDelta, peopleBack } from '../snapshot/apply-delta';
import { createSnapshotBuilder } from '../snapshot/fold-read-events';
import { type Change, ChangingSource, deal, diceOf, type Pools, type Telling } from '../snapshot/test/changing-source';
import type { SourceSnapshot } from '../source-snapshot';
import type { TargetState } from '../target-state';
import { correctBelief } from './believed-target';
import { decide } from './decide';
import { desirePeople, wantsOf } from './desire';
import type { DecideInput } from './input';
import { isNarrowEnough, narrow } from './narrow';
import { arbitraryWorld } from './test/arbitrary-world';
import { applyPlan } from './test/pure-target';

const LOGINS = ['anna', 'Anna', 'bob', 'carl', 'dora', 'EVE', 'gina', 'root', 'zoe'];
const GROUPS = ['eng', 'Eng', 'ops', 'sales', 'base'];
const POOLS: Pools = {
  users: ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'],
  groups: ['g0', 'g1', 'g2', 'g3'],
  user: (id, value) => ({
    id,
    active: value % 5 !== 0,
    status: '',
    kind: value % 11 === 0 ? 'guest' : 'member',
    attributes: {
      login: LOGINS[value % LOGINS.length] ?? '',
      email: value % 7 === 0 ? '' : `${value % 4}@corp.test`,
      name: `N${value % 3}`,
    },
  }),
  group: (id, value) => ({ id, name: GROUPS[value % GROUPS.length] ?? '', attributes: {} }),
};

const number = fc.nat({ max: 80 });
const change: fc.Arbitrary<Change> = fc.record({ what: number, who: number, where: number, value: number });
const history = fc.record({
  world: arbitraryWorld,
  before: fc.array(change, { minLength: 5, maxLength: 30 }),
  steps: fc.array(
    fc.record({
      changes: fc.array(change, { maxLength: 4 }),
      telling: fc.constantFrom<Telling>('each', 'whole'),
      fate: fc.constantFrom('well', 'well', 'well', 'well', 'expired', 'died', 'refused'),
    }),
    { minLength: 2, maxLength: 6 },
  ),
  seed: fc.nat(),
});

interface Base {
  readonly snapshot: SourceSnapshot;
  readonly cursor: number;
  readonly isSettled: boolean;
}

const wholeOf = (source: ChangingSource): SourceSnapshot => {
  const builder = createSnapshotBuilder();
  for (const event of source.whole(true)) builder.add(event);
  return builder.build();
};

/** What a look at some people and groups of the target gives. */
function look(
  target: TargetState,
  keys: readonly string[],
  names: readonly string[],
  emails: readonly string[],
  groups: readonly string[],
) {
  const wanted = new Set(keys);
  const folded = new Set([...names, ...emails].map(foldName));
  const users = [...target.users].filter(
    ([key, user]) => wanted.has(key) || folded.has(foldName(user.name)) || folded.has(foldName(user.email)),
  );
  const members = new Map(
    groups.flatMap((name) => {
      const found = target.members.get(name.toLowerCase());
      return found ? [[name.toLowerCase(), found] as const] : [];
    }),
  );
  return { ...target, users: new Map(users), groups: new Map<string, string>(), members, complete: { users: true, groups: false } };
}

type Rest = Omit<DecideInput, 'target' | 'onlyPeople'>;

/** The delta run's way to a plan; how it came about is told for the statistics. */
function planDelta(base: Base, isChanged: boolean, rest: Rest, target: TargetState): { readonly plan: Plan | null; readonly how: string } {
  const { action } = rest.rules.leavers;
  if (!isChanged && base.isSettled && action !== 'delete' && action !== 'anonymize') return { plan: null, how: 'nothing' };
  const desired = desirePeople(rest.source, rest.links, rest.rules, rest.expressions, rest.now);
  const narrowing = base.isSettled ? narrow(base.snapshot, rest, desired) : null;
  if (!narrowing) return { plan: decide({ ...rest, target, onlyPeople: null }, desired), how: 'whole' };
  const { people, groups, believed } = narrowing;
  if (people.size === 0) return { plan: null, how: 'untouched' };
  const { wantedNames, wantedEmails } = wantsOf(desired, rest.links, rest.rules, people);
  const keys = [...rest.links].flatMap(([id, link]) => (people.has(id) ? [link.userKey] : []));
  const state = correctBelief(believed, { state: look(target, keys, wantedNames, wantedEmails, groups), keys, groups });
  const plan = decide({ ...rest, target: state, onlyPeople: people }, desired);
  if (isNarrowEnough(plan)) return { plan, how: 'narrow' };
  return { plan: decide({ ...rest, target, onlyPeople: null }, desired), how: 'widened' };
}

/** What an operation does, without the words for it. */
const gist = (operations: readonly Operation[]) =>
  operations.map((operation) => [operation.id, 'after' in operation ? operation.after : null]).map((entry) => JSON.stringify(entry));

describe('a delta run', () => {
  it('plans what a full run would plan', () => {
    const ways = new Map<string, number>();
    fc.assert(
      fc.property(history, ({ world, before, steps, seed }) => {
        const dice = diceOf(seed);
        const source = new ChangingSource(POOLS);
        for (const made of before) source.change(made);
        const first: DecideInput = { ...world.input, source: wholeOf(source), links: new Map() };
        let state = applyPlan(first, decide(first));
        let base: Base = { snapshot: first.source, cursor: source.now, isSettled: true };
        for (const { changes, telling, fate } of steps) {
          for (const made of changes) source.change(made);
          if (fate === 'died') continue;
          const whole = wholeOf(source);
          const full: DecideInput = { ...state, source: whole };
          const wanted = decide(full);
          const fold = foldDelta(base.snapshot, () => true);
          for (const event of deal(source.since(base.cursor, telling), dice)) fold.add(event);
          const { snapshot, isChanged, changedUsers, returned } = fold.build();
          const isVoid = fate === 'expired' || returned.size > 0 || peopleBack(base.snapshot, changedUsers, state.links);
          const { target, onlyPeople: _, ...rest } = full;
          const { plan, how } = isVoid ? { plan: wanted, how: 'full' } : planDelta(base, isChanged, { ...rest, source: snapshot }, target);
          ways.set(how, (ways.get(how) ?? 0) + 1);
          const operations = plan?.operations ?? [];
          expect(gist(operations)).toEqual(gist(wanted.operations));
          const kept = fate === 'refused' ? operations.filter(() => dice() % 3 > 0) : operations;
          const isWhole = kept.length === operations.length;
          const done = isWhole ? { ...(plan ?? wanted), operations } : { ...wanted, operations: feasible(kept) };
          state = applyPlan({ ...full, source: isVoid ? whole : snapshot }, done);
          base = { snapshot: isVoid ? whole : snapshot, cursor: source.now, isSettled: isWhole };
        }
      }),
      { numRuns: 2_000 },
    );
    for (const how of ['nothing', 'untouched', 'narrow', 'whole', 'full']) expect(ways.get(how) ?? 0).toBeGreaterThan(20);
  });
});

/** A target that refuses one operation gets none that follow from it: whoever was refused one is refused all. */
function feasible(kept: readonly Operation[]): readonly Operation[] {
  return kept.filter(({ kind }) => kind === 'update-user' || kind === 'deactivate-user' || kind === 'remove-member');
}
