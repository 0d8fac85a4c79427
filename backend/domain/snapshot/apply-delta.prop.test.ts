/** A delta read makes of the last snapshot what a full read would give: whatever happened, in whatever order it is told. */
import fc from 'fast-check';
import type { ReadEvent } from '../read-events';
import type { SourceSnapshot } from '../source-snapshot';
import { foldDelta, peopleBack } from './apply-delta';
import { createSnapshotBuilder } from './fold-read-events';
import { type Change, ChangingSource, deal, diceOf, type Pools, type Telling } from './test/changing-source';

const POOLS: Pools = {
  users: ['u0', 'u1', 'u2', 'u3', '__proto__'],
  groups: ['g0', 'g1', 'g2', 'constructor'],
  user: (id, value) => ({ id, active: value % 4 !== 0, status: '', kind: 'member', attributes: { mail: `${value % 3}@corp.test` } }),
  group: (id, value) => ({ id, name: `group ${value % 3}`, attributes: {} }),
};

const number = fc.nat({ max: 60 });
const change: fc.Arbitrary<Change> = fc.record({ what: number, who: number, where: number, value: number });
const step = fc.record({
  changes: fc.array(change, { maxLength: 8 }),
  /** What befalls the delta read. */
  fate: fc.constantFrom('well', 'well', 'well', 'expired', 'died', 'poisoned'),
  telling: fc.constantFrom<Telling>('each', 'whole'),
  /** How many changes before the cursor are told again. */
  overlap: fc.nat({ max: 6 }),
});
const history = fc.record({
  before: fc.array(change, { maxLength: 25 }),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  seed: fc.nat(),
});

const error = { code: 'source-permission', message: 'No right to read.', retry: 'never', blame: 'source' } as const;

function wholeOf(source: ChangingSource): SourceSnapshot {
  const builder = createSnapshotBuilder();
  for (const event of source.whole()) builder.add(event);
  return builder.build();
}

/** What a snapshot says. Members of whom there is no record mean nothing as long as there is none. */
function meaning({ users, groups, members, complete, problems }: SourceSnapshot, except: string | null = null) {
  const sorted = <V>(map: ReadonlyMap<string, V>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const lists = sorted(members)
    .filter(([id]) => id !== except)
    .map(([id, list]) => {
      const known = list.members.filter((member) => (member.kind === 'user' ? users : groups).has(member.id));
      return [id, known.map(({ kind, id: member }) => `${kind}:${member}`).sort(), list.complete];
    });
  return { users: sorted(users), groups: sorted(groups), lists, complete, problems: except === null ? problems : [] };
}

/** Comparing texts first is many times as fast. */
function expectSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

describe('a delta folded into the last snapshot', () => {
  it('is what a full read gives, through replays, duplicates, other orders, expired cursors and failed reads', () => {
    let compared = 0;
    fc.assert(
      fc.property(history, ({ before, steps, seed }) => {
        const dice = diceOf(seed);
        const source = new ChangingSource(POOLS);
        for (const made of before) source.change(made);
        const readWhole = () => ({ snapshot: wholeOf(source), cursor: source.now, linked: source.everybody() });
        let base = readWhole();
        for (const { changes, fate, telling, overlap } of steps) {
          for (const made of changes) source.change(made);
          const whole = wholeOf(source);
          if (fate === 'expired') base = readWhole();
          if (fate === 'expired' || fate === 'died') continue;
          const fold = foldDelta(base.snapshot, () => true);
          const events: ReadEvent[] = deal(source.since(Math.max(0, base.cursor - overlap), telling), dice);
          const victim = fate === 'poisoned' ? (POOLS.groups[dice() % POOLS.groups.length] ?? null) : null;
          const poison: ReadEvent[] = victim === null ? [] : [{ kind: 'problem', at: { kind: 'group', id: victim }, error }];
          events.splice(dice() % (events.length + 1), 0, ...poison);
          for (const event of events) fold.add(event);
          const { snapshot, isChanged, changedUsers, unknownMembers, returned } = fold.build();
          const areBack = peopleBack(base.snapshot, changedUsers, base.linked);
          if (returned.size > 0 || areBack) {
            // Asked for a full read, which is what it gets.
            base = readWhole();
            continue;
          }
          compared += 1;
          expectSame(meaning(snapshot, victim), meaning(whole, victim));
          expect(unknownMembers.length).toBe(0);
          if (victim !== null) {
            expect(snapshot.members.get(victim)?.complete ?? false).toBe(false);
            continue;
          }
          // "Nothing changed" is said only when it is so, and everybody who is another now is named.
          if (!isChanged) expectSame(meaning(base.snapshot), meaning(whole));
          for (const id of POOLS.users) {
            const [now, then] = [whole.users.get(id), base.snapshot.users.get(id)];
            expect(changedUsers.has(id)).toBe(JSON.stringify(now) !== JSON.stringify(then));
          }
          base = { snapshot, cursor: source.now, linked: source.everybody() };
        }
      }),
      { numRuns: 2_500 },
    );
    expect(compared).toBeGreaterThan(2_500);
  });

  it('says that nothing changed when only what is known is told again', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), fc.nat(), fc.constantFrom<Telling>('each', 'whole'), (changes, seed, telling) => {
        const source = new ChangingSource(POOLS);
        for (const made of changes) source.change(made);
        const whole = wholeOf(source);
        const fold = foldDelta(whole, () => true);
        // A group told as removed and returned is a change even if it came back as it was.
        const told = source.since(0, telling).filter(([first]) => first?.kind !== 'removed');
        for (const event of deal(told, diceOf(seed))) fold.add(event);
        expect(fold.build()).toMatchObject({ isChanged: false, changedUsers: new Set() });
      }),
    );
  });
});
