import type { PlanProblem } from '../plan/plan';
import type { SourceUser } from '../records';
import type { Scope } from '../rules/sync-rules';
import type { FlatMembers } from '../snapshot/flatten-members';
import type { SourceSnapshot } from '../source-snapshot';

/** `rule` is in words: `guests are excluded`. `unknown`: what was read proves neither; nothing may be taken from the person. */
export type ScopeVerdict =
  | { readonly in: true }
  | { readonly in: false; readonly rule: string }
  | { readonly in: 'unknown'; readonly rule: string };

export interface CompiledScope {
  judge(user: SourceUser): ScopeVerdict;
  /** Required groups that match no group at the source. */
  readonly problems: readonly PlanProblem[];
}

/** `neverTouch` is not judged here: it speaks of target user names. */
export function compileScope(_scope: Scope, _snapshot: SourceSnapshot, _flat: FlatMembers): CompiledScope {
  throw new Error('not built yet');
}
