/** Searches that may be long: pages until an explicit end, and the rest of attributes the server cut. */
import { RollcallError } from '../../../domain/errors';
import type { LdapConnection, SearchAnswer, SearchOptions } from './connection';
import type { LdapEntry } from './entry';
import { anyEntry } from './filter';

const NO_COOKIE = Buffer.alloc(0);
/** So many pages without an entry, one after the other, are no slow search but a server that goes round in a circle. */
const EMPTY_PAGES_AT_MOST = 1_000;

/**
 * Every page of a search (RFC 2696). The end is the empty cookie and nothing else: a page without entries is only a
 * page. Returning normally means the chain was read to that end; everything else throws. The next page is asked for
 * while the caller works on this one. One such search at a time on a connection: servers keep one cookie.
 *
 * @param pageSize entries a page; 0 asks for everything in one answer.
 */
export async function* searchPages(connection: LdapConnection, options: SearchOptions, pageSize: number): AsyncGenerator<SearchAnswer> {
  if (pageSize === 0) {
    yield await connection.search(options);
    return;
  }
  let next: Promise<SearchAnswer> | undefined = connection.search(options, { size: pageSize, cookie: NO_COOKIE });
  let first = true;
  let emptyPages = 0;
  /** The first entry of each page: one that comes again means the list leads round in a circle. */
  const heads = new Set<string>();
  while (next !== undefined) {
    const page: SearchAnswer = await next;
    if (page.cookie === null && !first) {
      throw new RollcallError('source-protocol', 'The directory stopped paging in the middle of a list.', {
        retry: 'later',
        remedy: "Look at the directory server's log, or set the page size to 0.",
      });
    }
    emptyPages = page.entries.length > 0 ? 0 : emptyPages + 1;
    if (emptyPages > EMPTY_PAGES_AT_MOST) {
      throw new RollcallError('source-protocol', 'The directory gives one empty page after the other.', { retry: 'later' });
    }
    first = false;
    const head = page.entries[0]?.dn;
    if (head !== undefined && heads.has(head)) {
      throw new RollcallError('source-protocol', 'The directory gives the same page again and again.', { retry: 'later' });
    }
    if (head !== undefined) heads.add(head);
    // A server that does not page answers the first request with everything and without the control.
    const more = page.cookie !== null && page.cookie.length > 0;
    next = more ? connection.search(options, { size: pageSize, cookie: page.cookie ?? NO_COOKIE }) : undefined;
    next?.catch(() => undefined);
    yield page;
  }
}

/**
 * All values of an attribute of which the server gave a part (Active Directory: `member;range=0-1499`). Each further
 * part is asked for until one ends with `*`. When the entry changes meanwhile the positions have moved: it starts anew.
 */
export async function readWholeAttribute(connection: LdapConnection, entry: LdapEntry, name: string): Promise<readonly string[]> {
  const first = entry.range(name);
  if (first === undefined) return entry.texts(name);
  let version = entry.text('uSNChanged');
  let values = [...entry.texts(name)];
  let next = first.next;
  for (let restarts = 0; next !== null; ) {
    const part = await readRange(connection, entry.dn, name, next);
    if (part.text('uSNChanged') !== version) {
      restarts += 1;
      if (restarts > 3) throw changedMeanwhile();
      version = part.text('uSNChanged');
      values = [];
      next = 0;
      continue;
    }
    const range = part.range(name);
    const got = part.texts(name);
    if (range?.start !== next || got.length === 0) throw changedMeanwhile();
    values.push(...got);
    if (range.next !== null && range.next <= next) throw changedMeanwhile();
    next = range.next;
  }
  return values;
}

async function readRange(connection: LdapConnection, dn: string, name: string, from: number): Promise<LdapEntry> {
  const answer = await connection.search({
    base: dn,
    scope: 'base',
    filter: anyEntry(),
    attributes: [`${name};range=${from}-*`, 'uSNChanged'],
  });
  const entry = answer.entries[0];
  if (entry === undefined) throw changedMeanwhile();
  return entry;
}

function changedMeanwhile(): RollcallError {
  return new RollcallError('source-protocol', 'A large group changed while its members were read, so the list is not whole.', {
    retry: 'later',
    remedy: 'Wait; the next run reads it again.',
  });
}
