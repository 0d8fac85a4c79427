import type { SyncRules } from '../api/shapes';

type NamePattern = SyncRules['groups']['include'][number];

/** One entry a line; empty lines are nothing. */
export function toLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Patterns as people write them: names with `*`, or `/regular expressions/`. */
export function patternsToText(patterns: readonly NamePattern[]): string {
  return patterns.map((pattern) => (typeof pattern === 'string' ? pattern : `/${pattern.regex}/`)).join('\n');
}

export function textToPatterns(text: string): NamePattern[] {
  return toLines(text).map((line) => {
    const [, regex] = /^\/(.+)\/$/.exec(line) ?? [];
    return regex === undefined ? line : { regex };
  });
}
