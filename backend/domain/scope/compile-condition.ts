import { parsePath, readPath } from '../mapping/attribute-path';
import { MappingFailure, toText } from '../mapping/text-value';
import { foldName } from '../patterns/fold-name';
import { compileRegex } from '../patterns/safe-regex';
import type { SourceUser } from '../records';
import type { Condition } from '../rules/sync-rules';

export interface CompiledCondition {
  /** In words: `department equals Sales`. */
  readonly words: string;
  /** Null: it cannot be said, because the attribute is not text or the pattern is broken. */
  holds(user: SourceUser): boolean | null;
}

/**
 * Compares without case. A list fulfils a condition when one of its items does; `not-equals` when none equals, so also when
 * there is nothing. The empty text counts as absent.
 */
export function compileCondition(condition: Condition): CompiledCondition {
  const { attribute, operator, value } = condition;
  const words = operator === 'present' || operator === 'absent' ? `${attribute} is ${operator}` : `${attribute} ${operator} ${value}`;
  const path = parsePath(attribute);
  const test = compileTest(condition);
  if (!path || !test) return { words, holds: () => null };
  return {
    words,
    holds(user) {
      const texts = readTexts(user, path);
      if (operator === 'present') return texts === null || texts.length > 0;
      if (operator === 'absent') return texts !== null && texts.length === 0;
      if (texts === null) return null;
      const some = texts.some(test);
      return operator === 'not-equals' ? !some : some;
    },
  };
}

/** Null: there is something, but it is no text. */
function readTexts(user: SourceUser, path: NonNullable<ReturnType<typeof parsePath>>): readonly string[] | null {
  try {
    const value = toText(readPath(user, path), '');
    if (value === undefined) return [];
    return typeof value === 'string' ? [value] : value;
  } catch (error) {
    if (error instanceof MappingFailure) return null;
    throw error;
  }
}

function compileTest({ operator, value }: Condition): ((text: string) => boolean) | null {
  const wanted = foldName(value);
  switch (operator) {
    case 'equals':
    case 'not-equals':
      return (text) => foldName(text) === wanted;
    case 'contains':
      return (text) => foldName(text).includes(wanted);
    case 'starts-with':
      return (text) => foldName(text).startsWith(wanted);
    case 'ends-with':
      return (text) => foldName(text).endsWith(wanted);
    case 'matches': {
      const compiled = compileRegex(value, { ignoreCase: true });
      return compiled.ok ? (text) => compiled.regex.find(text) !== null : null;
    }
    case 'present':
    case 'absent':
      return () => true;
  }
}
