/** Graph's paging: `$top`, an opaque `$skiptoken`, and `@odata.nextLink` with the absolute address while there is more. */
import { faults } from './errors';
import { option, readTop } from './odata';

export interface ListPage {
  readonly items: readonly unknown[];
  /** From 1. */
  readonly number: number;
  readonly self: string;
  readonly next: string | null;
  /** One item as JSON. */
  readonly render: (item: unknown) => string;
  readonly context: string;
}

interface Place {
  /** Items given so far. */
  readonly offset: number;
  /** Page to give now, from 1. */
  readonly page: number;
}

let issued = 0;

export function cutPage<T>(url: URL, items: readonly T[], render: (item: T) => string, context: string): ListPage {
  const top = readTop(url);
  const place = readPlace(url);
  const shown = items.slice(place.offset, place.offset + top);
  const offset = place.offset + shown.length;
  return {
    items: shown,
    number: place.page,
    self: url.href,
    next: offset < items.length ? linkAfter(url, { offset, page: place.page + 1 }) : null,
    render: render as (item: unknown) => string,
    context,
  };
}

/** The link to what follows. Every token given out is a new one. */
export function linkAfter(url: URL, place: Place): string {
  issued += 1;
  return withToken(url, Buffer.from(`${place.offset}.${place.page}.${issued}`).toString('base64url'));
}

export function readPlace(url: URL): Place {
  const token = option(url, 'skiptoken');
  if (token === null) return { offset: 0, page: 1 };
  const found = /^(\d+)\.(\d+)\.\d+$/.exec(Buffer.from(token, 'base64url').toString());
  if (!found) throw faults.badSkipToken();
  return { offset: Number(found[1]), page: Number(found[2]) };
}

export function pageBody(page: ListPage, origin: string): string {
  const next = page.next === null ? '' : `"@odata.nextLink":${JSON.stringify(page.next)},`;
  const context = JSON.stringify(`${origin}/v1.0/$metadata#${page.context}`);
  return `{"@odata.context":${context},${next}"value":[${page.items.map(page.render).join(',')}]}`;
}

/** `URL` would write `$` as `%24`; Graph does not. */
function withToken(url: URL, token: string): string {
  const kept = [...url.searchParams].filter(([name]) => name.toLowerCase() !== '$skiptoken');
  const query = [...kept, ['$skiptoken', token] as const].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${url.origin}${url.pathname}?${query.join('&')}`;
}
