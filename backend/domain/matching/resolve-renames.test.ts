import { type Holder, type RenameWish, resolveRenames } from './resolve-renames';

/** Names are one letter; `a→b` is the wish of the person who has a. */
function resolve(wishes: string, foreign = ''): Record<string, string> {
  const list: RenameWish[] = wishes.split(' ').map((wish) => ({ sourceId: wish[0] ?? '', to: wish[2] ?? '' }));
  const people = new Set(list.map(({ sourceId }) => sourceId));
  const holderOf = (name: string): Holder => (people.has(name) ? { sourceId: name } : foreign.includes(name) ? 'somebody' : 'nobody');
  return Object.fromEntries(resolveRenames(list, holderOf));
}

describe('renames', () => {
  it('are granted when the name is free', () => {
    expect(resolve('a→x')).toEqual({ a: 'granted' });
  });

  it('are refused when an account that stays has the name', () => {
    expect(resolve('a→x', 'x')).toEqual({ a: 'taken' });
  });

  it('are granted along a chain that ends in a free name', () => {
    expect(resolve('a→b b→c c→x')).toEqual({ a: 'granted', b: 'granted', c: 'granted' });
  });

  it('are refused along a chain that ends in a taken name', () => {
    expect(resolve('c→x b→c a→b', 'x')).toEqual({ a: 'taken', b: 'taken', c: 'taken' });
  });

  it('of a ring are told apart from those who only wait for the ring', () => {
    expect(resolve('a→b b→c c→b')).toEqual({ a: 'taken', b: 'cycle', c: 'cycle' });
    expect(resolve('c→b b→c a→b')).toEqual({ a: 'taken', b: 'cycle', c: 'cycle' });
  });

  it('are worked out for a chain of a hundred thousand', () => {
    const wishes = Array.from({ length: 100_000 }, (_, place) => ({ sourceId: `p${place}`, to: `n${place + 1}` }));
    const verdicts = resolveRenames(wishes, (name) => {
      const place = Number(name.slice(1));
      return place < wishes.length ? { sourceId: `p${place}` } : 'nobody';
    });
    expect([...verdicts.values()].every((verdict) => verdict === 'granted')).toBe(true);
  });
});
