/** Okta's paging: `limit`, an opaque `after`, and `Link` headers with absolute addresses (self, and next while there is more). */
import { faults } from './errors';

export interface Listing<T> {
  readonly items: readonly T[];
  /** Grows along the list; what a cursor remembers. */
  readonly ordinal: (item: T) => number;
  readonly defaultLimit: number;
  readonly maxLimit: number;
}

export interface ListPage<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly number: number;
  readonly limit: number;
  readonly self: string;
  readonly next: string | null;
}

let issued = 0;

/** Reads `limit` and `after` of the request and cuts the page out. Limits above the largest are lowered to it. */
export function cutPage<T>(url: URL, listing: Listing<T>): ListPage<T> {
  const limit = readLimit(url, listing);
  const cursor = readCursor(url);
  const from = firstAfter(listing, cursor.ordinal);
  const items = listing.items.slice(from, from + limit);
  const last = items.at(-1);
  const more = from + items.length < listing.items.length;
  return {
    items,
    number: cursor.page,
    limit,
    self: url.href,
    next: more && last !== undefined ? linkAfter(url, { ordinal: listing.ordinal(last), page: cursor.page + 1 }, limit) : null,
  };
}

interface Cursor {
  /** Of the last item given; -1 before the first. */
  readonly ordinal: number;
  /** Of the page to give now, from 1. */
  readonly page: number;
}

/** The link to what follows. Every cursor given out is a new one, as an opaque cursor may be. */
export function linkAfter(url: URL, cursor: Cursor, limit: number): string {
  issued += 1;
  const next = new URL(url.href);
  next.searchParams.set('after', Buffer.from(`${cursor.ordinal}.${cursor.page}.${issued}`).toString('base64url'));
  next.searchParams.set('limit', String(limit));
  return next.href;
}

export function readLimit(url: URL, listing: Pick<Listing<unknown>, 'defaultLimit' | 'maxLimit'>): number {
  const text = url.searchParams.get('limit');
  if (text === null) return listing.defaultLimit;
  if (!/^-?\d+$/.test(text) || Number(text) < 1) throw faults.badRequest('limit: must be greater than or equal to 1');
  return Math.min(Number(text), listing.maxLimit);
}

export function readCursor(url: URL): Cursor {
  const after = url.searchParams.get('after');
  if (after === null) return { ordinal: -1, page: 1 };
  const found = /^(-?\d+)\.(\d+)\.\d+$/.exec(Buffer.from(after, 'base64url').toString());
  if (!found) throw faults.badRequest('after: the cursor is not valid');
  return { ordinal: Number(found[1]), page: Number(found[2]) };
}

function firstAfter<T>(listing: Listing<T>, ordinal: number): number {
  let low = 0;
  let high = listing.items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (listing.ordinal(listing.items[middle] as T) > ordinal) high = middle;
    else low = middle + 1;
  }
  return low;
}
