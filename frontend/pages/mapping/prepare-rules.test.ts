import { makeConnectorDetail } from '../../../test/frontend/connector-detail';
import { ApiError } from '../../api/error';
import type { AttributeRule, Expression } from '../../api/shapes';
import { findFaults } from './find-faults';
import { prepareRules } from './prepare-rules';

const attribute = (path: string): Expression => ({ kind: 'attribute', path });
const rule = (to: AttributeRule['to'], ...from: Expression[]): AttributeRule => ({ to, from, whenNothing: 'skip' });
const { groups } = makeConnectorDetail().configuration.rules;
const keyed = (...rules: AttributeRule[]) => rules.map((one, index) => ({ key: 10 + index, rule: one }));
const refused = (...paths: string[]) =>
  new ApiError('No.', { status: 400, problems: paths.map((path) => ({ path, message: path, remedy: '' })) });

describe('preparing rules for a preview', () => {
  it('leaves out what is not typed to its end, and counts it', () => {
    const rows = keyed(
      rule('username', attribute(''), attribute('login')),
      rule('property:' as AttributeRule['to'], attribute('city')),
      rule('email', attribute(' ')),
    );
    const prepared = prepareRules(rows, {
      ...groups,
      rename: [
        { pattern: '', to: 'x' },
        { pattern: 'a', to: 'b' },
      ],
    });
    expect(prepared.mapping).toEqual([rule('username', attribute('login'))]);
    expect(prepared.groups.rename).toEqual([{ pattern: 'a', to: 'b' }]);
    expect(prepared.unfinished).toBe(4);
  });

  it('leaves out functions that lack an argument, and keeps those that may have an empty one', () => {
    const functions = [
      { function: 'replace', search: '', with: 'x' },
      { function: 'replace', search: 'x', with: '' },
      { function: 'regex', pattern: '' },
      { function: 'split', separator: '' },
      { function: 'join', separator: '' },
      { function: 'lower' },
    ] as const;
    const [first] = prepareRules(keyed(rule('username', { kind: 'attribute', path: 'a', functions: [...functions] })), groups).mapping;
    expect(first?.from[0]).toEqual({ kind: 'attribute', path: 'a', functions: [functions[1], functions[4], functions[5]] });
  });
});

describe('finding faults', () => {
  it('names the row and the source of the form, whatever was left out before them', () => {
    const rows = keyed(rule('email', attribute('')), rule('username', attribute(''), attribute('..')));
    const { rows: faults } = findFaults(
      refused('body.rules.mapping[0].from[0].path', 'body.rules.mapping[0].whenNothing', 'body.rules.mapping'),
      prepareRules(rows, groups),
    );
    expect(faults.map(({ row, source, part }) => [row, source, part])).toEqual([
      [11, 1, 'from'],
      [11, null, 'whenNothing'],
      [null, null, null],
    ]);
  });

  it('names the field of the groups, and the rename of the form', () => {
    const sent = prepareRules([], {
      ...groups,
      rename: [
        { pattern: '', to: '' },
        { pattern: '(', to: 'x' },
      ],
    });
    const faults = findFaults(
      refused('body.groups.rename[0].pattern', 'body.rules.groups.include[2].regex', 'body.configuration.name'),
      sent,
    );
    expect(faults.groups).toMatchObject([
      { field: 'rename', index: 1 },
      { field: 'include', index: 2 },
    ]);
    expect(faults.others).toHaveLength(1);
  });
});
