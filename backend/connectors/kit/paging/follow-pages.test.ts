import { followPages, type PageOf } from './follow-pages';

const asked: string[] = [];

async function walk(pages: Readonly<Record<string, PageOf<number>>>, first = 'a', ahead = false): Promise<number[]> {
  const found: number[] = [];
  asked.length = 0;
  const fetchPage = async (link: string) => {
    asked.push(link);
    return pages[link] ?? { items: [], next: null };
  };
  for await (const page of followPages(first, fetchPage, { ahead })) found.push(...page);
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

  it.each([false, true])('asks for every page once (ahead: %p)', async (ahead) => {
    const pages = { a: { items: [1], next: 'b' }, b: { items: () => [2], next: 'c' }, c: { items: [3], next: null } };
    expect(await walk(pages, 'a', ahead)).toEqual([1, 2, 3]);
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  it('asks for the next page before it makes the items of this one, when it reads ahead', async () => {
    const seen: string[] = [];
    const page = (link: string, next: string | null) => ({
      items: () => {
        seen.push(`made ${link}`);
        return [link];
      },
      next,
    });
    const fetchPage = async (link: string) => {
      seen.push(`asked ${link}`);
      return page(link, link === 'a' ? 'b' : null);
    };
    for await (const _ of followPages('a', fetchPage, { ahead: true }));
    expect(seen).toEqual(['asked a', 'asked b', 'made a', 'made b']);
  });

  it('does not read ahead into a circle', async () => {
    const pages = { a: { items: [1], next: 'b' }, b: { items: [2], next: 'a' } };
    await expect(walk(pages, 'a', true)).rejects.toMatchObject({ code: 'source-protocol' });
    expect(asked).toEqual(['a', 'b']);
  });

  it('leaves a page it asked for in vain alone, even when that failed', async () => {
    const fetchPage = async (link: string): Promise<PageOf<number>> => {
      if (link === 'b') throw new Error('gone');
      return { items: [1], next: 'b' };
    };
    for await (const page of followPages('a', fetchPage, { ahead: true })) {
      expect(page).toEqual([1]);
      break;
    }
  });

  it('refuses empty pages without end, even when every link is new', async () => {
    const endless = async () => {
      let page = 0;
      for await (const _ of followPages('0', async () => ({ items: [], next: String(++page) })));
    };
    await expect(endless()).rejects.toMatchObject({ code: 'source-protocol' });
  });
});
