/** Takes what is unfinished out of rules that are being typed, so that the rest can be previewed meanwhile. */
import type { AttributeRule, Expression, FunctionCall, SyncRules } from '../../api/shapes';
import { functionArguments } from './function-calls';
import { type KeyedRule, propertyPrefix } from './keyed-rules';

export interface PreparedRules {
  readonly mapping: readonly AttributeRule[];
  readonly groups: SyncRules['groups'];
  /** How many entries are left out. */
  readonly unfinished: number;
  /** Rows of the form by their place among the rules that are sent. */
  readonly rows: readonly PreparedRow[];
  /** Renames of the form by their place among those that are sent. */
  readonly renames: readonly number[];
}

export interface PreparedRow {
  readonly key: number;
  /** Sources of the form by their place among those that are sent. */
  readonly sources: readonly number[];
}

export function prepareRules(rows: readonly KeyedRule[], groups: SyncRules['groups']): PreparedRules {
  let unfinished = 0;
  const mapping: AttributeRule[] = [];
  const prepared: PreparedRow[] = [];
  for (const { key, rule } of rows) {
    const from = rule.from.map((expression, index) => ({ expression, index })).filter(({ expression }) => isFinished(expression));
    if (rule.to === propertyPrefix || from.length === 0) {
      unfinished += 1;
      continue;
    }
    unfinished += rule.from.length - from.length;
    mapping.push({ ...rule, from: from.map(({ expression }) => withoutUnfinished(expression)) });
    prepared.push({ key, sources: from.map(({ index }) => index) });
  }
  const renames = groups.rename.flatMap(({ pattern, to }, index) => (pattern === '' || to === '' ? [] : [index]));
  unfinished += groups.rename.length - renames.length;
  const rename = groups.rename.filter((_, index) => renames.includes(index));
  return { mapping, groups: { ...groups, rename }, unfinished, rows: prepared, renames };
}

function isFinished(expression: Expression): boolean {
  switch (expression.kind) {
    case 'attribute':
      return expression.path.trim() !== '';
    case 'template':
      return expression.template !== '';
    case 'jsonata':
      return expression.expression.trim() !== '';
    case 'constant':
      return true;
  }
}

function withoutUnfinished(expression: Expression): Expression {
  if (!('functions' in expression) || expression.functions === undefined) return expression;
  return { ...expression, functions: expression.functions.filter(isComplete) };
}

/** What a function cannot do without. Replacements, defaults and what lists are joined with may be empty. */
const needed: ReadonlySet<string> = new Set(['search', 'pattern']);

function isComplete(call: FunctionCall): boolean {
  const values = call as Readonly<Record<string, string | undefined>>;
  return functionArguments[call.function].every(
    (name) => values[name] !== '' || !(needed.has(name) || (name === 'separator' && call.function === 'split')),
  );
}

/** The rules as they stand in the form, unfinished or not: what is saved. */
export function takeAsTyped(rows: readonly KeyedRule[], groups: SyncRules['groups']): PreparedRules {
  return {
    mapping: rows.map(({ rule }) => rule),
    groups,
    unfinished: 0,
    rows: rows.map(({ key, rule }) => ({ key, sources: rule.from.map((_, index) => index) })),
    renames: groups.rename.map((_, index) => index),
  };
}
