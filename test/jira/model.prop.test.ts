import fc from 'fast-check';
import type { DirectoryRecord, GroupRecord, UserRecord } from './model/records';
import { matchesQuery } from './model/search-index';
import { JiraState } from './model/state';

const NAMES = ['ada', 'Bob', 'cyd lee', 'DAN', 'eve.x', 'abe', 'adam'];
const GROUPS = ['eng', 'Ops', 'all'];

const operation = fc.record({
  kind: fc.constantFrom('create', 'rename', 'delete', 'active', 'add', 'remove', 'nest', 'unnest', 'display', 'read'),
  user: fc.constantFrom(...NAMES),
  other: fc.constantFrom(...NAMES),
  group: fc.constantFrom(...GROUPS),
  second: fc.constantFrom(...GROUPS),
  directory: fc.nat(1),
  flag: fc.boolean(),
});
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

function apply(state: JiraState, op: Operation): void {
  const user = state.users.find(op.user);
  const group = state.group(op.group);
  const directory = state.directories[op.directory] as DirectoryRecord;
  switch (op.kind) {
    case 'create':
      if (!state.users.everywhere(op.user).some((each) => each.directory === directory))
        state.users.create({ name: op.user, directory, active: op.flag });
      break;
    case 'rename':
      if (user && state.users.everywhere(op.other).length === 0) state.renameUser(user, op.other);
      break;
    case 'delete':
      if (user) state.deleteUser(user);
      break;
    case 'active':
      if (user) state.groups.setActive(user, op.flag);
      break;
    case 'add':
      if (user) state.groups.addMember(group, user);
      break;
    case 'remove':
      if (user) state.groups.removeMember(group, user);
      break;
    case 'nest':
      state.groups.addChild(group, state.group(op.second));
      break;
    case 'unnest':
      state.groups.removeChild(group, state.group(op.second));
      break;
    case 'display':
      if (user) state.users.change(user, { displayName: `${op.other} ${op.user}` });
      break;
    case 'read':
      state.groups.membersOf(group);
      state.users.search(op.user.slice(0, 3));
      break;
  }
}

/** Members by the slow way: follow child groups, look at everybody. */
function membersSlowly(group: GroupRecord, seen = new Set<GroupRecord>()): Set<UserRecord> {
  if (seen.has(group)) return new Set();
  seen.add(group);
  return new Set([...group.members, ...[...group.children].flatMap((child) => [...membersSlowly(child, seen)])]);
}

const byName = (users: Iterable<UserRecord>): string[] => [...users].map((user) => user.lowerName).sort();

describe('the model after any operations', () => {
  it('agrees with the slow way to look things up', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const state = new JiraState({ directories: [{ name: 'one' }, { name: 'two' }], opaqueKeys: true, seats: null });
        for (const name of GROUPS) state.addGroup(name);
        for (const op of operations) apply(state, op);
        const visible = NAMES.flatMap((name) => state.users.find(name) ?? []);
        expect(byName(state.users.sorted())).toEqual(byName(visible));
        expect(state.users.sorted().map((user) => user.lowerName)).toEqual(byName(visible));
        expect([...state.users.fromId(0)].map((user) => user.id)).toEqual(visible.map((user) => user.id).sort((a, b) => a - b));
        for (const user of visible) expect(state.users.findByKey(user.key)).toBe(user);
        for (const query of ['a', 'ada', 'lee', 'bob c', 'e', '']) {
          expect(state.users.search(query).map((user) => user.lowerName)).toEqual(
            byName(visible.filter((user) => matchesQuery(user, query))),
          );
        }
        let memberships = 0;
        for (const group of state.groups.sorted()) {
          memberships += group.members.size;
          const members = [...membersSlowly(group)].filter((user) => state.users.isVisible(user));
          expect(state.groups.membersOf(group).all.map((user) => user.lowerName)).toEqual(byName(members));
          expect(state.groups.membersOf(group).active.map((user) => user.lowerName)).toEqual(byName(members.filter((user) => user.active)));
          expect(group.activeMembers).toBe([...group.members].filter((user) => user.active).length);
          for (const user of group.members) expect(user.groups).toContain(group);
        }
        expect(state.groups.memberships).toBe(memberships);
      }),
      { numRuns: 300 },
    );
  });
});
