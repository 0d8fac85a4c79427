import fc from 'fast-check';
import { GroupRulesSchema } from '../../domain/rules/sync-rules';
import { tryGroups } from './try-groups';

const names = fc.array(fc.constantFrom('eng', 'ENG', 'ops', 'team-a', 'team-b', ' bad\u0000', ''), { maxLength: 8 });
const rules = fc
  .record({
    include: fc.subarray(['*', 'team-*', 'eng']),
    exclude: fc.subarray(['ops', 'team-b']),
    rename: fc.subarray([{ pattern: '^team-.*$', to: 'teams' }]),
    prefix: fc.constantFrom('', 'x-'),
    lowerCase: fc.boolean(),
  })
  .map((given) => GroupRulesSchema.parse(given));

describe('tryGroups', () => {
  it('tells of every group once: brought under a name, or why not', () => {
    fc.assert(
      fc.property(names, rules, (list, given) => {
        const groups = new Map(list.map((name, index) => [`g${index}`, { id: `g${index}`, name, attributes: {} }]));
        const tried = tryGroups(given, { groups, members: new Map() });
        expect(tried.map(({ sourceId }) => sourceId).sort()).toEqual([...groups.keys()].sort());
        for (const { result, target, why } of tried) {
          expect(why === null).toBe(result === 'included');
          expect(target !== null).toBe(result === 'included' || result === 'conflict');
        }
      }),
    );
  });
});
