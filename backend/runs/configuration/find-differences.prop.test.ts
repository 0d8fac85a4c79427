import fc from 'fast-check';
import { equal } from './equal';
import { findContents, findDifferences } from './find-differences';

/** The same without keys that have nothing: they mean the same as keys that are not there. */
const meaning = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).filter(([, held]) => held !== null))
        : inner,
    ),
  );

describe('the differences of two configurations', () => {
  it('are none exactly when both mean the same', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(findDifferences(one, one)).toEqual([]);
        expect(findDifferences({ one }, { one: other }).length === 0).toBe(equal(meaning({ one }), meaning({ one: other })));
      }),
    );
  });

  it('are the other way round when the values are', () => {
    const value = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(value, value, (one, other) => {
        const turned = findDifferences(other, one).map(({ path, before, after }) => ({ path, before: after, after: before }));
        const sort = (list: readonly { readonly path: string }[]) => [...list].sort((a, b) => (a.path < b.path ? -1 : 1));
        expect(sort(turned)).toEqual(sort(findDifferences(one, other).map(({ path, before, after }) => ({ path, before, after }))));
      }),
    );
  });

  it('of something new are its contents, without what is empty', () => {
    const connector = {
      id: 'okta',
      schedule: null,
      source: { orgUrl: 'https://x' },
      rules: { include: [], mapping: [{ to: 'email', from: [] }] },
    };
    expect(findContents(connector)).toEqual([
      { path: 'id', kind: 'added', before: null, after: 'okta' },
      { path: 'source.orgUrl', kind: 'added', before: null, after: 'https://x' },
      { path: 'rules.mapping[email]', kind: 'added', before: null, after: { to: 'email', from: [] } },
    ]);
  });

  it('name entries of lists by what they are for, and values by their paths', () => {
    const rule = (to: string, whenNothing: string) => ({ to, whenNothing });
    const before = { enabled: true, schedule: null, mapping: [rule('username', 'skip'), rule('email', 'skip')], include: ['a', 'b'] };
    const after = {
      enabled: true,
      schedule: { cron: '0 2 * * *' },
      mapping: [rule('email', 'clear'), rule('title', 'skip')],
      include: ['a'],
    };
    expect(findDifferences(before, after, 'rules')).toEqual([
      { path: 'rules.schedule', kind: 'added', before: null, after: { cron: '0 2 * * *' } },
      { path: 'rules.mapping[username]', kind: 'removed', before: rule('username', 'skip'), after: null },
      { path: 'rules.mapping[email].whenNothing', kind: 'changed', before: 'skip', after: 'clear' },
      { path: 'rules.mapping[title]', kind: 'added', before: null, after: rule('title', 'skip') },
      { path: 'rules.include', kind: 'changed', before: ['a', 'b'], after: ['a'] },
    ]);
    expect(findDifferences([rule('a', 'x'), rule('b', 'x')], [rule('b', 'x'), rule('a', 'x')], 'mapping')).toMatchObject([
      { path: 'mapping', kind: 'changed' },
    ]);
  });
});
