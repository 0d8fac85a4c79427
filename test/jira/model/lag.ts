import type { GroupRecord } from './records';

/** Groups show in reads some time after they were made, as in a cluster whose nodes have not heard of them yet. */
export class Lag {
  private readonly visibleFrom = new WeakMap<GroupRecord, number>();

  created(group: GroupRecord, lagMs: number): void {
    if (lagMs > 0) this.visibleFrom.set(group, Date.now() + lagMs);
  }

  hides(group: GroupRecord): boolean {
    const from = this.visibleFrom.get(group);
    return from !== undefined && Date.now() < from;
  }
}
