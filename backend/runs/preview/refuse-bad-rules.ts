/** Rules that are not saved are held to the same as those that are. */
import type { SyncRules } from '../../domain/rules/sync-rules';
import { validateRules } from '../../domain/rules/validate-rules';
import { ConfigurationError, type ConfigurationProblem } from '../configuration/problem';
import type { ExpressionEvaluator } from '../expressions/expression-evaluator';

/**
 * @param base stands before the path of each problem: `body.rules`.
 * @throws ConfigurationError
 */
export async function refuseBadRules(rules: SyncRules, base: string, expressions: Pick<ExpressionEvaluator, 'check'>): Promise<void> {
  const problems: ConfigurationProblem[] = validateRules(rules).map(({ field, message, remedy }) => ({
    path: `${base}.${field}`,
    message,
    remedy,
  }));
  for (const [index, rule] of rules.mapping.entries()) {
    for (const [place, expression] of rule.from.entries()) {
      if (expression.kind !== 'jsonata') continue;
      const checked = await expressions.check(expression.expression);
      if (checked.ok) continue;
      const path = `${base}.mapping[${index}].from[${place}].expression`;
      problems.push({ path, message: checked.message, remedy: 'Correct the JSONata expression.' });
    }
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
}

/** The same for group rules alone; `saved` stands for the others. */
export function refuseBadGroups(groups: SyncRules['groups'], saved: SyncRules, base: string): void {
  const problems = validateRules({ ...saved, groups })
    .filter(({ field }) => field.startsWith('groups.'))
    .map(({ field, message, remedy }) => ({ path: `${base}.${field}`, message, remedy }));
  if (problems.length > 0) throw new ConfigurationError(problems);
}
