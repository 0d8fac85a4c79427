/** Everything that happened, in order: what delta queries answer from. */
export type Entry =
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'member'; readonly group: string; readonly member: string }
  /** Taken back; places in the log must not move. */
  | { readonly kind: 'nothing' };

interface Stamped {
  readonly at: number;
  readonly entry: Entry;
}

export class ChangeLog {
  readonly #entries: Stamped[] = [];
  /** Number of the entry by which an object came to be. */
  readonly #born = new Map<string, number>();
  readonly #now: () => number;
  lagMs: number;

  constructor(now: () => number, lagMs: number) {
    this.#now = now;
    this.lagMs = lagMs;
  }

  add(entry: Entry, isNew = false): void {
    this.#entries.push({ at: this.#now(), entry });
    if (isNew && 'id' in entry) this.#born.set(entry.id, this.#entries.length);
  }

  /** Takes back what was just said of this member: deleting a user is no change of the groups. */
  takeBackMember(member: string): void {
    for (let place = this.#entries.length - 1; place >= 0; place -= 1) {
      const said = this.#entries[place];
      if (said?.entry.kind !== 'member' || said.entry.member !== member) return;
      this.#entries[place] = { at: said.at, entry: { kind: 'nothing' } };
    }
  }

  /** How many entries readers see by now. */
  seen(): number {
    let seen = this.#entries.length;
    if (this.lagMs === 0) return seen;
    const until = this.#now() - this.lagMs;
    while (seen > 0 && (this.#entries[seen - 1]?.at ?? 0) > until) seen -= 1;
    return seen;
  }

  /** New objects are missing in lists until the replicas know them. */
  isVisible(id: string): boolean {
    return this.lagMs === 0 || (this.#born.get(id) ?? 0) <= this.seen();
  }

  between(from: number, to: number): readonly Entry[] {
    return this.#entries.slice(Math.max(0, from), to).map(({ entry }) => entry);
  }
}
