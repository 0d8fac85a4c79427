import { SyncRulesSchema } from './sync-rules';
import { validateRules } from './validate-rules';

const mapping = [{ to: 'username', from: [{ kind: 'attribute', path: 'login' }] }];

describe('validate rules', () => {
  it('has nothing against rules that work', () => {
    const rules = {
      mapping,
      scope: { requiredGroups: ['eng-*', { regex: '^ops' }], conditions: [{ attribute: '$status', operator: 'present' }] },
    };
    expect(validateRules(SyncRulesSchema.parse(rules))).toEqual([]);
  });

  it('names the place of everything that does not', () => {
    const broken = { regex: '(' };
    const rules = {
      mapping,
      scope: {
        requiredGroups: [broken],
        neverTouch: [broken],
        conditions: [
          { attribute: 'a..b', operator: 'present' },
          { attribute: 'a', operator: 'matches', value: '(' },
        ],
      },
      groups: {
        include: [broken],
        exclude: [broken],
        neverRemoveFrom: [broken],
        rename: [{ pattern: '(', to: 'x' }],
        alwaysAssigned: ['fine', ' '],
      },
    };
    expect(validateRules(SyncRulesSchema.parse(rules)).map((problem) => problem.field)).toEqual([
      'scope.requiredGroups[0].regex',
      'scope.neverTouch[0].regex',
      'scope.conditions[0].attribute',
      'scope.conditions[1].value',
      'groups.include[0].regex',
      'groups.exclude[0].regex',
      'groups.neverRemoveFrom[0].regex',
      'groups.rename[0].pattern',
      'groups.alwaysAssigned[1]',
    ]);
  });
});
