import type { MemberRef, SourceId } from '../records';
import type { GroupMembers } from '../source-snapshot';
import { ReadMark } from './read-mark';

/** The direct members of one group while a delta speaks of them: what was known, changed, or read anew as a whole. */
export class MembersChange {
  /** What was known, with every addition and removal so far. */
  readonly #changed: Map<SourceId, MemberRef>;
  /** What this delta told, in case it tells the whole. */
  readonly #told = new Map<SourceId, MemberRef>();
  readonly #mark = new ReadMark<SourceId>();
  readonly #before: GroupMembers | null;
  #isClaimed = false;
  #isPoisoned = false;

  constructor(before: GroupMembers | null) {
    this.#before = before;
    this.#changed = new Map(before?.members.map((member) => [member.id, member]));
  }

  add(members: readonly MemberRef[]): void {
    for (const { kind, id } of members) {
      this.#changed.set(id, { kind, id });
      this.#told.set(id, { kind, id });
      this.#mark.arrived(id);
    }
  }

  remove(member: SourceId): void {
    this.#changed.delete(member);
    if (this.#told.delete(member)) this.#mark.left(member);
  }

  claim(count: number): void {
    this.#isClaimed = true;
    this.#mark.claim(count);
  }

  poison(): void {
    this.#isPoisoned = true;
  }

  /** A whole that does not agree with its count proves nothing: what was known stays, and is no longer complete. */
  result(): GroupMembers {
    const isWhole = this.#isClaimed && !this.#isPoisoned && this.#mark.isComplete(this.#told.size);
    if (isWhole) return { members: [...this.#told.values()], complete: true };
    const isUnbroken = !this.#isClaimed && !this.#isPoisoned && this.#before?.complete === true;
    return { members: [...this.#changed.values()], complete: isUnbroken };
  }
}

/** The same members, in whatever order. */
export function sameMembers(one: GroupMembers | undefined, other: GroupMembers | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.complete !== other.complete || one.members.length !== other.members.length) return false;
  const kinds = new Map(one.members.map(({ id, kind }) => [id, kind]));
  return other.members.every(({ id, kind }) => kinds.get(id) === kind);
}
