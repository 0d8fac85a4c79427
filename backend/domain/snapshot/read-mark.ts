/**
 * Whether a list was read to its end. The source says how many different things it holds; only when as many arrived, and
 * nothing went wrong, may anybody conclude something from absence. It does not matter whether the claim comes first or last.
 */
export class ReadMark<Key> {
  #claimed: number | null = null;
  #poisoned = false;
  /** What was there at the claim and was taken out afterwards (a delta): it still counts towards the claim. */
  readonly #goneSince = new Set<Key>();

  claim(count: number): void {
    this.#claimed = count;
    this.#goneSince.clear();
  }

  poison(): void {
    this.#poisoned = true;
  }

  arrived(key: Key): void {
    if (this.#goneSince.size > 0) this.#goneSince.delete(key);
  }

  left(key: Key): void {
    if (this.#claimed !== null) this.#goneSince.add(key);
  }

  /** @param size how many different things are there now. */
  isComplete(size: number): boolean {
    return !this.#poisoned && this.#claimed !== null && size + this.#goneSince.size === this.#claimed;
  }
}
