/** What an administrator must mend before a mapping can be saved. */
import { validateRegex } from '../patterns/name-pattern';
import type { Expression, FunctionCall } from '../rules/expression';
import type { RuleProblem } from '../rules/rule-problem';
import type { AttributeRule, SyncRules } from '../rules/sync-rules';
import { parsePath } from './attribute-path';
import { parseTemplate } from './template';

/** What keeps a mapping from being saved. Empty: it is fine. JSONata syntax is checked by the evaluator's `check`. */
export function validateMapping(rules: SyncRules['mapping']): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (!rules.some((rule) => rule.to === 'username')) {
    problems.push({ field: 'mapping', message: 'No rule gives the user name.', remedy: 'Add a rule with `to: username`.' });
  }
  const targets = new Set<string>();
  rules.forEach((rule, index) => {
    const field = `mapping[${index}]`;
    if (targets.has(rule.to)) {
      problems.push({
        field: `${field}.to`,
        message: `Two rules give ${rule.to}.`,
        remedy: 'Put their expressions into one rule, in the order they are to be tried.',
      });
    }
    targets.add(rule.to);
    problems.push(...validateRule(rule, field));
  });
  return problems;
}

/** The different JSONata expressions of a mapping, to be evaluated before the decision. */
export function jsonataExpressions(rules: SyncRules['mapping']): string[] {
  const expressions = rules.flatMap((rule) => rule.from).filter((expression) => expression.kind === 'jsonata');
  return [...new Set(expressions.map((expression) => expression.expression))];
}

function validateRule(rule: AttributeRule, field: string): RuleProblem[] {
  const problems = rule.from.flatMap((expression, index) => validateExpression(expression, `${field}.from[${index}]`));
  if (rule.whenNothing === 'clear' && (rule.to === 'username' || rule.to === 'displayName')) {
    problems.push({
      field: `${field}.whenNothing`,
      message: `Jira needs a value for ${rule.to}; it cannot be cleared.`,
      remedy: 'Use skip, keep or drop-user.',
    });
  }
  if (rule.whenNothing === 'keep' && !rule.from.some((expression) => expression.kind === 'attribute')) {
    problems.push({
      field: `${field}.whenNothing`,
      message: 'There is no attribute whose value could be kept.',
      remedy: 'Use skip, or add an expression of kind attribute.',
    });
  }
  return problems;
}

function validateExpression(expression: Expression, field: string): RuleProblem[] {
  if (expression.kind === 'constant' || expression.kind === 'jsonata') return [];
  const problems: RuleProblem[] = [];
  if (expression.kind === 'attribute' && !parsePath(expression.path)) {
    problems.push({
      field: `${field}.path`,
      message: `"${expression.path}" is not an attribute path.`,
      remedy: 'Write it like profile.email, emails[0].value or ["odd.name"].x.',
    });
  }
  if (expression.kind === 'template') {
    const parsed = parseTemplate(expression.template);
    if (!parsed.ok)
      problems.push({
        field: `${field}.template`,
        message: parsed.message,
        remedy: 'Write a place as a dollar sign and a path in braces; with two dollar signs it is plain text.',
      });
  }
  return problems.concat(...(expression.functions ?? []).map((call, index) => validateFunction(call, `${field}.functions[${index}]`)));
}

function validateFunction(call: FunctionCall, field: string): RuleProblem[] {
  if (call.function !== 'regex') return [];
  const problem = validateRegex(call.pattern, `${field}.pattern`);
  return problem ? [problem] : [];
}
