/** Patterns over names of groups and accounts. Names are compared without case and in composed Unicode form. */
import type { RuleProblem } from '../rules/rule-problem';
import type { NamePattern } from '../rules/sync-rules';
import { foldName } from './fold-name';
import { matchesGlob } from './glob';
import { compileRegex, type SafeRegex } from './safe-regex';

export interface CompiledPatterns {
  /** Whether any pattern matches. A pattern that cannot be compiled matches nothing (`validatePatterns` refuses it on save). */
  matches(name: string): boolean;
  /** There is no pattern at all. */
  readonly empty: boolean;
}

/** A regular expression matches anywhere in the name unless it is anchored with `^` and `$`; a plain pattern is the whole name. */
export function compilePatterns(patterns: readonly NamePattern[]): CompiledPatterns {
  const exact = new Set<string>();
  const globs: string[] = [];
  const regexes: SafeRegex[] = [];
  for (const pattern of patterns) {
    if (typeof pattern === 'string') {
      const folded = foldName(pattern);
      if (folded.includes('*')) globs.push(folded);
      else exact.add(folded);
    } else {
      const compiled = compileRegex(pattern.regex, { ignoreCase: true });
      if (compiled.ok) regexes.push(compiled.regex);
    }
  }
  return {
    empty: patterns.length === 0,
    matches(name) {
      const folded = foldName(name);
      if (exact.has(folded) || globs.some((glob) => matchesGlob(glob, folded))) return true;
      const composed = name.normalize('NFC');
      return regexes.some((regex) => regex.find(composed) !== null);
    },
  };
}

/** @param field where the patterns stand in the rules: `scope.requiredGroups`. */
export function validatePatterns(patterns: readonly NamePattern[], field: string): RuleProblem[] {
  const problems: RuleProblem[] = [];
  patterns.forEach((pattern, index) => {
    if (typeof pattern === 'string') return;
    const problem = validateRegex(pattern.regex, `${field}[${index}].regex`);
    if (problem) problems.push(problem);
  });
  return problems;
}

/** Null when the pattern can be used. */
export function validateRegex(pattern: string, field: string): RuleProblem | null {
  const compiled = compileRegex(pattern, { ignoreCase: true });
  if (compiled.ok) return null;
  return { field, message: compiled.message, remedy: 'Use RE2 syntax: no look-around, no references back, small repeat counts.' };
}
