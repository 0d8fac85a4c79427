import { foldName } from '../../../domain/patterns/fold-name';
import type { TargetUser } from '../../../domain/target-state';

/** Accounts met in one read. Each is told once, with the best detail there is. */
export class SeenUsers {
  private readonly keys = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly keysByName = new Map<string, string>();
  private readonly told = new Set<string>();
  private readonly tellUser: (user: TargetUser) => void;

  constructor(tell: (user: TargetUser) => void) {
    this.tellUser = tell;
  }

  /** Key and name, read now. Answers the one copy of the key that everybody shares: a million memberships repeat them. */
  note(key: string, name: string): string {
    const known = this.keys.get(key);
    if (known !== undefined) return known;
    this.keys.set(key, key);
    this.names.set(key, name);
    this.keysByName.set(foldName(name), key);
    return key;
  }

  /** An account with its details; told on, unless it was before. Answers the shared key. */
  tell(user: TargetUser): string {
    const key = this.note(user.key, user.name);
    if (!this.told.has(key)) {
      this.told.add(key);
      this.tellUser(user);
    }
    return key;
  }

  wasTold(key: string): boolean {
    return this.told.has(key);
  }

  wasSeen(key: string): boolean {
    return this.keys.has(key);
  }

  /** @param name in any case. */
  keyOf(name: string): string | undefined {
    return this.keysByName.get(foldName(name));
  }

  /** Keys and names of everybody met so far. */
  everybody(): IterableIterator<[key: string, name: string]> {
    return this.names.entries();
  }
}
