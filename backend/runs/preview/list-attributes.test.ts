import { parsePath, readPath } from '../../domain/mapping/attribute-path';
import type { SourceUser } from '../../domain/records';
import { listAttributes } from './list-attributes';

const user = (id: string, attributes: SourceUser['attributes']): SourceUser => ({
  id,
  active: true,
  status: 'A',
  kind: 'member',
  attributes,
});
const list = (...users: SourceUser[]) => listAttributes({ users: new Map(users.map((one) => [one.id, one])) });

describe('listAttributes', () => {
  it('counts who has a value, what most have first, and the own fields of a record last', () => {
    const { lookedAt, items } = list(user('1', { mail: 'a', city: '' }), user('2', { mail: 'b', city: 'Bonn' }), user('3', { mail: null }));
    expect(lookedAt).toBe(3);
    expect(items.map(({ path, people }) => `${path} ${people}`)).toEqual([
      'mail 2',
      'city 1',
      '$id 3',
      '$status 3',
      '$kind 3',
      '$active 3',
    ]);
  });

  it('names every place so that a rule finds the value there', () => {
    const record = user('1', {
      'cn;lang-de': 'x',
      'with.dots': 'x',
      'quo"te': 'x',
      profile: { login: 'x', 'odd.key': { 'a b': 'x' } },
      emails: [{ value: 'x' }, { value: 'y' }],
      tags: ['x'],
      none: [],
    });
    const paths = list(record)
      .items.map(({ path }) => path)
      .filter((path) => !path.startsWith('$'));
    expect(paths).toHaveLength(7);
    for (const path of paths) {
      const parsed = parsePath(path);
      expect({ path, found: parsed && readPath(record, parsed) }).toEqual({ path, found: path === 'tags' ? ['x'] : 'x' });
    }
  });

  it('looks at people from all over a large company', () => {
    const people = Array.from({ length: 10_000 }, (_, i) => user(String(i), i < 5_000 ? { early: 'x' } : { late: 'x' }));
    const { lookedAt, items } = list(...people);
    expect(lookedAt).toBe(2_000);
    expect(items.slice(0, 2)).toEqual([
      { path: 'early', people: 1_000 },
      { path: 'late', people: 1_000 },
    ]);
  });
});
