import type { UserRecord } from './records';

/** Lengths of the prefixes people are filed under. Two tiers keep buckets small even when all names begin alike. */
const TIERS = [8, 3] as const;

/**
 * Finds people by the beginning of their login name, of a word of their display name, or of their mail address.
 * Made on the first search and kept up to date afterwards.
 */
export class SearchIndex {
  private buckets: Map<string, UserRecord | Set<UserRecord>> | null = null;

  /** Candidates for a query in lower case, or null when it is too short for the index and everybody has to be looked at. */
  candidates(query: string, everybody: () => Iterable<UserRecord>): Iterable<UserRecord> | null {
    const tier = TIERS.find((length) => query.length >= length);
    if (tier === undefined) return null;
    if (!this.buckets) {
      this.buckets = new Map();
      for (const user of everybody()) this.add(user);
    }
    const bucket = this.buckets.get(query.slice(0, tier));
    if (bucket === undefined) return [];
    return bucket instanceof Set ? bucket : [bucket];
  }

  add(user: UserRecord): void {
    if (!this.buckets) return;
    for (const prefix of prefixesOf(user)) {
      const bucket = this.buckets.get(prefix);
      if (bucket === undefined) this.buckets.set(prefix, user);
      else if (bucket instanceof Set) bucket.add(user);
      else if (bucket !== user) this.buckets.set(prefix, new Set([bucket, user]));
    }
  }

  /** To be called before the names of the user change. */
  remove(user: UserRecord): void {
    if (!this.buckets) return;
    for (const prefix of prefixesOf(user)) {
      const bucket = this.buckets.get(prefix);
      if (bucket === user) this.buckets.delete(prefix);
      else if (bucket instanceof Set) bucket.delete(user);
    }
  }

  clear(): void {
    this.buckets = null;
  }
}

/** Whether a user is found by a query in lower case. */
export function matchesQuery(user: UserRecord, query: string): boolean {
  return wordsOf(user).some((word) => word.startsWith(query));
}

function prefixesOf(user: UserRecord): Set<string> {
  const prefixes = new Set<string>();
  for (const word of wordsOf(user)) for (const length of TIERS) if (word.length >= length) prefixes.add(word.slice(0, length));
  return prefixes;
}

/** The display name counts from each of its words on, so that "ada love" finds "Ada Lovelace". */
function wordsOf(user: UserRecord): string[] {
  const display = user.displayName.toLowerCase();
  const words = [user.lowerName, user.email.toLowerCase(), display];
  for (let space = display.indexOf(' '); space >= 0; space = display.indexOf(' ', space + 1)) words.push(display.slice(space + 1));
  return words;
}
