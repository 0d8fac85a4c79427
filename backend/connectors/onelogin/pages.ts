/** OneLogin's two ways of paging: headers of version 2, and the envelope of version 1. */
import { RollcallError } from '../../domain/errors';
import type { HttpReply } from '../kit/http/client';

export interface ListPage {
  readonly items: readonly unknown[];
  /** Length of the whole list (`Total-Count`), or null when OneLogin did not say. */
  readonly total: number | null;
  /** Pages after this one (`Total-Pages`, `Current-Page`), or null. */
  readonly pagesLeft: number | null;
  /** Opaque; null is the end of the list. */
  readonly next: string | null;
}

/** A bare array; `After-Cursor` leads on (developer docs, version 2, "Using Query Parameters", Pagination). */
export function readPage({ headers, body }: HttpReply): ListPage {
  if (!Array.isArray(body)) throw notAList();
  const pages = readCount(headers['total-pages']);
  const page = readCount(headers['current-page']);
  return {
    items: body,
    total: readCount(headers['total-count']),
    pagesLeft: pages === null || page === null ? null : Math.max(0, pages - page),
    next: headers['after-cursor'] || null,
  };
}

/** `{status, data, pagination}`; `pagination.after_cursor` leads on (developer docs, version 1, "Get Groups"). */
export function readEnvelope({ body }: HttpReply): ListPage {
  const { data, pagination } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (!Array.isArray(data)) throw notAList();
  const next = typeof pagination === 'object' && pagination !== null && 'after_cursor' in pagination ? pagination.after_cursor : null;
  return { items: data, total: null, pagesLeft: null, next: typeof next === 'string' && next !== '' ? next : null };
}

/**
 * Compares what arrived with what OneLogin said there is. Its cursors count pages, so whoever is added or deleted while a
 * list is read moves everybody behind by one place, and somebody may fall between two pages.
 */
export class Tally {
  readonly #totals = new Set<number>();
  readonly #seen = new Set<string>();

  note(page: Pick<ListPage, 'total'>): void {
    if (page.total !== null) this.#totals.add(page.total);
  }

  count(id: string): void {
    this.#seen.add(id);
  }

  get size(): number {
    return this.#seen.size;
  }

  /** Throws `source-protocol` when the list changed while it was read, or not all of it arrived. */
  verify(what: string): void {
    if (this.#totals.size > 1) {
      throw new RollcallError('source-protocol', `OneLogin's list of ${what} changed while it was read.`, { retry: 'later' });
    }
    const [total] = this.#totals;
    if (total === undefined || total === this.#seen.size) return;
    throw new RollcallError('source-protocol', `OneLogin says there are ${total} ${what}, and gave ${this.#seen.size}.`, {
      retry: 'later',
    });
  }
}

function readCount(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function notAList(): RollcallError {
  return new RollcallError('source-protocol', 'OneLogin sent something else where a list was expected.', { retry: 'later' });
}
