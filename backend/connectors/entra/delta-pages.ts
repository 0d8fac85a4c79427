/** Walks one round of a delta query to its delta link. A round that never ends is a known fault of Graph and is cut off. */

import { createHash } from 'node:crypto';
import { protocolFault } from '../kit/misfortune';
import { lostPlace } from './refusals';

export interface DeltaPage {
  readonly items: readonly unknown[];
  readonly next: string | null;
  /** The next round starts here; the explicit end of this one. */
  readonly deltaLink: string | null;
}

/** Far above any real round: a page has some hundred objects. */
const pagesAllowed = 20_000;
const emptyPagesAllowed = 1_000;
/** The same objects on this many pages: links keep changing, content does not. */
const repetitionsAllowed = 20;

/** Answers the link of the next round. A round without end makes the cursor void. */
export async function walkDelta(
  first: string,
  fetchPage: (link: string) => Promise<DeltaPage>,
  onPage: (items: readonly unknown[]) => Promise<void> | void,
): Promise<string> {
  const seen = new Set<string>();
  const contents = new Map<string, number>();
  let empty = 0;
  for (let link = first; ; ) {
    seen.add(link);
    const { items, next, deltaLink } = await fetchPage(link);
    await onPage(items);
    if (next === null) {
      if (deltaLink === null) throw protocolFault('Graph ended a list of changes without a link to the next one.');
      return deltaLink;
    }
    empty = items.length === 0 ? empty + 1 : 0;
    const repeated = items.length === 0 ? 0 : count(contents, items);
    if (seen.has(next) || seen.size > pagesAllowed || empty > emptyPagesAllowed || repeated > repetitionsAllowed) {
      throw lostPlace("Graph's list of changes leads round in a circle.");
    }
    link = next;
  }
}

function count(contents: Map<string, number>, items: readonly unknown[]): number {
  const digest = createHash('sha1').update(JSON.stringify(items)).digest('base64');
  const times = (contents.get(digest) ?? 0) + 1;
  contents.set(digest, times);
  return times;
}
