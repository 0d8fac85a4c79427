import type { MemberRef, SourceId } from '../records';
import type { GroupMembers } from '../source-snapshot';
import { MemberIntern } from './intern-members';
import { ReadMark } from './read-mark';

interface OpenGroup {
  readonly members: Set<MemberRef>;
  readonly mark: ReadMark<SourceId>;
}

/** The direct members of all groups while they arrive. */
export class MemberFold {
  readonly #intern = new MemberIntern();
  readonly #groups = new Map<SourceId, OpenGroup>();
  #count = 0;

  /** Memberships so far, each once. */
  get count(): number {
    return this.#count;
  }

  add(group: SourceId, members: readonly MemberRef[]): void {
    const open = this.#open(group);
    for (const member of members) {
      const ref = this.#intern.ref(member);
      if (open.members.has(ref)) continue;
      // The same id under another kind is the same member, told better.
      this.#drop(open, member.id);
      open.members.add(ref);
      open.mark.arrived(ref.id);
      this.#count++;
    }
  }

  remove(group: SourceId, member: SourceId): void {
    const open = this.#open(group);
    if (this.#drop(open, member)) open.mark.left(member);
  }

  claim(group: SourceId, count: number): void {
    this.#open(group).mark.claim(count);
  }

  poison(group: SourceId): void {
    this.#open(group).mark.poison();
  }

  forget(group: SourceId): void {
    this.#count -= this.#groups.get(group)?.members.size ?? 0;
    this.#groups.delete(group);
  }

  /** Hands over group by group and lets go of what was handed over, so that both forms never stand in memory at once. */
  close(): Map<SourceId, GroupMembers> {
    const closed = new Map<SourceId, GroupMembers>();
    for (const [id, open] of this.#groups) {
      closed.set(id, { members: [...open.members], complete: open.mark.isComplete(open.members.size) });
      this.#groups.delete(id);
    }
    return closed;
  }

  #open(group: SourceId): OpenGroup {
    let open = this.#groups.get(group);
    if (!open) {
      open = { members: new Set(), mark: new ReadMark() };
      this.#groups.set(group, open);
    }
    return open;
  }

  #drop(open: OpenGroup, id: SourceId): boolean {
    let dropped = false;
    for (const form of this.#intern.formsOf(id)) if (open.members.delete(form)) dropped = true;
    if (dropped) this.#count--;
    return dropped;
  }
}
