/** Walks a list page by page to its explicit end. The end is a missing next link, never a short or an empty page. */
import { RollcallError } from '../../../domain/errors';

export interface PageOf<T> {
  /** A function makes them when they are wanted: the next page can be asked for before. May throw. */
  readonly items: readonly T[] | (() => readonly T[]);
  /** Opaque; null is the explicit end of the list. */
  readonly next: string | null;
}

export interface WalkOptions {
  /**
   * Asks for the next page while the caller works on this one. For reads of the whole list: who looks at the first page only
   * would ask for a second one in vain.
   */
  readonly ahead?: boolean;
}

/** Empty pages in a row that a source may send before we take it for a loop with ever new links. */
const emptyPagesAllowed = 100;

/**
 * Yields each page. A next link that came before, or a long run of empty pages, is `source-protocol`: the list has no
 * end, so nothing may be concluded from it.
 */
export async function* followPages<T>(
  first: string,
  fetchPage: (link: string) => Promise<PageOf<T>>,
  { ahead = false }: WalkOptions = {},
): AsyncGenerator<readonly T[]> {
  const seen = new Set([first]);
  let empty = 0;
  for (let coming = fetchPage(first); ; ) {
    const page = await coming;
    const { next } = page;
    const fresh = next !== null && !seen.has(next) ? next : null;
    if (ahead && fresh !== null) {
      coming = startFetch(fetchPage, fresh);
      // The request leaves before this page takes the processor.
      await new Promise(setImmediate);
    }
    const items = typeof page.items === 'function' ? page.items() : page.items;
    empty = items.length === 0 ? empty + 1 : 0;
    yield items;
    if (next === null) return;
    if (fresh === null || empty > emptyPagesAllowed) {
      throw new RollcallError('source-protocol', 'The source leads round in a circle: its list of pages has no end.', { retry: 'later' });
    }
    seen.add(fresh);
    if (!ahead) coming = fetchPage(fresh);
  }
}

/** Whoever stops in between never looks at it; its failure must not count as one nobody handles. */
function startFetch<T>(fetchPage: (link: string) => Promise<PageOf<T>>, link: string): Promise<PageOf<T>> {
  const coming = fetchPage(link);
  coming.catch(() => undefined);
  return coming;
}
