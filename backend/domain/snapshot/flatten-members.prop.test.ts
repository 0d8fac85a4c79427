import * as fc from 'fast-check';
import type { SourceSnapshot } from '../source-snapshot';
import { flattenMembers } from './flatten-members';

const groupIds = ['g0', 'g1', 'g2', 'g3', 'g4', 'g5'];
const member = fc.oneof(
  fc.record({ kind: fc.constant('user' as const), id: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('group' as const), id: fc.constantFrom(...groupIds, 'ghost') }),
);
const snapshots = fc
  .record({
    lists: fc.array(fc.record({ members: fc.uniqueArray(member, { selector: (ref) => ref.id }), complete: fc.boolean() }), {
      minLength: 6,
      maxLength: 6,
    }),
    groupsComplete: fc.boolean(),
  })
  .map(
    ({ lists, groupsComplete }): SourceSnapshot => ({
      users: new Map(),
      groups: new Map(groupIds.map((id) => [id, { id, name: id, attributes: {} }])),
      members: new Map(lists.map((list, index) => [`g${index}`, list])),
      complete: { users: true, groups: groupsComplete },
      removed: new Map(),
      problems: [],
    }),
  );

/** Straight from the definition: everything on any path of at most as many steps as there are groups. */
function reference(snapshot: SourceSnapshot, root: string) {
  const users = new Set<string>();
  let complete = true;
  let cycle = false;
  const go = (id: string, path: readonly string[]) => {
    const group = snapshot.members.get(id);
    if (!group) {
      if (!snapshot.complete.groups) complete = false;
      return;
    }
    if (!group.complete) complete = false;
    for (const ref of group.members) {
      if (ref.kind === 'user') users.add(ref.id);
      else if (ref.id === root) cycle = true;
      else if (!path.includes(ref.id)) go(ref.id, [...path, ref.id]);
    }
  };
  go(root, [root]);
  return { users: [...users].sort(), complete, cycle };
}

describe('flatten members, for any nesting', () => {
  it('equals a plain walk along every path', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const flat = flattenMembers(snapshot, 'flatten');
        for (const id of groupIds) {
          const got = flat.membersOf(id);
          expect({ ...got, users: [...got.users].sort() }).toEqual(reference(snapshot, id));
          expect(new Set(got.users).size).toBe(got.users.length);
        }
      }),
    );
  });
});
