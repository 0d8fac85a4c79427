import type { UserRecord } from './records';
import { SortedList } from './sorted-list';

interface Entry {
  readonly word: string;
  readonly user: UserRecord;
}

/** With more hits than this, looking at everybody in order is quicker than sorting the hits. */
const TOO_MANY = 5000;

/**
 * Finds people by the beginning of their login name, of their mail address, or of their display name from any of its words on.
 * Made on the first search and kept up to date afterwards.
 */
export class SearchIndex {
  private entries: SortedList<Entry> | null = null;

  /** People a query in lower case finds, in no order, or null when there are too many to be worth it. */
  find(query: string, everybody: () => Iterable<UserRecord>): Set<UserRecord> | null {
    if (!this.entries) {
      this.entries = new SortedList<Entry>((entry) => entry.word);
      for (const user of everybody()) this.add(user);
    }
    const all = this.entries.all();
    const found = new Set<UserRecord>();
    for (let at = this.entries.lowerBound(query); at < all.length; at++) {
      const entry = all[at];
      if (!entry?.word.startsWith(query)) break;
      found.add(entry.user);
      if (found.size > TOO_MANY) return null;
    }
    return found;
  }

  add(user: UserRecord): void {
    if (!this.entries) return;
    for (const word of wordsOf(user)) this.entries.add({ word, user });
  }

  /** To be called before the names of the user change. */
  remove(user: UserRecord): void {
    if (!this.entries) return;
    for (const word of wordsOf(user)) this.entries.removeWhere(word, (entry) => entry.user === user);
  }
}

/** Whether a user is found by a query in lower case. */
export function matchesQuery(user: UserRecord, query: string): boolean {
  return user.lowerName.startsWith(query) || wordsOf(user).some((word) => word.startsWith(query));
}

function wordsOf(user: UserRecord): string[] {
  const display = user.displayName.toLowerCase();
  const words = [user.lowerName, user.email.toLowerCase(), display];
  for (let space = display.indexOf(' '); space >= 0; space = display.indexOf(' ', space + 1)) words.push(display.slice(space + 1));
  return words;
}
