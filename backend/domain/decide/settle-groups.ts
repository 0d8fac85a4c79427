/** Which target groups there are or will be, and what is known of their members. */
import { foldName } from '../patterns/fold-name';
import { escapeIdPart, operationId } from '../plan/operation';
import type { SourceId } from '../records';
import type { TargetGroupMembers, TargetState } from '../target-state';
import type { Desired } from './desired';
import type { DecideInput } from './input';
import type { PlanDraft } from './plan-draft';
import { groupMissing, targetIncomplete } from './problems';
import type { ReasonBook } from './reason-book';

export interface SettledGroup {
  /** Folded name. */
  readonly key: string;
  /** As the target spells it, or as the mapping does when it is to be created. */
  readonly name: string;
  /** The key as it stands in operation ids. */
  readonly idPart: string;
  /** Null when they were not read; of a group to be created: nobody. */
  readonly members: TargetGroupMembers | null;
  /** Source groups whose members the target group has; empty when it is only assigned or was only granted. */
  readonly sources: readonly SourceId[];
  /** Counts members that are there and should be, while additions are planned; `linked` of them are linked people. */
  readonly rightly: { members: number; linked: number };
}

export interface SettledGroups {
  get(key: string): SettledGroup | undefined;
  /** Groups the configuration owns that exist at the target now, in the order of their keys. */
  readonly managed: readonly SettledGroup[];
}

const NOBODY: TargetGroupMembers = { keys: new Set(), complete: true, mayIncludeNested: false };

export function settleGroups(desired: Desired, input: DecideInput, draft: PlanDraft, reasons: ReasonBook): SettledGroups {
  const { target, source, rules, onlyPeople } = input;
  const there = nameGroups(target);
  const needed = onlyPeople === null ? null : groupsOf(onlyPeople, desired);
  const groups = new Map<string, SettledGroup>();
  const managed: SettledGroup[] = [];
  let unread = 0;

  const exists = (key: string, sources: readonly SourceId[]): SettledGroup | undefined => {
    const name = there.get(key);
    if (name === undefined) return undefined;
    const members = target.members.get(name.toLowerCase()) ?? target.members.get(key) ?? null;
    const group = { key, name, idPart: escapeIdPart(key), members, sources, rightly: { members: 0, linked: 0 } };
    groups.set(key, group);
    return group;
  };

  const targets = [...desired.groups.byTarget].filter(([key]) => !desired.groups.blocked.has(key));
  for (const [key, { name, sources }] of targets.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const group = exists(key, sources);
    if (group) managed.push(group);
    else if (needed !== null && !needed.has(key)) continue;
    else if (!target.complete.groups) unread += 1;
    // A group everybody is assigned to is never created, whatever the source has.
    else if (!rules.groups.createMissing || desired.alwaysAssigned.has(key)) draft.report(groupMissing(name));
    else {
      const first = sources[0];
      const sourceGroup = first === undefined ? name : (source.groups.get(first)?.name ?? first);
      draft.add({
        kind: 'create-group',
        id: operationId('create-group', key),
        reason: reasons.give('group-missing', { sourceGroup }),
        group: name,
      });
      groups.set(key, { key, name, idPart: escapeIdPart(key), members: NOBODY, sources, rightly: { members: 0, linked: 0 } });
    }
  }
  for (const [key, name] of desired.alwaysAssigned) {
    if (desired.groups.byTarget.has(key) || desired.groups.blocked.has(key) || exists(key, [])) continue;
    if (target.complete.groups) draft.report(groupMissing(name));
    else unread += 1;
  }
  if (unread > 0) draft.report(targetIncomplete('groups that may have to be created', unread));
  return { get: (key) => groups.get(key) ?? exists(key, []), managed };
}

function groupsOf(people: ReadonlySet<SourceId>, desired: Desired): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const id of people) {
    const person = desired.people.get(id);
    if (person?.verdict === 'in-scope') for (const { key } of person.groups) keys.add(key);
  }
  return keys;
}

function nameGroups(target: TargetState): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const name of target.groups.values()) names.set(foldName(name), name);
  return names;
}
