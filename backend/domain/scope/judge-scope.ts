/** Whether a person is among those this connector brings to Jira. */
import { compilePatterns } from '../patterns/name-pattern';
import type { PlanProblem } from '../plan/plan';
import type { SourceId, SourceUser } from '../records';
import type { Scope } from '../rules/sync-rules';
import type { FlatMembers } from '../snapshot/flatten-members';
import type { SourceSnapshot } from '../source-snapshot';
import { compileCondition } from './compile-condition';

/** `rule` is in words: `guests are excluded`. `unknown`: what was read proves neither; nothing may be taken from the person. */
export type ScopeVerdict = { readonly in: true } | { readonly in: false | 'unknown'; readonly rule: string };

export interface CompiledScope {
  judge(user: SourceUser): ScopeVerdict;
  /** Required groups that match no group at the source. */
  readonly problems: readonly PlanProblem[];
}

interface RequiredGroups {
  readonly members: ReadonlySet<SourceId>;
  /** Everybody who is a member is known to be one. */
  readonly complete: boolean;
  readonly problems: readonly PlanProblem[];
}

const IN: ScopeVerdict = { in: true };

/**
 * A rule that certainly excludes wins over one that cannot be judged. `neverTouch` is not judged here: it speaks of target
 * user names.
 */
export function compileScope(scope: Scope, snapshot: SourceSnapshot, flat: FlatMembers): CompiledScope {
  const required = scope.requiredGroups.length === 0 ? null : gather(scope, snapshot, flat);
  const conditions = scope.conditions.map(compileCondition);
  return {
    problems: required?.problems ?? [],
    judge(user) {
      if (user.kind === 'guest' && scope.guests === 'exclude') return { in: false, rule: 'guests are excluded' };
      if (user.kind === 'service' && scope.serviceAccounts === 'exclude') return { in: false, rule: 'service accounts are excluded' };
      let doubt: ScopeVerdict | null = null;
      for (const condition of conditions) {
        const holds = condition.holds(user);
        if (holds === false) return { in: false, rule: `the condition "${condition.words}" does not hold` };
        if (holds === null) doubt ??= { in: 'unknown', rule: `the condition "${condition.words}" cannot be judged` };
      }
      if (required && !required.members.has(user.id)) {
        if (required.complete) return { in: false, rule: 'not in a required group' };
        return { in: 'unknown', rule: 'the members of the required groups were read in part' };
      }
      return doubt ?? IN;
    },
  };
}

function gather(scope: Scope, snapshot: SourceSnapshot, flat: FlatMembers): RequiredGroups {
  const members = new Set<SourceId>();
  const problems: PlanProblem[] = [];
  // A required group that was not listed may have any members.
  let complete = snapshot.complete.groups;
  const patterns = scope.requiredGroups.map((pattern) => ({ pattern, compiled: compilePatterns([pattern]), found: false }));
  for (const group of snapshot.groups.values()) {
    const matching = patterns.filter(({ compiled }) => compiled.matches(group.name));
    if (matching.length === 0) continue;
    for (const match of matching) match.found = true;
    const { users, complete: groupComplete } = flat.membersOf(group.id);
    for (const id of users) members.add(id);
    complete &&= groupComplete;
  }
  for (const { pattern, found } of patterns) if (!found) problems.push(noSuchGroup(pattern));
  return { members, complete, problems };
}

function noSuchGroup(pattern: Scope['requiredGroups'][number]): PlanProblem {
  const text = typeof pattern === 'string' ? pattern : pattern.regex;
  return {
    code: 'source-problem',
    at: null,
    message: `The scope requires membership in "${text}", but the source has no group of that name.`,
    remedy: 'Correct the name, or remove the group from the scope.',
  };
}
