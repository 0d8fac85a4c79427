/** Random worlds, small and crowded on purpose: few names for many people, so that renames, swaps and conflicts are common. */
import fc from 'fast-check';
import type { Link } from '../../link';
import { foldName } from '../../patterns/fold-name';
import type { ReadEvent } from '../../read-events';
import type { SourceUser } from '../../records';
import { createSnapshotBuilder } from '../../snapshot/fold-read-events';
import type { TargetState, TargetUser } from '../../target-state';
import type { DecideInput } from '../input';
import { NOW, rulesOf } from './world';

const NAMES = [
  'anna',
  'Anna',
  'bob',
  'carl',
  'dora',
  'EVE',
  'eve',
  'jos\u00e9',
  'jose\u0301',
  'fred',
  'gina',
  'hugo',
  'ida',
  'root',
  'zoe',
];
const MAILS = ['a@corp.test', 'A@corp.test', 'b@corp.test', 'c@corp.test', 'd@corp.test', ''];
const GROUPS = ['eng', 'Eng', 'ops', 'sales', 'jira-administrators', 'contractors', 'base'];
const PEOPLE = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const KEYS = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7'];

export interface ArbitraryWorld {
  /** Everything the source says in a read that ends well. */
  readonly events: readonly ReadEvent[];
  readonly input: DecideInput;
}

const mostly = (often: boolean) => fc.integer({ min: 0, max: 5 }).map((n) => (n === 0 ? !often : often));

const person = (id: string): fc.Arbitrary<SourceUser> =>
  fc
    .record({
      login: fc.constantFrom(...NAMES),
      email: fc.constantFrom(...MAILS),
      name: fc.constantFrom('One', 'Two', 'Three '),
      active: mostly(true),
      kind: fc.constantFrom('member' as const, 'member' as const, 'member' as const, 'guest' as const, 'service' as const),
    })
    .map(({ active, kind, ...attributes }) => ({ id, active, status: active ? 'ACTIVE' : 'SUSPENDED', kind, attributes }));

const group = (id: string) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constantFrom(...GROUPS),
    people: fc.subarray([...PEOPLE, 'unknown']),
    groups: fc.subarray(['g0', 'g1', 'g2', 'g3'], { maxLength: 2 }),
    poisoned: mostly(false),
  });

const source = fc
  .record({
    people: fc.tuple(...PEOPLE.map((id) => fc.option(person(id), { freq: 3 }))),
    removed: fc.subarray(PEOPLE),
    groups: fc.tuple(...['g0', 'g1', 'g2', 'g3'].map((id) => fc.option(group(id), { freq: 3 }))),
  })
  .map(({ people, removed, groups }): ReadEvent[] => {
    const users = people.filter((user) => user !== null);
    const known = groups.filter((entry) => entry !== null);
    const events: ReadEvent[] = users.map((record) => ({ kind: 'user', record }));
    for (const id of removed) {
      if (!users.some((user) => user.id === id)) events.push({ kind: 'removed', object: { kind: 'user', id }, reason: 'deleted' });
    }
    for (const { id, name, people: members, groups: children, poisoned } of known) {
      events.push({ kind: 'group', record: { id, name, attributes: {} } });
      const refs = [
        ...members.map((member) => ({ kind: 'user' as const, id: member })),
        ...children.map((child) => ({ kind: 'group' as const, id: child })),
      ];
      for (const ref of refs) events.push({ kind: 'members', group: id, add: [ref] });
      events.push({ kind: 'members-complete', group: id, count: refs.length });
      if (poisoned) {
        const error = { code: 'source-permission', message: 'no', retry: 'never', blame: 'source' } as const;
        events.push({ kind: 'problem', at: { kind: 'group', id }, error });
      }
    }
    events.push({ kind: 'complete', stream: 'users', count: users.length }, { kind: 'complete', stream: 'groups', count: known.length });
    return events;
  });

const target = fc
  .record({
    accounts: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...NAMES),
        email: fc.constantFrom(...MAILS),
        displayName: fc.constantFrom('One', 'Two'),
        active: mostly(true),
      }),
      { selector: ({ name }) => foldName(name), minLength: 4, maxLength: KEYS.length },
    ),
    groups: fc.uniqueArray(fc.record({ name: fc.constantFrom(...GROUPS), keys: fc.subarray(KEYS) }), {
      selector: ({ name }) => foldName(name),
    }),
    protectedKeys: fc.subarray(KEYS, { maxLength: 1 }),
  })
  .map(({ accounts, groups, protectedKeys }): TargetState => {
    const users = new Map<string, TargetUser>();
    for (const [place, user] of accounts.entries()) users.set(KEYS[place] ?? '', { ...user, key: KEYS[place] ?? '', detail: 'read' });
    const there = (keys: readonly string[]) => new Set(keys.filter((key) => users.has(key)));
    return {
      users,
      groups: new Map(groups.map(({ name }) => [name.toLowerCase(), name])),
      members: new Map(
        groups.map(({ name, keys }) => [name.toLowerCase(), { keys: there(keys), complete: true, mayIncludeNested: false }]),
      ),
      complete: { users: true, groups: true },
      protectedKeys: new Set(protectedKeys),
      properties: new Map(),
    };
  });

const rules = fc
  .record({
    guests: fc.constantFrom('include', 'exclude'),
    neverTouch: fc.constantFrom([], [], ['root'], ['z*']),
    requiredGroups: fc.constantFrom([], [], ['base']),
    by: fc.constantFrom('username', 'username', 'email', 'never'),
    renameUsers: mostly(true),
    include: fc.constantFrom(['*'], ['*'], ['eng', 'ops'], []),
    rename: fc.constantFrom([], [], [{ pattern: '^(ops|sales)$', to: 'united' }]),
    alwaysAssigned: fc.constantFrom([], ['base'], ['nowhere']),
    handMade: fc.constantFrom('remove', 'remove', 'keep'),
    neverRemoveFrom: fc.constantFrom([], ['sales']),
    createMissing: mostly(true),
    nesting: fc.constantFrom('flatten', 'direct'),
    action: fc.constantFrom('deactivate', 'deactivate', 'keep', 'remove-groups', 'delete', 'anonymize'),
    removeGroups: mostly(true),
    graceDays: fc.constantFrom(0, 30),
  })
  .map((r) =>
    rulesOf({
      scope: { guests: r.guests, neverTouch: r.neverTouch, requiredGroups: r.requiredGroups },
      matching: { by: r.by, renameUsers: r.renameUsers },
      groups: {
        include: r.include,
        rename: r.rename,
        alwaysAssigned: r.alwaysAssigned,
        handMade: r.handMade,
        neverRemoveFrom: r.neverRemoveFrom,
        createMissing: r.createMissing,
        nesting: r.nesting,
      },
      leavers: { action: r.action, removeGroups: r.removeGroups, graceDays: r.graceDays },
    }),
  );

const links = fc
  .record({
    people: fc.shuffledSubarray([...PEOPLE, 'gone1', 'gone2'], { minLength: 3 }),
    keys: fc.shuffledSubarray(KEYS, { minLength: KEYS.length }),
    applied: fc.array(
      fc.record({ name: fc.constantFrom(...NAMES), displayName: fc.constantFrom('One', 'Two'), email: fc.constantFrom(...MAILS) }),
      {
        minLength: 9,
        maxLength: 9,
      },
    ),
    granted: fc.array(fc.subarray(GROUPS.map((name) => name.toLowerCase())), { minLength: 9, maxLength: 9 }),
    leftAt: fc.array(fc.constantFrom(null, null, '2025-01-01T00:00:00.000Z', NOW), { minLength: 9, maxLength: 9 }),
  })
  .map(({ people, keys, applied, granted, leftAt }) =>
    people.slice(0, KEYS.length).map((sourceId, place): Link => {
      const { name = '', displayName = '', email = '' } = applied[place] ?? {};
      return {
        sourceId,
        userKey: keys[place] ?? '',
        applied: { name, displayName, email, active: true, properties: {} },
        grantedGroups: granted[place] ?? [],
        createdByUs: false,
        leftAt: leftAt[place] ?? null,
        verifiedAt: null,
      };
    }),
  );

export const arbitraryWorld: fc.Arbitrary<ArbitraryWorld> = fc
  .record({ events: source, target, rules, links })
  .map(({ events, target: state, rules: chosen, links: list }) => ({
    events,
    input: {
      source: snapshotOf(events),
      target: state,
      links: new Map(list.map((link) => [link.sourceId, link])),
      rules: chosen,
      expressions: new Map(),
      now: NOW,
      onlyPeople: null,
    },
  }));

export function snapshotOf(events: Iterable<ReadEvent>): DecideInput['source'] {
  const builder = createSnapshotBuilder();
  for (const event of events) builder.add(event);
  return builder.build();
}
