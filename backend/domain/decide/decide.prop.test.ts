/** What holds for every world: convergence, idempotence, evidence before removal, independence of order, hands off the rest. */
import fc from 'fast-check';
import { foldName } from '../patterns/fold-name';
import { compilePatterns } from '../patterns/name-pattern';
import { type Operation, REMOVING } from '../plan/operation';
import { orderOperations } from '../plan/order';
import type { Plan } from '../plan/plan';
import { flattenMembers } from '../snapshot/flatten-members';
import { sameDisplayName, sameEmail } from './compare-values';
import { decide } from './decide';
import { desirePeople } from './desire';
import type { DecideInput } from './input';
import { arbitraryWorld, snapshotOf } from './test/arbitrary-world';
import { applyPlan } from './test/pure-target';

const RUNS = { numRuns: 400 };

const desiredOf = ({ source, links, rules, expressions, now }: DecideInput) => desirePeople(source, links, rules, expressions, now);
const removals = (plan: Plan) => new Set(plan.operations.filter(({ kind }) => REMOVING.has(kind)).map(({ id }) => id));
const userKeyOf = (operation: Operation) => ('person' in operation ? operation.person.userKey : null);

describe('a plan applied without errors', () => {
  it('makes everybody in scope at the target what the source says, unless a problem names them', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ input }) => {
        const plan = decide(input);
        const after = applyPlan(input, plan);
        const named = new Set(plan.problems.map(({ at }) => at?.id));
        const spared = compilePatterns(input.rules.scope.neverTouch);
        for (const person of desiredOf(input).people.values()) {
          if (person.verdict !== 'in-scope' || named.has(person.sourceId)) continue;
          const { username = '', displayName = '', email = '' } = person.mapped.fields;
          if (spared.matches(username)) continue;
          const user = after.target.users.get(after.links.get(person.sourceId)?.userKey ?? '');
          if (user && spared.matches(user.name)) continue;
          if (user === undefined) {
            // Only an account that is never touched may keep somebody away without a word.
            expect([...input.target.users.values()].some(({ name }) => spared.matches(name))).toBe(true);
            continue;
          }
          if (input.rules.matching.renameUsers) expect(foldName(user.name)).toBe(foldName(username));
          expect(user.active).toBe(true);
          expect(sameDisplayName(user.displayName, displayName)).toBe(true);
          if (person.mapped.fields.email !== undefined) expect(sameEmail(user.email, email ?? '')).toBe(true);
          for (const { key } of person.groups) {
            const members = after.target.members.get(after.target.groups.get(key) === undefined ? '' : key);
            if (members) expect(members.keys.has(user.key)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('leaves managed people in no managed group the source denies them', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ input }) => {
        const plan = decide(input);
        const after = applyPlan(input, plan);
        const desired = desiredOf(input);
        const flat = flattenMembers(input.source, input.rules.groups.nesting);
        const withheld = new Set(plan.withheld.map(({ group }) => (group === undefined ? '' : foldName(group))));
        for (const [key, { sources }] of desired.groups.byTarget) {
          if (desired.groups.blocked.has(key) || withheld.has(key) || desired.alwaysAssigned.has(key)) continue;
          const atSource = new Set(sources.flatMap((source) => flat.membersOf(source).users));
          for (const [sourceId, link] of after.links) {
            const isIn = after.target.members.get(key)?.keys.has(link.userKey) ?? false;
            const verdict = desired.people.get(sourceId)?.verdict;
            if (isIn && verdict === 'in-scope' && after.target.users.has(link.userKey)) expect(atSource).toContain(sourceId);
          }
        }
      }),
      RUNS,
    );
  });

  it('closes the accounts of leavers as the policy says, and none of anybody else', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ input }) => {
        const after = applyPlan(input, decide(input));
        const { action } = input.rules.leavers;
        const closes = action !== 'keep' && action !== 'remove-groups';
        for (const person of desiredOf(input).people.values()) {
          const link = input.links.get(person.sourceId);
          const before = input.target.users.get(link?.userKey ?? '');
          if (!link || !before) continue;
          const now = after.target.users.get(link.userKey);
          const isSafe = input.target.protectedKeys.has(before.key) || compilePatterns(input.rules.scope.neverTouch).matches(before.name);
          if (person.verdict === 'left' && closes && !isSafe) expect(now?.active ?? false).toBe(false);
          else if (person.verdict !== 'in-scope') expect(now).toEqual(before);
          else if (before.active) expect(now?.active).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('needs no second one, except where closing an account freed a name', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ input }) => {
        const first = decide(input);
        const after = applyPlan(input, first);
        const second = decide(after);
        const hasFreedNames = first.operations.some(({ kind }) => kind === 'delete-user' || kind === 'anonymize-user');
        if (hasFreedNames) expect(decide(applyPlan(after, second)).operations).toEqual([]);
        else expect(second.operations).toEqual([]);
      }),
      RUNS,
    );
  });

  it('needs no second one either when the target tells only keys and names of accounts', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ input }) => {
        const users = new Map([...input.target.users].map(([key, user]) => [key, { ...user, detail: 'unknown' as const }]));
        const blind = { ...input, target: { ...input.target, users } };
        const first = decide(blind);
        const after = applyPlan(blind, first);
        const hasFreedNames = first.operations.some(({ kind }) => kind === 'delete-user' || kind === 'anonymize-user');
        expect(decide(hasFreedNames ? applyPlan(after, decide(after)) : after).operations).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('every plan', () => {
  it('removes nothing more when any part of the read is missing', () => {
    fc.assert(
      fc.property(arbitraryWorld, fc.infiniteStream(fc.integer({ min: 0, max: 4 })), ({ events, input }, dice) => {
        const whole = removals(decide(input));
        const kept = events.filter((event) => event.kind === 'problem' || dice.next().value !== 0);
        const part = decide({ ...input, source: snapshotOf(kept) });
        for (const id of removals(part)) expect(whole).toContain(id);
      }),
      RUNS,
    );
  });

  it('removes nobody for being absent when a stream lost its end', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ events, input }) => {
        const open = events.filter((event) => event.kind !== 'complete' && event.kind !== 'members-complete');
        for (const operation of decide({ ...input, source: snapshotOf(open) }).operations) {
          if (!REMOVING.has(operation.kind)) continue;
          expect(operation.kind).not.toBe('remove-member');
          expect(['disabled-at-source', 'left-source', 'left-scope', 'grace-over']).toContain(operation.reason.code);
          const id = 'person' in operation ? operation.person.sourceId : '';
          expect(input.source.users.has(id) || input.source.removed.has(id)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('creates, renames and removes nothing on the strength of a target read in part', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ input }) => {
        const members = new Map([...input.target.members].map(([name, known]) => [name, { ...known, complete: false }]));
        const target = { ...input.target, members, complete: { users: false, groups: false } };
        for (const { kind } of decide({ ...input, target }).operations) {
          expect(['create-user', 'rename-user', 'create-group', 'remove-member']).not.toContain(kind);
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order or the repetition of what was read', () => {
    const shuffled = arbitraryWorld.chain((world) =>
      fc.tuple(
        fc.constant(world.input),
        fc.shuffledSubarray([...world.events, ...world.events.filter(({ kind }) => kind !== 'problem')], {
          minLength: world.events.length * 2 - world.events.filter(({ kind }) => kind === 'problem').length,
        }),
        fc.shuffledSubarray([...world.input.links], { minLength: world.input.links.size }),
        fc.shuffledSubarray([...world.input.target.users], { minLength: world.input.target.users.size }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([input, events, links, users]) => {
        const other = { ...input, source: snapshotOf(events), links: new Map(links), target: { ...input.target, users: new Map(users) } };
        expect(decide(other)).toEqual(decide(input));
      }),
      RUNS,
    );
  });

  it('touches no account that is neither linked nor found, and no protected one', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ input }) => {
        const plan = decide(input);
        const linked = new Set([...input.links.values()].map(({ userKey }) => userKey));
        for (const { userKey, matched } of plan.linkUpdates) if (matched) linked.add(userKey);
        for (const operation of plan.operations) {
          const key = userKeyOf(operation);
          if (key === null) continue;
          expect(linked).toContain(key);
          expect(input.target.protectedKeys).not.toContain(key);
        }
        const after = applyPlan(input, plan);
        for (const [key, user] of input.target.users) if (!linked.has(key)) expect(after.target.users.get(key)).toEqual(user);
      }),
      RUNS,
    );
  });

  it('takes nobody out of an administration group or of one nobody is removed from', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ input }) => {
        for (const operation of decide(input).operations) {
          if (operation.kind !== 'remove-member') continue;
          expect(operation.group).not.toBe('jira-administrators');
          if (input.rules.groups.neverRemoveFrom.includes('sales')) expect(operation.group).not.toBe('sales');
        }
      }),
      RUNS,
    );
  });

  it('stands in the order of work, with one operation for each id', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ input }) => {
        const { operations } = decide(input);
        expect(operations).toEqual(orderOperations([...operations].reverse()));
        expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
      }),
      RUNS,
    );
  });

  it('about one person is that part of the whole plan which is about them', () => {
    fc.assert(
      fc.property(arbitraryWorld, fc.constantFrom('p0', 'p1', 'gone1'), ({ input }, person) => {
        const about = (plan: Plan) =>
          plan.operations.filter((operation) => 'person' in operation && operation.person.sourceId === person).map(({ id }) => id);
        const single = decide({ ...input, onlyPeople: new Set([person]) });
        expect(about(single)).toEqual(about(decide(input)));
        expect(single.operations.every((operation) => !('person' in operation) || operation.person.sourceId === person)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('deciding', () => {
  it('answers for any attributes whatever, with a value or a named problem', () => {
    fc.assert(
      fc.property(arbitraryWorld, fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), ({ input }, attributes, login) => {
        const users = new Map(input.source.users);
        const json = JSON.parse(JSON.stringify({ ...attributes, login }));
        users.set('p0', { id: 'p0', active: true, status: '', kind: 'member', attributes: json });
        const plan = decide({ ...input, source: { ...input.source, users } });
        const isSettled = plan.problems.some(({ at }) => at?.id === 'p0') || plan.inScope > 0 || !users.has('p0');
        expect(isSettled || input.rules.scope.requiredGroups.length > 0).toBe(true);
      }),
      RUNS,
    );
  });
});
