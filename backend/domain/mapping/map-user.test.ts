// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the mapping are written this way.
import type { ExpressionResults } from '../decide/input';
import type { Json } from '../json';
import type { SourceUser } from '../records';
import type { FunctionCall } from '../rules/expression';
import { type AttributeRule, AttributeRuleSchema } from '../rules/sync-rules';
import { compileMapping, mapUser } from './map-user';

const record = (attributes: { [key: string]: Json }): SourceUser => ({
  id: 'u1',
  active: true,
  status: 'ACTIVE',
  kind: 'member',
  attributes,
});
const none: ExpressionResults = new Map();

type LooseRule = { to: AttributeRule['to']; from: unknown[]; whenNothing?: AttributeRule['whenNothing'] };

function map(rules: LooseRule[], attributes: { [key: string]: Json }, results = none) {
  return mapUser(compileMapping(rules.map((rule) => AttributeRuleSchema.parse(rule))), record(attributes), results);
}

const attribute = (path: string, ...functions: FunctionCall[]) => ({ kind: 'attribute', path, functions });
const property = (attributes: { [key: string]: Json }, path: string, ...functions: FunctionCall[]) =>
  map([{ to: 'property:p', from: [attribute(path, ...functions)] }], attributes).properties.p;

describe('map a user', () => {
  it('makes the account from attributes, templates and constants', () => {
    const mapped = map(
      [
        { to: 'username', from: [attribute('login', { function: 'strip-domain' }, { function: 'lower' })] },
        { to: 'displayName', from: [{ kind: 'template', template: '${name.first} ${name.last}' }] },
        { to: 'email', from: [attribute('mail')] },
        { to: 'property:origin', from: [{ kind: 'constant', value: 'okta' }] },
        { to: 'property:tags', from: [attribute('tags')] },
      ],
      { login: 'Ada.L@corp.example', name: { first: 'Ada', last: 'Lovelace' }, mail: ' ada@corp.example ', tags: ['a', { b: 1 }] },
    );
    expect(mapped).toEqual({
      fields: { username: 'ada.l', displayName: 'Ada Lovelace', email: 'ada@corp.example' },
      properties: { origin: 'okta', tags: ['a', { b: 1 }] },
      skipped: [],
      problems: [],
      dropped: null,
    });
  });

  it('takes the first expression that gives a value', () => {
    const rule: LooseRule = {
      to: 'username',
      from: [attribute('nick'), { kind: 'template', template: '${first}.${last}' }, attribute('login')],
    };
    expect(map([rule], { nick: '', first: 'Ada', login: 'al' }).fields.username).toBe('al');
    expect(map([rule], { nick: null, first: 'Ada', last: 'L', login: 'al' }).fields.username).toBe('Ada.L');
  });

  it('knows every function', () => {
    const attributes = { name: ' Ada  Lovelace ', mail: 'Ada@x@corp', login: 'CORP\\ada', list: ['b', '', 'c'], csv: 'x,,y' };
    expect(property(attributes, 'name', { function: 'trim' })).toBe('Ada  Lovelace');
    expect(property(attributes, 'name', { function: 'upper' })).toBe(' ADA  LOVELACE ');
    expect(property(attributes, 'name', { function: 'replace', search: ' ', with: '' })).toBe('AdaLovelace');
    expect(property(attributes, 'name', { function: 'regex', pattern: '(\\w+)\\s+(\\w+)' })).toBe('Ada');
    expect(property(attributes, 'name', { function: 'regex', pattern: '(\\w+)\\s+(\\w+)', template: '$2, $1' })).toBe('Lovelace, Ada');
    expect(property(attributes, 'name', { function: 'regex', pattern: '\\d' })).toBeUndefined();
    expect(property(attributes, 'csv', { function: 'split', separator: ',' })).toEqual(['x', 'y']);
    expect(property(attributes, 'list', { function: 'join', separator: '+' })).toBe('b+c');
    expect(property(attributes, 'list', { function: 'upper' })).toEqual(['B', 'C']);
    expect(property(attributes, 'list', { function: 'first-of' })).toBe('b');
    expect(property(attributes, 'mail', { function: 'strip-domain' })).toBe('Ada@x');
    expect(property(attributes, 'login', { function: 'strip-domain' })).toBe('ada');
    expect(property(attributes, 'gone', { function: 'lower' }, { function: 'default', value: 'd' }, { function: 'upper' })).toBe('D');
  });

  it('changes case by the letters, not by the place the server stands in', () => {
    expect(property({ name: 'TITLE' }, 'name', { function: 'lower' })).toBe('title');
    expect(property({ name: 'title' }, 'name', { function: 'upper' })).toBe('TITLE');
  });

  it('gives composed letters, so that equal names are equal', () => {
    expect(map([{ to: 'username', from: [attribute('n')] }], { n: 'rene\u0301' }).fields.username).toBe('ren\u00e9');
  });

  it('takes a list of one for its item and refuses to choose among several', () => {
    const rule: LooseRule = { to: 'email', from: [attribute('mail')], whenNothing: 'clear' };
    expect(map([rule], { mail: ['a@x'] }).fields.email).toBe('a@x');
    const several = map([rule], { mail: ['a@x', 'b@x'] });
    expect(several.fields).toEqual({});
    expect(several.problems).toEqual([
      { attribute: 'email', code: 'mapping-failed', message: 'The value for email has 2 values; choose with first-of or join.' },
    ]);
  });

  describe('when nothing gives a value', () => {
    const rule = (whenNothing: AttributeRule['whenNothing']): LooseRule => ({
      to: 'email',
      from: [{ kind: 'constant', value: '' }, attribute('mail', { function: 'regex', pattern: '^.*@corp$' })],
      whenNothing,
    });

    it('skips the attribute', () => {
      expect(map([rule('skip')], { mail: 'a@other' })).toMatchObject({ fields: {}, skipped: ['email'], problems: [], dropped: null });
    });

    it('clears it', () => {
      expect(map([rule('clear')], {}).fields).toEqual({ email: null });
      expect(map([{ ...rule('clear'), to: 'property:x' }], {}).properties).toEqual({ x: null });
    });

    it('keeps the value of the source without the functions, or skips when there is none', () => {
      expect(map([rule('keep')], { mail: 'a@other' }).fields).toEqual({ email: 'a@other' });
      expect(map([rule('keep')], {})).toMatchObject({ fields: {}, skipped: ['email'] });
    });

    it('drops the person and names the attribute', () => {
      const mapped = map([rule('drop-user')], {});
      expect(mapped.dropped).toBe('email');
      expect(mapped.problems[0]?.message).toContain('email');
    });

    it('never clears the user name', () => {
      expect(map([{ to: 'username', from: [attribute('x')], whenNothing: 'clear' }], {})).toMatchObject({
        fields: {},
        skipped: ['username'],
        problems: [{}],
      });
    });
  });

  it('never clears, drops or falls back because an expression failed', () => {
    const results: ExpressionResults = new Map([['slow', new Map([['u1', { problem: 'It took too long.' }]])]]);
    for (const whenNothing of ['clear', 'drop-user', 'keep'] as const) {
      const mapped = map(
        [{ to: 'email', from: [{ kind: 'jsonata', expression: 'slow' }, attribute('mail')], whenNothing }],
        { mail: 'a@x' },
        results,
      );
      expect(mapped).toMatchObject({
        fields: {},
        skipped: ['email'],
        dropped: null,
        problems: [{ attribute: 'email', message: 'It took too long.' }],
      });
    }
  });

  it('takes values of JSONata expressions, and names those that were not evaluated', () => {
    const results: ExpressionResults = new Map([['e', new Map([['u1', { value: 7 }]])]]);
    expect(map([{ to: 'username', from: [{ kind: 'jsonata', expression: 'e' }] }], {}, results).fields.username).toBe('7');
    expect(map([{ to: 'username', from: [{ kind: 'jsonata', expression: 'f' }] }], {}, results).problems).toHaveLength(1);
  });

  it('refuses what Jira would refuse and goes on with the rest', () => {
    const mapped = map(
      [
        { to: 'username', from: [attribute('u')] },
        { to: 'email', from: [attribute('e')] },
        { to: 'displayName', from: [attribute('d')] },
        { to: 'property:long', from: [attribute('l')] },
      ],
      { u: 'ada\u202exe', e: 'nobody', d: 'Ada\tLovelace\r\n', l: 'x'.repeat(33_000) },
    );
    expect(mapped.fields).toEqual({ displayName: 'Ada Lovelace' });
    expect(mapped.problems.map((problem) => [problem.attribute, problem.code])).toEqual([
      ['username', 'username-invalid'],
      ['email', 'email-invalid'],
      ['property:long', 'mapping-failed'],
    ]);
  });

  it('does not mend a user name by itself', () => {
    expect(map([{ to: 'username', from: [attribute('u')] }], { u: 'ada ' }).problems[0]?.code).toBe('username-invalid');
  });

  it('keeps records and properties with names like __proto__ as data', () => {
    const mapped = map([{ to: 'property:__proto__', from: [attribute('["__proto__"]')] }], JSON.parse('{"__proto__":{"polluted":true}}'));
    expect(Object.entries(mapped.properties)).toEqual([['__proto__', { polluted: true }]]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('does not let functions grow a value without end', () => {
    const grow: FunctionCall = { function: 'replace', search: 'a', with: 'a'.repeat(100) };
    expect(map([{ to: 'property:p', from: [attribute('x', grow, grow, grow, grow)] }], { x: 'a' }).problems[0]?.message).toBe(
      'A function made the value too long.',
    );
  });

  it('survives records nested deeper than the stack', () => {
    let deep: Json = 'bottom';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(
      map(
        [
          { to: 'property:p', from: [attribute('x')] },
          { to: 'username', from: [attribute('x')] },
        ],
        { x: deep },
      ).problems,
    ).toHaveLength(2);
  });
});
