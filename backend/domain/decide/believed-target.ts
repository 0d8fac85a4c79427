/**
 * What the target holds as far as the links tell: what was last written or seen, and who was given or found in which
 * group. True when the last run did all it decided and nobody else changed anything since; a full read finds the rest.
 */

import type { Link } from '../link';
import { foldName } from '../patterns/fold-name';
import { wishesOf } from '../precedence/wishes';
import type { SourceId } from '../records';
import type { TargetGroupMembers, TargetState, TargetUser } from '../target-state';
import type { Desired } from './desired';

export function believedTarget(links: ReadonlyMap<SourceId, Link>, desired: Desired): TargetState {
  const users = new Map<string, TargetUser>();
  const groups = new Map<string, string>();
  const keys = new Map<string, Set<string>>();
  const add = (name: string) => {
    const folded = foldName(name);
    if (!groups.has(folded)) {
      groups.set(folded, name);
      keys.set(folded, new Set());
    }
    return keys.get(folded);
  };
  for (const [key, { name }] of desired.groups.byTarget) if (!desired.groups.blocked.has(key)) add(name);
  for (const name of desired.alwaysAssigned.values()) add(name);
  for (const link of links.values()) {
    const { name, displayName, email, active } = link.applied;
    users.set(link.userKey, { key: link.userKey, name, displayName, email, active, detail: 'stored' });
    for (const group of link.grantedGroups) add(group)?.add(link.userKey);
    // What leavers were found in was taken from them, or is theirs to keep.
    if (link.leftAt === null) for (const group of wishesOf(link)) add(group)?.add(link.userKey);
  }
  const members = new Map<string, TargetGroupMembers>();
  for (const [group, of] of keys) members.set(group, { keys: of, complete: true, mayIncludeNested: false });
  return { users, groups, members, complete: { users: true, groups: true }, protectedKeys: new Set(), properties: new Map() };
}

/** What was read of the target for the sake of some people. */
export interface NarrowRead {
  readonly state: TargetState;
  /** User keys that were looked up; who of them is not in the state has no account. */
  readonly keys: Iterable<string>;
  /** Groups that were asked for; those that did not answer do not exist. */
  readonly groups: Iterable<string>;
}

/** What was read now takes the place of what was believed. Which groups exist besides is not known. */
export function correctBelief(believed: TargetState, { state, keys, groups }: NarrowRead): TargetState {
  const users = new Map(believed.users);
  for (const key of keys) users.delete(key);
  for (const [key, user] of state.users) users.set(key, user);
  const names = new Map(believed.groups);
  const members = new Map(believed.members);
  for (const group of groups) {
    const folded = foldName(group);
    const read = state.members.get(group.toLowerCase()) ?? state.members.get(folded);
    if (read === undefined) {
      names.delete(folded);
      members.delete(folded);
    } else members.set(folded, read);
  }
  return {
    users,
    groups: names,
    members,
    complete: { users: state.complete.users, groups: false },
    protectedKeys: state.protectedKeys,
    properties: state.properties,
  };
}
