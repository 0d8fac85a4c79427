/**
 * Whom and what a change at the source touches: found by deciding against what the target is believed to hold. Whoever
 * needs an operation is touched, so it makes no difference which change brought it about, or in which run.
 */
import { planGroups, type TargetGroups } from '../groups/target-groups';
import type { Plan } from '../plan/plan';
import { outdatedPeople } from '../precedence/outdated';
import type { SourceId } from '../records';
import type { SourceSnapshot } from '../source-snapshot';
import type { TargetState } from '../target-state';
import { believedTarget } from './believed-target';
import { decide } from './decide';
import type { Desired } from './desired';
import type { DecideInput } from './input';

export interface Narrowing {
  readonly people: ReadonlySet<SourceId>;
  /** Groups whose members must be read, as the target or the mapping spells them. */
  readonly groups: readonly string[];
  readonly believed: TargetState;
}

/**
 * @param before the source as of the last run, which did all it decided.
 * @returns null when what links tell is not enough: other groups are managed than before, or the rules name accounts that are
 * never touched, and who comes off that list may be in any group, whatever was wanted.
 */
export function narrow(before: SourceSnapshot, input: Omit<DecideInput, 'target' | 'onlyPeople'>, desired: Desired): Narrowing | null {
  if (input.rules.scope.neverTouch.length > 0) return null;
  if (!sameGroups(planGroups(input.rules.groups, before), desired.groups)) return null;
  const believed = believedTarget(input.links, desired);
  const plan = decide({ ...input, target: believed, onlyPeople: null }, desired);
  const people = new Set<SourceId>();
  const groups = new Map<string, string>();
  for (const operation of plan.operations) {
    if (operation.kind === 'create-group') return null;
    people.add(operation.person.sourceId);
    if ('group' in operation) groups.set(operation.group.toLowerCase(), operation.group);
  }
  // What is believed of them may be what another connector has overwritten.
  for (const sourceId of outdatedPeople(input.links, input.elsewhere)) people.add(sourceId);
  // Links tell nothing of accounts nobody is linked to yet: only the target knows whether one fits.
  for (const { sourceId, verdict } of desired.people.values()) {
    if (verdict === 'in-scope' && !input.links.has(sourceId)) people.add(sourceId);
  }
  return { people, groups: [...groups.values()], believed };
}

/**
 * Whether a plan made of a narrow read is good. Somebody was found at the target: the account may be in any group, and only
 * a look at all of them tells.
 */
export function isNarrowEnough({ linkUpdates }: Plan): boolean {
  return !linkUpdates.some(({ matched }) => matched);
}

function sameGroups(before: TargetGroups, now: TargetGroups): boolean {
  if (before.byTarget.size !== now.byTarget.size || before.blocked.size !== now.blocked.size) return false;
  for (const key of now.blocked) if (!before.blocked.has(key)) return false;
  for (const [key, { name, sources }] of now.byTarget) {
    const known = before.byTarget.get(key);
    if (known?.name !== name || known.sources.length !== sources.length || known.sources.some((id, at) => id !== sources[at])) return false;
  }
  return true;
}
