import { parsePath } from '../mapping/attribute-path';
import { checkGroupName } from '../mapping/check-username';
import { validateMapping } from '../mapping/validate-mapping';
import { validatePatterns, validateRegex } from '../patterns/name-pattern';
import type { RuleProblem } from './rule-problem';
import type { GroupRules, Scope, SyncRules } from './sync-rules';

/** Everything the schema cannot see: patterns that do not compile, paths that are none, rules that contradict. Empty: fine. */
export function validateRules(rules: SyncRules): RuleProblem[] {
  return [...validateScope(rules.scope), ...validateMapping(rules.mapping), ...validateGroupRules(rules.groups)];
}

function validateScope(scope: Scope): RuleProblem[] {
  const problems = [
    ...validatePatterns(scope.requiredGroups, 'scope.requiredGroups'),
    ...validatePatterns(scope.neverTouch, 'scope.neverTouch'),
  ];
  scope.conditions.forEach((condition, index) => {
    const field = `scope.conditions[${index}]`;
    if (!parsePath(condition.attribute)) {
      problems.push({
        field: `${field}.attribute`,
        message: `"${condition.attribute}" is not an attribute path.`,
        remedy: 'Write it like profile.department or emails[0].value.',
      });
    }
    const regex = condition.operator === 'matches' ? validateRegex(condition.value, `${field}.value`) : null;
    if (regex) problems.push(regex);
  });
  return problems;
}

function validateGroupRules(groups: GroupRules): RuleProblem[] {
  const problems = [
    ...validatePatterns(groups.include, 'groups.include'),
    ...validatePatterns(groups.exclude, 'groups.exclude'),
    ...validatePatterns(groups.neverRemoveFrom, 'groups.neverRemoveFrom'),
  ];
  groups.rename.forEach(({ pattern }, index) => {
    const problem = validateRegex(pattern, `groups.rename[${index}].pattern`);
    if (problem) problems.push(problem);
  });
  groups.alwaysAssigned.forEach((name, index) => {
    const wrong = checkGroupName(name);
    if (wrong) problems.push({ field: `groups.alwaysAssigned[${index}]`, message: wrong, remedy: 'Write the name as Jira shows it.' });
  });
  return problems;
}
