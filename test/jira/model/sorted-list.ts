/** A list kept in order of a text or number key. Many additions in a row cost one sort; a single one costs a binary search. */
export class SortedList<T, K extends string | number = string> {
  private readonly keyOf: (item: T) => K;
  private items: T[] = [];
  private pending: T[] = [];

  constructor(keyOf: (item: T) => K) {
    this.keyOf = keyOf;
  }

  add(item: T): void {
    this.pending.push(item);
  }

  /** To be called while the item still has the key it was added with. */
  remove(item: T): void {
    this.removeWhere(this.keyOf(item), (found) => found === item);
  }

  /** Removes the first item of a key that the test accepts. */
  removeWhere(key: K, test: (item: T) => boolean): void {
    this.settle();
    for (let at = this.lowerBound(key); at < this.items.length; at++) {
      const found = this.items[at];
      if (found === undefined || this.keyOf(found) !== key) return;
      if (!test(found)) continue;
      this.items.splice(at, 1);
      return;
    }
  }

  /** In order; not to be changed by the caller, and valid until the next change. */
  all(): readonly T[] {
    this.settle();
    return this.items;
  }

  /** Index of the first item whose key is not below `key`. */
  lowerBound(key: K): number {
    this.settle();
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = this.items[middle];
      if (item !== undefined && this.keyOf(item) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private settle(): void {
    if (this.pending.length === 0) return;
    const added = this.pending;
    this.pending = [];
    if (added.length > 16) {
      const { keyOf } = this;
      this.items = this.items.concat(added).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
      return;
    }
    for (const item of added) this.items.splice(this.lowerBound(this.keyOf(item)), 0, item);
  }
}
