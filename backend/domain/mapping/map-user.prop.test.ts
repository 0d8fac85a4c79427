// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the mapping are written this way.
import * as fc from 'fast-check';
import type { ExpressionResults } from '../decide/input';
import type { Json } from '../json';
import type { SourceUser } from '../records';
import { type AttributeRule, SyncRulesSchema } from '../rules/sync-rules';
import { checkDisplayName, checkEmail, checkUsername } from './check-username';
import { compileMapping, mapUser } from './map-user';
import { validateMapping } from './validate-mapping';

const keys = fc.oneof(
  fc.constantFrom('a', 'b', 'mail', '__proto__', 'constructor', 'length', 'toString', 'a.b'),
  fc.string({ maxLength: 5 }),
);
const leaf = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('', ' ', 'a@b', '\u202e', '\ud800', 'İ', 'e\u0301', '<script>', '=cmd()', '%00', '${a}', '$1'),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, fc.array(tie('json'), { maxLength: 4 }), record(tie('json'))),
}));

/** Objects as `JSON.parse` makes them: `__proto__` is a key like any other. */
function record(value: fc.Arbitrary<Json>): fc.Arbitrary<{ [key: string]: Json }> {
  return fc.array(fc.tuple(keys, value), { maxLength: 5 }).map((entries) => Object.fromEntries(entries));
}

const text = fc.string({ maxLength: 10 });
const path = fc.oneof(
  keys.filter((key) => key !== ''),
  fc.constantFrom('a.b', 'a[0].b', '["a.b"].c', 'a..b', '$status', '$id'),
);
const pattern = fc.oneof(
  fc.constantFrom('(.*)@(.*)', '^(a+)+$', '(', '[a-z', '(?=a)', '(\\w)?x*'),
  text.filter((some) => some !== ''),
);
const call = fc.oneof(
  fc.constantFrom(
    { function: 'lower' },
    { function: 'upper' },
    { function: 'trim' },
    { function: 'first-of' },
    { function: 'strip-domain' },
  ),
  fc.record({ function: fc.constant('replace'), search: fc.string({ minLength: 1, maxLength: 3 }), with: text }),
  fc.record({ function: fc.constant('regex'), pattern, template: text }),
  fc.record({ function: fc.constant('split'), separator: fc.string({ minLength: 1, maxLength: 2 }) }),
  fc.record({ function: fc.constant('join'), separator: text }),
  fc.record({ function: fc.constant('default'), value: text }),
);
const functions = fc.array(call, { maxLength: 4 });
const expression = fc.oneof(
  fc.record({ kind: fc.constant('constant'), value: text }),
  fc.record({ kind: fc.constant('attribute'), path, functions }),
  fc.record({
    kind: fc.constant('template'),
    template: fc.oneof(
      fc.constantFrom('${a}-${b}', '${', '$${a}', '${ mail }@x'),
      text.filter((t) => t !== ''),
    ),
    functions,
  }),
  fc.record({ kind: fc.constant('jsonata'), expression: fc.constantFrom('known', 'broken', 'unknown') }),
);
const mapping = fc.array(
  fc.record({
    to: fc.constantFrom('username', 'displayName', 'email', 'property:x', 'property:__proto__'),
    from: fc.array(expression, { minLength: 1, maxLength: 3 }),
    whenNothing: fc.constantFrom('keep', 'clear', 'skip', 'drop-user'),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('map a user, for any rules and any JSON record', () => {
  it('gives values Jira takes or problems with a name, and never throws', () => {
    fc.assert(
      fc.property(mapping, record(json), json, (loose, attributes, value) => {
        const rules: AttributeRule[] = SyncRulesSchema.parse({ mapping: loose }).mapping;
        const user: SourceUser = { id: 'u', active: true, status: 'X', kind: 'member', attributes };
        const results: ExpressionResults = new Map<string, ReadonlyMap<string, { value: Json } | { problem: string }>>([
          ['known', new Map([['u', { value }]])],
          ['broken', new Map([['u', { problem: 'Broken.' }]])],
        ]);
        const compiled = compileMapping(rules);
        const mapped = mapUser(compiled, user, results);

        const { username, displayName, email } = mapped.fields;
        if (username !== undefined) expect(checkUsername(username)).toBeNull();
        if (displayName !== undefined) expect(checkDisplayName(displayName)).toBeNull();
        if (email !== undefined && email !== null) expect(checkEmail(email)).toBeNull();
        for (const problem of mapped.problems) {
          expect(rules.map((rule) => rule.to)).toContain(problem.attribute);
          expect(problem.message).not.toBe('');
        }
        expect(mapUser(compiled, user, results)).toEqual(mapped);
        expect(Array.isArray(validateMapping(rules))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
