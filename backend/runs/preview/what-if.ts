/** What rules that are not saved yet would do: the one decision, over the last snapshot and what the links tell of Jira. */
import { applyBrakes } from '../../domain/brakes/apply-brakes';
import { believedTarget } from '../../domain/decide/believed-target';
import { decide } from '../../domain/decide/decide';
import { type Desired, desirePeople } from '../../domain/decide/desire';
import type { ExpressionResults } from '../../domain/decide/input';
import { planGroups } from '../../domain/groups/target-groups';
import type { Link } from '../../domain/link';
import type { Operation } from '../../domain/plan/operation';
import type { Plan } from '../../domain/plan/plan';
import type { Elsewhere } from '../../domain/precedence/claim';
import type { SourceId } from '../../domain/records';
import type { GroupRules, SyncRules } from '../../domain/rules/sync-rules';
import type { TrippedBrake } from '../../domain/runs/run';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import type { TargetState } from '../../domain/target-state';

export interface WhatIfInput {
  readonly snapshot: SourceSnapshot;
  readonly links: ReadonlyMap<SourceId, Link>;
  readonly elsewhere: Elsewhere;
  readonly rules: SyncRules;
  /** The rules as saved: what they manage is at Jira already once somebody is linked. */
  readonly saved: SyncRules;
  readonly expressions: ExpressionResults;
  readonly now: string;
}

export interface WhatIf {
  readonly plan: Plan;
  readonly desired: Desired;
  readonly brakes: readonly TrippedBrake[];
  holds(operation: Operation): boolean;
}

/** @param pause lets others have their turn between the stages: with 100,000 people each takes about a second. */
export async function decideWhatIf(
  { snapshot, links, elsewhere, rules, saved, expressions, now }: WhatIfInput,
  pause: () => Promise<void>,
): Promise<WhatIf> {
  const desired = desirePeople(snapshot, links, rules, expressions, now);
  await pause();
  const target = withoutUnseenGroups(
    believedTarget(links, desired),
    desired,
    links.size > 0 ? namesUnder(saved.groups, snapshot) : new Set(),
  );
  await pause();
  const plan = decide({ source: snapshot, target, links, rules, expressions, now, onlyPeople: null, elsewhere }, desired);
  await pause();
  const previous = { users: Math.max(snapshot.users.size, links.size) };
  const brakes = applyBrakes({ plan, rules: rules.brakes, source: snapshot, previous });
  return { plan, desired, brakes: brakes.tripped, holds: (operation) => brakes.holds(operation) };
}

function namesUnder(rules: GroupRules, snapshot: SourceSnapshot): ReadonlySet<string> {
  return new Set(planGroups(rules, snapshot).byTarget.keys());
}

/** Groups that only the new rules speak of, and that nobody was given, are taken for missing: so a preview says that they would be created. */
function withoutUnseenGroups(target: TargetState, desired: Desired, seen: ReadonlySet<string>): TargetState {
  const groups = new Map<string, string>();
  for (const [key, name] of target.groups) {
    const isThere = seen.has(key) || desired.alwaysAssigned.has(key) || (target.members.get(key)?.keys.size ?? 0) > 0;
    if (isThere) groups.set(key, name);
  }
  return { ...target, groups };
}
