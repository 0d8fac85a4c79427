import { followPages, type PageOf } from './follow-pages';

async function walk(pages: Readonly<Record<string, PageOf<number>>>, first = 'a'): Promise<number[]> {
  const found: number[] = [];
  for await (const page of followPages(first, async (link) => pages[link] ?? { items: [], next: null })) found.push(...page);
  return found;
}

describe('followPages', () => {
  it('ends where there is no next link, and reads on over an empty page', async () => {
    const pages = { a: { items: [1], next: 'b' }, b: { items: [], next: 'c' }, c: { items: [2], next: null } };
    expect(await walk(pages)).toEqual([1, 2]);
  });

  it('refuses a next link that came before', async () => {
    const pages = { a: { items: [1], next: 'b' }, b: { items: [2], next: 'a' } };
    await expect(walk(pages)).rejects.toMatchObject({ code: 'source-protocol' });
  });

  it('refuses empty pages without end, even when every link is new', async () => {
    const endless = async () => {
      let page = 0;
      for await (const _ of followPages('0', async () => ({ items: [], next: String(++page) })));
    };
    await expect(endless()).rejects.toMatchObject({ code: 'source-protocol' });
  });
});
