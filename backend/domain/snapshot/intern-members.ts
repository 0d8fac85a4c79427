import type { MemberRef, SourceId } from '../records';

/** A million memberships name a hundred thousand people: each person is one object here, however many groups they are in. */
export class MemberIntern {
  readonly #byKind: Readonly<Record<MemberRef['kind'], Map<SourceId, MemberRef>>> = { user: new Map(), group: new Map(), other: new Map() };

  ref(member: MemberRef): MemberRef {
    const known = this.#byKind[member.kind].get(member.id);
    if (known) return known;
    const ref: MemberRef = { kind: member.kind, id: member.id };
    this.#byKind[member.kind].set(member.id, ref);
    return ref;
  }

  /** Every form in which this id has been seen: normally one. */
  formsOf(id: SourceId): MemberRef[] {
    const forms: MemberRef[] = [];
    for (const refs of Object.values(this.#byKind)) {
      const ref = refs.get(id);
      if (ref) forms.push(ref);
    }
    return forms;
  }
}
