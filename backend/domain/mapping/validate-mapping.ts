import type { RuleProblem } from '../rules/rule-problem';
import type { SyncRules } from '../rules/sync-rules';

/** What keeps a mapping from being saved. Empty: it is fine. JSONata syntax is checked by the evaluator's `check`. */
export function validateMapping(_rules: SyncRules['mapping']): RuleProblem[] {
  throw new Error('not built yet');
}

/** The different JSONata expressions of a mapping, to be evaluated before the decision. */
export function jsonataExpressions(_rules: SyncRules['mapping']): string[] {
  throw new Error('not built yet');
}
