/** Ways the stand-in can misbehave, at chosen places, pages and times. What concerns the wire is shared with the Okta stand-in. */
import type { Misbehaviour as WireMisbehaviour } from '../okta/breaks';

export type Place =
  | 'users'
  | 'user'
  | 'custom-attributes'
  | 'roles'
  | 'role'
  | 'members'
  | 'groups'
  | 'group'
  | 'user-roles'
  | 'token'
  | 'rate-limit';

export type Misbehaviour =
  | Exclude<WireMisbehaviour, { readonly kind: 'next-link' }>
  /** The cursor of this page leads to the page after the next. */
  | { readonly kind: 'skip-page' }
  /** No cursor, although there is more. */
  | { readonly kind: 'no-cursor' }
  /** `Total-Count` says this. */
  | { readonly kind: 'total'; readonly total: number }
  /** The `Link` header leads elsewhere. */
  | { readonly kind: 'link-header'; readonly link: string };

export interface Break {
  readonly at: Place | readonly Place[];
  /** Company name of a group; only for `members`. */
  readonly group?: string;
  /** Page of the list, from 1. */
  readonly page?: number;
  /** Matching requests that go well before. */
  readonly after?: number;
  /** Matching requests that go wrong. Default: all. */
  readonly times?: number;
  readonly how: Misbehaviour;
}

export interface BreakTarget {
  readonly place: Place;
  readonly page: number;
  readonly group: string | null;
}

export class Breaks {
  readonly #active = new Map<Break, number>();

  add(rule: Break): () => void {
    this.#active.set(rule, 0);
    return () => this.#active.delete(rule);
  }

  clear(): void {
    this.#active.clear();
  }

  find(target: BreakTarget): Misbehaviour | null {
    for (const [rule, seen] of this.#active) {
      const { at, group, page, after = 0, times = Number.POSITIVE_INFINITY } = rule;
      const fits =
        [at].flat().includes(target.place) &&
        (group === undefined || group === target.group) &&
        (page === undefined || page === target.page);
      if (!fits) continue;
      this.#active.set(rule, seen + 1);
      if (seen >= after && seen < after + times) return rule.how;
    }
    return null;
  }
}
