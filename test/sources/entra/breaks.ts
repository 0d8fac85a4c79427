/** Ways the stand-in can misbehave, at chosen places, pages and times; requests inside a batch included. */
import type { Misbehaviour } from '../okta/breaks';

export type Place =
  | 'token'
  | 'tenant'
  | 'users'
  | 'find-users'
  | 'deleted-users'
  | 'user'
  | 'member-of'
  | 'groups'
  | 'group'
  | 'members'
  | 'transitive-members'
  | 'users-delta'
  | 'groups-delta'
  | 'batch';

export interface Break {
  readonly at: Place | readonly Place[];
  /** Company name or object id of a group; only for members. */
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
  readonly groupNames: readonly string[];
}

export class Breaks {
  #active: { readonly rule: Break; seen: number }[] = [];

  add(rule: Break): () => void {
    const entry = { rule, seen: 0 };
    this.#active.push(entry);
    return () => {
      this.#active = this.#active.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#active = [];
  }

  find(target: BreakTarget): Misbehaviour | null {
    for (const entry of this.#active) {
      const { at, group, page, after = 0, times = Number.POSITIVE_INFINITY } = entry.rule;
      const fits =
        (at === target.place || (Array.isArray(at) && at.includes(target.place))) &&
        (group === undefined || target.groupNames.includes(group)) &&
        (page === undefined || page === target.page);
      if (!fits) continue;
      entry.seen += 1;
      if (entry.seen > after && entry.seen <= after + times) return entry.rule.how;
    }
    return null;
  }
}

/** What concerns the whole reply on the wire, and so a whole batch when it happens to one of its requests. */
export function concernsWire(how: Misbehaviour): boolean {
  return ['truncated', 'oversized', 'html', 'content-type', 'drip', 'reset', 'cut-off', 'hang'].includes(how.kind);
}
