/** Keeps what was costly to load for as long as somebody keeps asking, and no longer: memory matters more than the second question of the day. */

export interface IdleCache<T> {
  /** What is kept for this id in this version, or what `load` gives. Who asks while it is being loaded waits for the same load. */
  get(id: string, version: string, load: () => Promise<T>): Promise<T>;
  /** What is kept or being loaded for this id in this version; null when it would have to be loaded. */
  peek(id: string, version: string): Promise<T> | null;
  clear(): void;
}

interface Kept<T> {
  readonly version: string;
  readonly value: Promise<T>;
  timer: NodeJS.Timeout;
}

export interface IdleCacheOptions {
  readonly idleMs: number;
  /** The one that was asked for longest ago makes room. */
  readonly most: number;
}

export function createIdleCache<T>({ idleMs, most }: IdleCacheOptions): IdleCache<T> {
  const kept = new Map<string, Kept<T>>();

  function drop(id: string, entry: Kept<T>): void {
    clearTimeout(entry.timer);
    if (kept.get(id) === entry) kept.delete(id);
  }

  function keep(id: string, entry: Kept<T>): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => drop(id, entry), idleMs);
    entry.timer.unref();
    kept.delete(id);
    kept.set(id, entry);
  }

  return {
    get(id, version, load) {
      const known = kept.get(id);
      if (known?.version === version) {
        keep(id, known);
        return known.value;
      }
      // The old one goes before the new one comes, so that both are never in memory.
      if (known) drop(id, known);
      for (const [other, entry] of kept) if (kept.size >= most) drop(other, entry);
      const entry: Kept<T> = { version, value: load(), timer: setTimeout(() => undefined, 0) };
      keep(id, entry);
      entry.value.catch(() => drop(id, entry));
      return entry.value;
    },
    peek(id, version) {
      const known = kept.get(id);
      if (known?.version !== version) return null;
      keep(id, known);
      return known.value;
    },
    clear() {
      for (const [id, entry] of kept) drop(id, entry);
    },
  };
}
