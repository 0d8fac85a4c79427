/**
 * `/users/delta` and `/groups/delta`: tokens, rounds of pages, members in slices, removals with reasons, replays and expiry.
 * Rules: Graph docs, "Use delta query to track changes", `user: delta` and `group: delta`.
 */
import { entriesSince } from './delta-entries';
import { fullGroupItems, fullUserItems, groupItems, userItems } from './delta-items';
import type { DeltaSettings } from './delta-settings';
import type { Directory } from './directory';
import { faults } from './errors';
import { selectGroup } from './groups-api';
import { option } from './odata';
import { selectUser } from './users-api';

export type Expiry = 'gone' | 'bad-request';

interface Token {
  readonly list: 'users' | 'groups';
  /** Log entries told so far. */
  readonly told: number;
  readonly issuedAt: number;
  readonly select: readonly string[];
}

interface Round {
  readonly pages: readonly (readonly unknown[])[];
  readonly next: Token;
}

const lifetimeMs = 7 * 24 * 3_600_000;

export class DeltaQueries {
  readonly settings: DeltaSettings = { pageSize: 200, memberSlice: 100, replays: 0, emptyFirst: false, loop: 'none', partial: false };
  readonly #directory: Directory;
  readonly #origin: () => string;
  readonly #now: () => number;
  readonly #rounds = new Map<string, Round>();
  #issued = 0;
  #notBefore = 0;
  #expiry: Expiry = 'gone';

  constructor(directory: Directory, origin: () => string, now: () => number) {
    this.#directory = directory;
    this.#origin = origin;
    this.#now = now;
  }

  /** Ends every token given so far, as a reset of the service does. */
  expire(how: Expiry = 'gone'): void {
    this.#expiry = how;
    this.#notBefore = this.#issued;
    this.#rounds.clear();
  }

  answer(list: Token['list'], url: URL): string {
    const skip = option(url, 'skiptoken');
    // The token has what was selected.
    if (skip !== null && option(url, 'select') !== null) throw faults.unsupported('$select with $skiptoken');
    if (skip !== null) return this.#page(list, skip);
    const text = option(url, 'deltatoken');
    if (text !== null && text !== 'latest') return this.#begin(list, this.#read(list, text));
    const select = list === 'users' ? selectUser(this.#directory, url) : selectGroup(url, ['members']);
    const now: Token = { list, told: this.#directory.log.seen(), issuedAt: this.#now(), select };
    if (text === 'latest') return this.#body(list, [], null, now);
    const items = list === 'users' ? fullUserItems(this.#directory, select) : fullGroupItems(this.#directory, select, this.settings);
    return this.#open({ pages: this.#cut(items), next: now });
  }

  #begin(list: Token['list'], token: Token): string {
    const told = this.#directory.log.seen();
    const entries = entriesSince(this.#directory.log, Math.max(0, token.told - this.settings.replays), told);
    const items =
      list === 'users'
        ? userItems(this.#directory, entries.users, token.select, this.settings)
        : groupItems(this.#directory, entries, token.select, this.settings);
    const pages = this.#cut(items);
    return this.#open({ pages: this.settings.emptyFirst ? [[], ...pages] : pages, next: { ...token, told, issuedAt: this.#now() } });
  }

  #cut(items: readonly unknown[]): unknown[][] {
    const pages: unknown[][] = [];
    for (let from = 0; from < items.length; from += this.settings.pageSize) pages.push(items.slice(from, from + this.settings.pageSize));
    return pages.length === 0 ? [[]] : pages;
  }

  #open(round: Round): string {
    this.#issued += 1;
    const id = `${this.#issued}`;
    this.#rounds.set(id, round);
    return this.#show(round.next.list, id, 0);
  }

  #page(list: Token['list'], skip: string): string {
    const [id = '', page = ''] = Buffer.from(skip, 'base64url').toString().split('.');
    if (!this.#rounds.has(id)) throw this.#expired(list);
    return this.#show(list, id, Number(page));
  }

  #show(list: Token['list'], id: string, page: number): string {
    const round = this.#rounds.get(id);
    if (!round) throw this.#expired(list);
    const { loop } = this.settings;
    const items = round.pages[loop === 'none' ? page : 0] ?? [];
    this.#issued += 1;
    const follow = (to: number, salt: number) => Buffer.from(`${id}.${to}.${salt}`).toString('base64url');
    if (loop === 'same-link') return this.#body(list, items, follow(1, 0), round.next);
    if (loop === 'same-content') return this.#body(list, items, follow(1, this.#issued), round.next);
    return this.#body(list, items, page + 1 < round.pages.length ? follow(page + 1, this.#issued) : null, round.next);
  }

  #body(list: Token['list'], items: readonly unknown[], skip: string | null, next: Token): string {
    const base = `${this.#origin()}/v1.0/${list}/delta`;
    const link =
      skip === null
        ? { '@odata.deltaLink': `${base}?$deltatoken=${this.#write(next)}` }
        : { '@odata.nextLink': `${base}?$skiptoken=${skip}` };
    return JSON.stringify({ '@odata.context': `${this.#origin()}/v1.0/$metadata#${list}`, ...link, value: items });
  }

  #write(token: Token): string {
    this.#issued += 1;
    return Buffer.from(JSON.stringify({ ...token, number: this.#issued })).toString('base64url');
  }

  #read(list: Token['list'], text: string): Token {
    let token: Token & { readonly number: number };
    try {
      token = JSON.parse(Buffer.from(text, 'base64url').toString()) as typeof token;
    } catch {
      throw faults.syncStateNotFound();
    }
    if (token.list !== list || token.number <= this.#notBefore || this.#now() - token.issuedAt > lifetimeMs) throw this.#expired(list);
    return token;
  }

  #expired(list: Token['list']): Error {
    return this.#expiry === 'gone' ? faults.resync(`${this.#origin()}/v1.0/${list}/delta?$deltatoken=`) : faults.syncStateNotFound();
  }
}
