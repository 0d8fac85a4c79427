import type { PlanProblem } from '../plan/plan';
import type { SourceId } from '../records';
import type { GroupRules } from '../rules/sync-rules';
import type { SourceSnapshot } from '../source-snapshot';

export interface TargetGroup {
  readonly name: string;
  /** Source groups whose members are united here; sorted by id. More than one only where rename rules say so. */
  readonly sources: readonly SourceId[];
}

export interface TargetGroups {
  readonly bySource: ReadonlyMap<SourceId, string>;
  /** By folded name (`foldName`). */
  readonly byTarget: ReadonlyMap<string, TargetGroup>;
  /** Folded names with a conflict: in this run nobody is added there and nobody removed. */
  readonly blocked: ReadonlySet<string>;
  readonly problems: readonly PlanProblem[];
}

export function planGroups(_rules: GroupRules, _snapshot: SourceSnapshot): TargetGroups {
  throw new Error('not built yet');
}

/** What becomes of a source group's name: its name at Jira, or why it is not brought over. For the form's try-out. */
export function tryRename(
  _rules: GroupRules,
  _name: string,
): { readonly target: string } | { readonly target: null; readonly why: string } {
  throw new Error('not built yet');
}
