/** Walks a list page by page to its explicit end. The end is a missing next link, never a short or an empty page. */
import { RollcallError } from '../../../domain/errors';

export interface PageOf<T> {
  readonly items: readonly T[];
  /** Opaque; null is the explicit end of the list. */
  readonly next: string | null;
}

/** Empty pages in a row that a source may send before we take it for a loop with ever new links. */
const emptyPagesAllowed = 100;

/**
 * Yields each page. A next link that came before, or a long run of empty pages, is `source-protocol`: the list has no
 * end, so nothing may be concluded from it.
 */
export async function* followPages<T>(first: string, fetchPage: (link: string) => Promise<PageOf<T>>): AsyncGenerator<readonly T[]> {
  const seen = new Set<string>();
  let empty = 0;
  for (let link: string | null = first; link !== null; ) {
    seen.add(link);
    const page: PageOf<T> = await fetchPage(link);
    empty = page.items.length === 0 ? empty + 1 : 0;
    yield page.items;
    if (page.next !== null && (seen.has(page.next) || empty > emptyPagesAllowed)) {
      throw new RollcallError('source-protocol', 'The source leads round in a circle: its list of pages has no end.', { retry: 'later' });
    }
    link = page.next;
  }
}
