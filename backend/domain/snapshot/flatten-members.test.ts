import type { MemberRef } from '../records';
import type { SourceSnapshot } from '../source-snapshot';
import { flattenMembers } from './flatten-members';

/** `u:` a person, `g:` a group, `o:` something else; a name in `partly` was not read to its end. */
function snapshotOf(
  groups: Record<string, string[]>,
  options: { partly?: string[]; groupsComplete?: boolean; unread?: string[] } = {},
): SourceSnapshot {
  const kinds = { u: 'user', g: 'group', o: 'other' } as const;
  const refs = (members: string[]): MemberRef[] => members.map((text) => ({ kind: kinds[text[0] as 'u' | 'g' | 'o'], id: text.slice(2) }));
  const names = [...Object.keys(groups), ...(options.unread ?? [])];
  return {
    users: new Map(),
    groups: new Map(names.map((id) => [id, { id, name: id, attributes: {} }])),
    members: new Map(
      Object.entries(groups).map(([id, members]) => [id, { members: refs(members), complete: !options.partly?.includes(id) }]),
    ),
    complete: { users: true, groups: options.groupsComplete ?? true },
    removed: new Map(),
    problems: [],
  };
}

describe('flatten members', () => {
  it('counts the members of child groups and each person once', () => {
    const flat = flattenMembers(
      snapshotOf({ all: ['u:a', 'g:eng', 'o:printer'], eng: ['u:a', 'u:b', 'g:core'], core: ['u:c'] }),
      'flatten',
    );
    expect(flat.membersOf('all')).toEqual({ users: ['a', 'b', 'c'], complete: true, cycle: false });
    expect(flat.membersOf('all')).toBe(flat.membersOf('all'));
  });

  it('takes direct members only when told so', () => {
    const flat = flattenMembers(snapshotOf({ all: ['u:a', 'g:eng'], eng: ['u:b'] }, { partly: ['eng'] }), 'direct');
    expect(flat.membersOf('all')).toEqual({ users: ['a'], complete: true, cycle: false });
  });

  it('ends in cycles and says which groups contain themselves', () => {
    const flat = flattenMembers(snapshotOf({ self: ['u:a', 'g:self'], x: ['g:y', 'u:x1'], y: ['g:x', 'u:y1'], above: ['g:x'] }), 'flatten');
    expect(flat.membersOf('self')).toEqual({ users: ['a'], complete: true, cycle: true });
    expect([...flat.membersOf('x').users].sort()).toEqual(['x1', 'y1']);
    expect([...flat.membersOf('y').users].sort()).toEqual(['x1', 'y1']);
    expect(flat.membersOf('x').cycle).toBe(true);
    expect(flat.membersOf('above').cycle).toBe(false);
  });

  it('is incomplete as soon as one group below was read in part', () => {
    const flat = flattenMembers(
      snapshotOf({ all: ['g:eng'], eng: ['g:core'], core: ['u:c'], other: ['u:d'] }, { partly: ['core'] }),
      'flatten',
    );
    expect(flat.membersOf('all').complete).toBe(false);
    expect(flat.membersOf('eng').complete).toBe(false);
    expect(flat.membersOf('other').complete).toBe(true);
  });

  it('is incomplete when a child group is known but its members were not read', () => {
    expect(flattenMembers(snapshotOf({ all: ['g:eng'] }, { unread: ['eng'] }), 'flatten').membersOf('all').complete).toBe(false);
  });

  it('takes an unknown child group for a dangling reference only when all groups were listed', () => {
    expect(flattenMembers(snapshotOf({ all: ['g:ghost'] }), 'flatten').membersOf('all').complete).toBe(true);
    expect(flattenMembers(snapshotOf({ all: ['g:ghost'] }, { groupsComplete: false }), 'flatten').membersOf('all').complete).toBe(false);
  });

  it('knows nothing of a group that was not read', () => {
    expect(flattenMembers(snapshotOf({}), 'flatten').membersOf('ghost')).toEqual({ users: [], complete: false, cycle: false });
    expect(flattenMembers(snapshotOf({}), 'direct').membersOf('__proto__')).toEqual({ users: [], complete: false, cycle: false });
  });

  it('walks fifty levels of diamonds without blowing up', () => {
    const groups: Record<string, string[]> = {};
    for (let level = 0; level < 50; level++) {
      for (const side of ['l', 'r']) groups[`${side}${level}`] = [`u:${side}${level}`, `g:l${level + 1}`, `g:r${level + 1}`];
    }
    groups.l50 = ['u:end'];
    groups.r50 = ['u:end'];
    expect(flattenMembers(snapshotOf(groups), 'flatten').membersOf('l0').users.length).toBe(1 + 49 * 2 + 1);
  });
});
