import type { Operation } from '../plan/operation';
import type { Plan } from '../plan/plan';
import { type BrakeRules, BrakeRulesSchema } from '../rules/sync-rules';
import { applyBrakes } from './apply-brakes';

const close = (id: string, kind: 'deactivate-user' | 'delete-user' = 'deactivate-user'): Operation => ({
  kind,
  id: `${kind}:${id}`,
  person: { sourceId: id, userKey: id, userName: id },
  reason: { code: 'left-source' },
  before: { active: true },
  after: { active: false },
});
const member = (kind: 'add-member' | 'remove-member', id: string, group = 'eng'): Operation => ({
  kind,
  id: `${kind}:${id}:${group}`,
  person: { sourceId: id, userKey: id, userName: id },
  reason: { code: 'left-source' },
  group,
});
const many = <T>(count: number, make: (id: string) => T): T[] => Array.from({ length: count }, (_, place) => make(`p${place}`));

const SOME = new Map([['p', { id: 'p', active: true, status: '', kind: 'member' as const, attributes: {} }]]);

function brake(
  operations: Operation[],
  managed: Partial<Plan['managed']>,
  rules: object = {},
  users: typeof SOME = SOME,
  isComplete = true,
) {
  const plan: Plan = {
    operations,
    problems: [],
    withheld: [],
    linkUpdates: [],
    managed: { people: 0, groups: 0, memberships: 0, ...managed },
    inScope: 0,
    unchanged: 0,
  };
  const parsed: BrakeRules = BrakeRulesSchema.parse(rules);
  const source = { users, complete: { users: isComplete, groups: true } };
  const brakes = applyBrakes({ plan, rules: parsed, source, previous: { users: 10 } });
  return { tripped: brakes.tripped.map((entry) => entry.brake), held: operations.filter((operation) => brakes.holds(operation)) };
}

describe('the brake on closing accounts', () => {
  it('lets a usual number through', () => {
    expect(brake(many(20, close), { people: 100 })).toEqual({ tripped: [], held: [] });
  });

  it('holds all of them above a share of the people managed at the target', () => {
    const { tripped, held } = brake(many(21, close), { people: 100 });
    expect(tripped).toEqual(['deactivations']);
    expect(held).toHaveLength(21);
  });

  it('holds all of them above a count, whatever the share', () => {
    expect(brake(many(51, close), { people: 100_000 }).tripped).toEqual(['deactivations']);
    expect(brake(many(50, close), { people: 100_000 }).tripped).toEqual([]);
  });

  it('goes by the count alone while few people are managed', () => {
    expect(brake(many(10, close), { people: 19 }).tripped).toEqual([]);
    expect(brake(many(10, close), { people: 20 }).tripped).toEqual(['deactivations']);
  });

  it('counts a person once who is deactivated and deleted', () => {
    const operations = many(15, (id) => [close(id), close(id, 'delete-user')]).flat();
    expect(brake(operations, { people: 100 }).tripped).toEqual([]);
  });

  it('counts deleting as well', () => {
    expect(
      brake(
        many(21, (id) => close(id, 'delete-user')),
        { people: 100 },
      ).held,
    ).toHaveLength(21);
  });

  it('holds the memberships of the leavers with them, and lets other removals and all additions go on', () => {
    const leavers = many(21, (id) => [close(id), member('remove-member', id)]).flat();
    const others = [member('remove-member', 'stays'), member('add-member', 'joins')];
    expect(brake([...leavers, ...others], { people: 100, memberships: 1_000 }).held).toEqual(leavers);
  });
});

describe('the brake on removing memberships', () => {
  it('holds all of them above a share of the managed memberships', () => {
    const { tripped, held } = brake([...many(21, (id) => member('remove-member', id)), member('add-member', 'x')], { memberships: 100 });
    expect(tripped).toEqual(['membership-removals']);
    expect(held).toHaveLength(21);
  });

  it('does not count those of people whose account is closed', () => {
    const operations = many(20, (id) => [close(id), member('remove-member', id, 'a'), member('remove-member', id, 'b')]).flat();
    expect(brake(operations, { people: 100, memberships: 100 })).toEqual({ tripped: [], held: [] });
  });
});

describe('the brake on an empty read', () => {
  const operations = [close('p1'), member('remove-member', 'p2'), member('add-member', 'p3')];

  it('holds everything that takes away and nothing else', () => {
    const { tripped, held } = brake(operations, { people: 1 }, {}, new Map());
    expect(tripped).toEqual(['empty-read']);
    expect(held).toEqual(operations.slice(0, 2));
  });

  it('still holds when the snapshot before was empty too', () => {
    const plan: Plan = {
      operations,
      problems: [],
      withheld: [],
      linkUpdates: [],
      managed: { people: 1, groups: 0, memberships: 0 },
      inScope: 0,
      unchanged: 0,
    };
    const source = { users: new Map(), complete: { users: true, groups: true } };
    for (const previous of [null, { users: 0 }]) {
      expect(applyBrakes({ plan, rules: BrakeRulesSchema.parse({}), source, previous }).tripped[0]?.brake).toBe('empty-read');
    }
  });

  it('does not trip when nothing would be taken, when somebody was read, or when it is switched off', () => {
    expect(brake([member('add-member', 'p3')], { people: 1 }, {}, new Map()).tripped).toEqual([]);
    expect(brake(operations, { people: 10 }).tripped).toEqual([]);
    expect(brake(operations, { people: 10 }, { emptyRead: 'ignore' }, new Map()).tripped).toEqual([]);
  });
});
