import type { RuleProblem } from '../rules/rule-problem';
import type { NamePattern } from '../rules/sync-rules';

export interface CompiledPatterns {
  /** Whether any pattern matches. A pattern that cannot be compiled matches nothing (`validatePatterns` refuses it on save). */
  matches(name: string): boolean;
  /** There is no pattern at all. */
  readonly empty: boolean;
}

export function compilePatterns(_patterns: readonly NamePattern[]): CompiledPatterns {
  throw new Error('not built yet');
}

/** @param field where the patterns stand in the rules: `scope.requiredGroups`. */
export function validatePatterns(_patterns: readonly NamePattern[], _field: string): RuleProblem[] {
  throw new Error('not built yet');
}
