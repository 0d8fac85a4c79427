/** Who is in a group when the members of its child groups count as well. Safe with cycles of any shape. */
import type { SourceId } from '../records';
import type { SourceSnapshot } from '../source-snapshot';

export interface FlatGroup {
  /** Members that are people, each once, in no meaningful order. Ids the snapshot holds no record of are among them. */
  readonly users: readonly SourceId[];
  /** Absence from `users` proves that somebody is no member: this group and every group below was read to its end. */
  readonly complete: boolean;
  /** The group contains itself, directly or through others. */
  readonly cycle: boolean;
}

export interface FlatMembers {
  /** Worked out at the first question for a group, then kept. */
  membersOf(groupId: SourceId): FlatGroup;
}

export function flattenMembers(snapshot: SourceSnapshot, nesting: 'flatten' | 'direct'): FlatMembers {
  const known = new Map<SourceId, FlatGroup>();
  return {
    membersOf(groupId) {
      let flat = known.get(groupId);
      if (!flat) {
        flat = nesting === 'direct' ? takeDirect(snapshot, groupId) : walkDown(snapshot, groupId);
        known.set(groupId, flat);
      }
      return flat;
    },
  };
}

function takeDirect(snapshot: SourceSnapshot, groupId: SourceId): FlatGroup {
  const users: SourceId[] = [];
  const group = snapshot.members.get(groupId);
  for (const member of group?.members ?? []) if (member.kind === 'user') users.push(member.id);
  return { users, complete: group?.complete ?? false, cycle: false };
}

/** Visits every group below once, so a diamond of fifty levels costs fifty levels and not two to the fifty. */
function walkDown(snapshot: SourceSnapshot, root: SourceId): FlatGroup {
  const top = snapshot.members.get(root);
  if (!top?.members.some((member) => member.kind === 'group')) return takeDirect(snapshot, root);
  const users = new Set<SourceId>();
  const seen = new Set<SourceId>([root]);
  let complete = true;
  let cycle = false;
  // Grows while it is walked.
  for (const id of seen) {
    const group = snapshot.members.get(id);
    if (!group) {
      complete &&= isProvablyGone(snapshot, id);
      continue;
    }
    complete &&= group.complete;
    for (const member of group.members) {
      if (member.kind === 'user') users.add(member.id);
      else if (member.kind === 'group') {
        if (member.id === root) cycle = true;
        seen.add(member.id);
      }
    }
  }
  return { users: [...users], complete, cycle };
}

/** A child group nobody knows: a dangling reference when all groups were listed, otherwise one that was not read. */
function isProvablyGone(snapshot: SourceSnapshot, id: SourceId): boolean {
  return !snapshot.groups.has(id) && (snapshot.complete.groups || snapshot.removed.has(id));
}
