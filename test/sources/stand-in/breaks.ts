/** Rules that make a stand-in misbehave at chosen places, pages and times. */

export interface BreakAt<Place extends string, How> {
  readonly at: Place | readonly Place[];
  /** Company name or the vendor's id of a group; only where a group is asked about. */
  readonly group?: string;
  /** Page of the list, from 1. */
  readonly page?: number;
  /** Matching requests that go well before. */
  readonly after?: number;
  /** Matching requests that go wrong. Default: all. */
  readonly times?: number;
  readonly how: How;
}

export interface BreakTarget<Place extends string> {
  readonly place: Place;
  readonly page: number;
  readonly groupNames: readonly string[];
}

export class Breaks<Place extends string, How> {
  readonly #active = new Map<BreakAt<Place, How>, number>();

  /** What it answers takes the rule away again. */
  add(rule: BreakAt<Place, How>): () => void {
    this.#active.set(rule, 0);
    return () => this.#active.delete(rule);
  }

  clear(): void {
    this.#active.clear();
  }

  /** The first rule that fits and is due. Asking counts. */
  find(target: BreakTarget<Place>): How | null {
    for (const [rule, seen] of this.#active) {
      const { at, group, page, after = 0, times = Number.POSITIVE_INFINITY } = rule;
      const fits =
        (at === target.place || (Array.isArray(at) && at.includes(target.place))) &&
        (group === undefined || target.groupNames.includes(group)) &&
        (page === undefined || page === target.page);
      if (!fits) continue;
      this.#active.set(rule, seen + 1);
      if (seen >= after && seen < after + times) return rule.how;
    }
    return null;
  }
}
