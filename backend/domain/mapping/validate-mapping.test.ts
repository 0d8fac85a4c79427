// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the mapping are written this way.
import { SyncRulesSchema } from '../rules/sync-rules';
import { jsonataExpressions, validateMapping } from './validate-mapping';

const mapping = (...rules: unknown[]) => SyncRulesSchema.parse({ mapping: rules }).mapping;
const username = { to: 'username', from: [{ kind: 'attribute', path: 'login' }] };

describe('validate a mapping', () => {
  it('has nothing against a good one', () => {
    expect(
      validateMapping(mapping(username, { to: 'email', from: [{ kind: 'template', template: '${login}@corp' }], whenNothing: 'clear' })),
    ).toEqual([]);
  });

  it('wants exactly one rule for the user name', () => {
    expect(validateMapping(mapping({ ...username, to: 'email' })).map((problem) => problem.field)).toEqual(['mapping']);
    expect(validateMapping(mapping(username, username)).map((problem) => problem.field)).toEqual(['mapping[1].to']);
  });

  it('names the place of everything that cannot work', () => {
    const problems = validateMapping(
      mapping(username, {
        to: 'displayName',
        whenNothing: 'clear',
        from: [
          { kind: 'attribute', path: 'a..b', functions: [{ function: 'lower' }, { function: 'regex', pattern: '(?<=x)y' }] },
          { kind: 'template', template: '${a' },
        ],
      }),
    );
    expect(problems.map((problem) => problem.field)).toEqual([
      'mapping[1].from[0].path',
      'mapping[1].from[0].functions[1].pattern',
      'mapping[1].from[1].template',
      'mapping[1].whenNothing',
    ]);
  });

  it('refuses to keep a value where there is no attribute', () => {
    const rules = mapping(username, { to: 'email', from: [{ kind: 'constant', value: 'x@y' }], whenNothing: 'keep' });
    expect(validateMapping(rules).map((problem) => problem.field)).toEqual(['mapping[1].whenNothing']);
  });

  it('lists JSONata expressions once each', () => {
    const expert = { kind: 'jsonata', expression: 'a' };
    expect(
      jsonataExpressions(
        mapping({ to: 'username', from: [expert, { kind: 'jsonata', expression: 'b' }] }, { to: 'email', from: [expert] }),
      ),
    ).toEqual(['a', 'b']);
  });
});
