/**
 * OneLogin's paging. Version 2 tells by headers where the list stands; its cursors hold `limit` and `page`, as the example in
 * the developer docs decodes to. Version 1 tells in the body.
 */
import { faults } from './errors';

export interface ListPage<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly number: number;
  readonly limit: number;
  readonly total: number;
  /** Cursor of the next page; null at the end of the list. */
  readonly after: string | null;
}

export const largestPage = 100;

/** Where nothing is asked for. "This call returns up to 50 users per page." */
const usualPage = 50;

export function cutPage<T>(url: URL, items: readonly T[]): ListPage<T> {
  const { limit, number } = readPlace(url);
  const from = (number - 1) * limit;
  return {
    items: items.slice(from, from + limit),
    number,
    limit,
    total: items.length,
    after: from + limit < items.length ? writeCursor(limit, number + 1) : null,
  };
}

/** The place a request asks for. A cursor brings both with it, so `limit` beside it changes nothing. */
export function readPlace(url: URL): { readonly limit: number; readonly number: number } {
  const cursor = url.searchParams.get('cursor') ?? url.searchParams.get('after_cursor');
  if (cursor !== null) {
    const inside = /^limit=(\d+)&page=(\d+)/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
    if (!inside) throw faults.badRequest('cursor is invalid');
    return { limit: Number(inside[1]), number: Number(inside[2]) };
  }
  const limit = readNumber(url, 'limit', usualPage);
  return { limit: Math.min(limit, largestPage), number: readNumber(url, 'page', 1) };
}

export function writeCursor(limit: number, page: number): string {
  return Buffer.from(`limit=${limit}&page=${page}`).toString('base64');
}

export function pageHeaders(url: URL, page: ListPage<unknown>): Readonly<Record<string, string>> {
  const pages = Math.max(1, Math.ceil(page.total / page.limit));
  const link = (number: number, relation: string) => {
    const target = new URL(url.href);
    target.search = '';
    target.searchParams.set('limit', String(page.limit));
    target.searchParams.set('page', String(number));
    return `<${target.href}>; rel="${relation}"`;
  };
  return {
    'Current-Page': String(page.number),
    'Page-Items': String(page.limit),
    'Total-Count': String(page.total),
    'Total-Pages': String(pages),
    Link: [link(1, 'first'), link(pages, 'last'), ...(page.after === null ? [] : [link(page.number + 1, 'next')])].join(', '),
    ...(page.after === null ? {} : { 'After-Cursor': page.after }),
    ...(page.number > 1 ? { 'Before-Cursor': writeCursor(page.limit, page.number - 1) } : {}),
  };
}

/** `{status, pagination, data}`. The cursors are in the body, and there are no counts. */
export function envelope(page: ListPage<unknown>, paged = true): string {
  const pagination = {
    before_cursor: page.number > 1 ? writeCursor(page.limit, page.number - 1) : null,
    after_cursor: page.after,
    previous_link: null,
    next_link: null,
  };
  const status = { error: false, code: 200, type: 'success', message: 'Success' };
  return JSON.stringify({ status, ...(paged ? { pagination } : {}), data: page.items });
}

function readNumber(url: URL, name: string, otherwise: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return otherwise;
  if (!/^\d+$/.test(text) || Number(text) < 1) throw faults.badRequest(`${name} must be a positive integer`);
  return Number(text);
}
