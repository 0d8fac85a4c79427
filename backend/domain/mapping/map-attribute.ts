/** One target attribute of one record: its value, or what the rule says when there is none. */
import type { ExpressionResults } from '../decide/input';
import type { Json } from '../json';
import type { SourceUser } from '../records';
import type { Expression } from '../rules/expression';
import type { AttributeRule } from '../rules/sync-rules';
import { type CompiledExpression, compileExpression } from './compile-expression';
import { MappingFailure } from './text-value';

export type AttributeOutcome =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'clear' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'drop-user' }
  | { readonly kind: 'failed'; readonly message: string };

export interface CompiledAttribute {
  readonly to: AttributeRule['to'];
  map(user: SourceUser, results: ExpressionResults): AttributeOutcome;
}

/**
 * An expression that fails (not: one that gives nothing) ends its attribute: neither a later expression nor `clear` nor
 * `drop-user` ever follows from a failure, since nobody may be renamed or lose access because something broke.
 */
export function compileAttribute(rule: AttributeRule): CompiledAttribute {
  const expressions = rule.from.map(compileExpression);
  const untouched = rule.whenNothing === 'keep' ? compileUntouched(rule.from) : null;
  return {
    to: rule.to,
    map(user, results) {
      try {
        const value = firstValue(expressions, user, results) ?? untouched?.(user, results);
        if (!isNothing(value)) return { kind: 'value', value };
      } catch (error) {
        return { kind: 'failed', message: error instanceof MappingFailure ? error.message : 'The value could not be worked out.' };
      }
      return { kind: rule.whenNothing === 'keep' ? 'skip' : rule.whenNothing };
    },
  };
}

function firstValue(expressions: readonly CompiledExpression[], user: SourceUser, results: ExpressionResults): Json | undefined {
  for (const expression of expressions) {
    const value = expression(user, results);
    if (!isNothing(value)) return value;
  }
  return undefined;
}

/** The first attribute path, without its functions. */
function compileUntouched(expressions: readonly Expression[]): CompiledExpression | null {
  const first = expressions.find((expression) => expression.kind === 'attribute');
  return first ? compileExpression({ kind: 'attribute', path: first.path }) : null;
}

function isNothing(value: Json | undefined): value is null | undefined | '' {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
