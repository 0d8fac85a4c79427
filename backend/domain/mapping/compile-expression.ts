import type { ExpressionResults } from '../decide/input';
import type { Json } from '../json';
import type { SourceUser } from '../records';
import type { Expression, FunctionCall } from '../rules/expression';
import { parsePath, readPath } from './attribute-path';
import { compileFunctions } from './functions';
import { parseTemplate } from './template';
import { MappingFailure, toSingle, toText } from './text-value';

/** The value of an expression for one record, undefined for nothing. Throws `MappingFailure` and nothing else. */
export type CompiledExpression = (user: SourceUser, results: ExpressionResults) => Json | undefined;

export function compileExpression(expression: Expression): CompiledExpression {
  switch (expression.kind) {
    case 'constant':
      return () => expression.value;
    case 'attribute':
      return attribute(expression.path, expression.functions ?? []);
    case 'template':
      return template(expression.template, expression.functions ?? []);
    case 'jsonata':
      return jsonata(expression.expression);
  }
}

/** Without functions the value stays what it is, a list or an object too: a user property may hold any JSON. */
function attribute(text: string, calls: readonly FunctionCall[]): CompiledExpression {
  const path = parsePath(text);
  if (!path) return failing(`"${text}" is not an attribute path.`);
  if (calls.length === 0) return (user) => readPath(user, path);
  const apply = compileFunctions(calls);
  return (user) => asJson(apply(toText(readPath(user, path), `Attribute "${text}"`)));
}

function template(text: string, calls: readonly FunctionCall[]): CompiledExpression {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return failing(parsed.message);
  const apply = compileFunctions(calls);
  return (user) => {
    let filled = '';
    for (const piece of parsed.pieces) {
      if ('text' in piece) {
        filled += piece.text;
        continue;
      }
      const what = `Attribute "${piece.path.text}"`;
      const value = toSingle(toText(readPath(user, piece.path), what), what);
      if (value === undefined) return asJson(apply(undefined));
      filled += value;
    }
    return asJson(apply(filled.normalize('NFC')));
  };
}

function jsonata(expression: string): CompiledExpression {
  return (user, results) => {
    const result = results.get(expression)?.get(user.id);
    if (!result) throw new MappingFailure('The JSONata expression was not evaluated for this record.');
    if ('problem' in result) throw new MappingFailure(result.problem);
    return result.value;
  };
}

function failing(message: string): CompiledExpression {
  return () => {
    throw new MappingFailure(message);
  };
}

function asJson(value: string | readonly string[] | undefined): Json | undefined {
  return value === undefined || typeof value === 'string' ? value : [...value];
}
