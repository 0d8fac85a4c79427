import { foldName } from '../../../domain/patterns/fold-name';
import type { Clock } from '../clock';

/** A node of a cluster may see what another one made only after a while; after this long it is no longer excused. */
const EXCUSED_MS = 120_000;

/** Accounts and groups made by this target a short time ago: when Jira does not know them, it does not know them yet. */
export class RecentCreations {
  private readonly madeAt = new Map<string, number>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  note(kind: 'user' | 'group', name: string): void {
    const now = this.clock.now();
    const id = idOf(kind, name);
    this.madeAt.delete(id);
    this.madeAt.set(id, now);
    for (const [old, at] of this.madeAt) {
      if (now - at <= EXCUSED_MS) break;
      this.madeAt.delete(old);
    }
  }

  has(kind: 'user' | 'group', name: string): boolean {
    const at = this.madeAt.get(idOf(kind, name));
    return at !== undefined && this.clock.now() - at <= EXCUSED_MS;
  }
}

const idOf = (kind: string, name: string): string => `${kind} ${foldName(name)}`;
