/** Graph's pages: `{ "@odata.context", "@odata.nextLink", "value": […] }`. */
import { unspoilt } from '../kit/http/parse-body';
import { protocolFault } from '../kit/misfortune';
import type { PageOf } from '../kit/paging/follow-pages';
import { isObject } from './records';

export function readPage(body: unknown): PageOf<unknown> & { readonly items: readonly unknown[] } {
  const items = isObject(body) ? body.value : null;
  if (!Array.isArray(items)) throw protocolFault('Graph sent something else where a list was expected.');
  const next = isObject(body) ? body['@odata.nextLink'] : null;
  return { items, next: typeof next === 'string' ? next : null };
}

/** As far as the next link is looked for before the rest is read. It holds a token of some hundred characters. */
const headBytes = 8_192;

/** Annotations that are texts, and the link among them, before anything else of the object. */
const linkInHead = /^\s*\{\s*(?:"@[^"\\]*"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*)*?"@odata\.nextLink"\s*:\s*("(?:[^"\\]|\\.)*")\s*,/;

/**
 * A page as its bytes. Where the link stands before the items, as Graph has it, it is known before the items are read: the next
 * page is on its way while this one of a thousand users is taken apart.
 */
export function readPageBytes(host: string, bytes: Buffer): PageOf<unknown> {
  const whole = () => readPage(unspoilt(host, () => JSON.parse(bytes.toString('utf8')) as unknown));
  const link = linkInHead.exec(bytes.toString('utf8', 0, headBytes))?.[1];
  if (link === undefined) return whole();
  const next = unspoilt(host, () => String(JSON.parse(link)));
  return {
    next,
    items: () => {
      const page = whole();
      if (page.next !== next) throw protocolFault('Graph sent a page with two next links.');
      return page.items;
    },
  };
}
