/** How many people and groups rules would bring to Jira: quick enough to be asked while somebody types. */
import { planGroups } from '../../domain/groups/target-groups';
import { compilePatterns } from '../../domain/patterns/name-pattern';
import type { SourceGroup, SourceUser } from '../../domain/records';
import type { GroupRules, Scope } from '../../domain/rules/sync-rules';
import { compileScope } from '../../domain/scope/judge-scope';
import { flattenMembers } from '../../domain/snapshot/flatten-members';
import type { SourceSnapshot } from '../../domain/source-snapshot';

export interface ScopeCount {
  readonly people: {
    readonly read: number;
    readonly inScope: number;
    /** Disabled at the source. */
    readonly inactive: number;
    /** Left out by a rule, in words, the rule that leaves out most first. */
    readonly leftOut: readonly { readonly rule: string; readonly count: number }[];
    /** The read does not say: they are brought or not when a sync has read their groups. */
    readonly unknown: number;
    /** Some who are in scope, by name. */
    readonly examples: readonly string[];
  };
  readonly groups: {
    readonly read: number;
    readonly inScope: number;
    readonly examples: readonly string[];
    /** Required groups whose members were not read yet, because other rules held when the source was read. */
    readonly membersUnread: number;
  };
  /** Required groups that the source does not have, and groups that stand in each other's way. */
  readonly problems: readonly { readonly message: string; readonly remedy: string }[];
}

export interface CountedRules {
  readonly scope: Scope;
  readonly groups: GroupRules;
}

const MOST_EXAMPLES = 5;
const MOST_PROBLEMS = 20;

/** Linear in people and memberships. */
export function countScope({ scope, groups }: CountedRules, snapshot: SourceSnapshot, nameOf: (user: SourceUser) => string): ScopeCount {
  const compiled = compileScope(scope, snapshot, flattenMembers(snapshot, groups.nesting));
  const plan = planGroups(groups, snapshot);
  const leftOut = new Map<string, number>();
  const examples: string[] = [];
  let inScope = 0;
  let inactive = 0;
  let unknown = 0;
  for (const user of snapshot.users.values()) {
    if (!user.active) {
      inactive += 1;
      continue;
    }
    const verdict = compiled.judge(user);
    if (verdict.in === true) {
      inScope += 1;
      if (examples.length < MOST_EXAMPLES) examples.push(nameOf(user));
    } else if (verdict.in === 'unknown') unknown += 1;
    else leftOut.set(verdict.rule, (leftOut.get(verdict.rule) ?? 0) + 1);
  }
  const brought = [...plan.bySource.keys()]
    .map((id) => snapshot.groups.get(id))
    .filter((group): group is SourceGroup => group !== undefined);
  const required = compilePatterns(scope.requiredGroups);
  const deciding = [...snapshot.groups.values()].filter(({ name }) => required.matches(name));
  // Groups in each other's way say the same of each.
  const said = new Map([...compiled.problems, ...plan.problems].map(({ message, remedy }) => [message, { message, remedy }]));
  return {
    people: {
      read: snapshot.users.size,
      inScope,
      inactive,
      leftOut: [...leftOut].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count),
      unknown,
      examples,
    },
    groups: {
      read: snapshot.groups.size,
      inScope: brought.length,
      examples: brought
        .map(({ name }) => name)
        .sort()
        .slice(0, MOST_EXAMPLES),
      membersUnread: deciding.filter(({ id }) => !snapshot.members.has(id)).length,
    },
    problems: [...said.values()].slice(0, MOST_PROBLEMS),
  };
}
