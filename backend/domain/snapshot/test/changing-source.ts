/**
 * A source that changes and remembers when: it can be read whole, or as what changed since a moment, in the ways the vendors
 * tell it. What is deleted softly comes back with its memberships and without a word about them.
 */
import type { ReadEvent } from '../../read-events';
import type { MemberRef, SourceGroup, SourceId, SourceUser } from '../../records';

export interface Change {
  readonly what: number;
  readonly who: number;
  readonly where: number;
  readonly value: number;
}

/** `each`: memberships come and go one by one (Graph). `whole`: a group with a change is told anew (Okta, LDAP). */
export type Telling = 'each' | 'whole';

export interface Pools {
  readonly users: readonly SourceId[];
  readonly groups: readonly SourceId[];
  user(id: SourceId, value: number): SourceUser;
  group(id: SourceId, value: number): SourceGroup;
}

interface Kept<T> {
  readonly record: T;
  readonly isGone: boolean;
  readonly at: number;
  /** When it was there again after it had been gone, or for the first time. */
  readonly appearedAt: number;
  readonly wasGone: boolean;
}

const keyOf = (group: SourceId, member: SourceId) => `${group}\n${member}`;

export class ChangingSource {
  /** Counts changes; a cursor is the count at a read. */
  now = 0;
  readonly #pools: Pools;
  readonly #users = new Map<SourceId, Kept<SourceUser>>();
  readonly #groups = new Map<SourceId, Kept<SourceGroup>>();
  readonly #members = new Map<string, { readonly group: SourceId; readonly ref: MemberRef; readonly isIn: boolean; readonly at: number }>();

  constructor(pools: Pools) {
    this.#pools = pools;
  }

  change({ what, who, where, value }: Change): void {
    this.now += 1;
    const { users, groups } = this.#pools;
    const user = users[who % users.length] ?? '';
    const group = groups[where % groups.length] ?? '';
    const other = groups[who % groups.length] ?? '';
    if (what % 10 < 3) this.#put(this.#users, user, this.#pools.user(user, value));
    else if (what % 10 === 3) this.#remove(this.#users, user);
    else if (what % 10 === 4) this.#put(this.#groups, group, this.#pools.group(group, value));
    else if (what % 10 === 5) this.#remove(this.#groups, group);
    else if (what % 10 === 6) this.#member(group, { kind: 'group', id: other }, value % 2 === 0);
    else this.#member(group, { kind: 'user', id: user }, value % 3 !== 0);
  }

  /** Everybody who ever was there. */
  everybody(): ReadonlySet<SourceId> {
    return new Set(this.#users.keys());
  }

  /**
   * Everything, with its end marks.
   * @param tellsGone lists those who are softly deleted as well, as Entra does: nobody else can know that they may come back.
   */
  whole(tellsGone = false): ReadEvent[] {
    const users = present(this.#users);
    const groups = present(this.#groups);
    const events: ReadEvent[] = users.map(([, { record }]) => ({ kind: 'user', record }));
    for (const [id, { record }] of groups) events.push({ kind: 'group', record }, ...this.#wholeMembers(id));
    const gone = [...this.#users].filter(([, { isGone }]) => tellsGone && isGone);
    for (const [id] of gone) events.push({ kind: 'removed', object: { kind: 'user', id }, reason: 'soft-deleted' });
    events.push({ kind: 'complete', stream: 'users', count: users.length }, { kind: 'complete', stream: 'groups', count: groups.length });
    return events;
  }

  /** What is another since then, as it is now: one list for each thing, whose events belong together in this order. */
  since(cursor: number, telling: Telling): ReadEvent[][] {
    const things: ReadEvent[][] = [];
    for (const [id, { record, isGone, at }] of this.#users) {
      if (at <= cursor) continue;
      things.push([isGone ? { kind: 'removed', object: { kind: 'user', id }, reason: 'soft-deleted' } : { kind: 'user', record }]);
    }
    const told = new Set<SourceId>();
    for (const [id, { record, isGone, at, appearedAt, wasGone }] of this.#groups) {
      const removal: ReadEvent = { kind: 'removed', object: { kind: 'group', id }, reason: 'deleted' };
      if (at > cursor && isGone) things.push([removal]);
      else if (at > cursor && appearedAt > cursor) {
        things.push([...(wasGone ? [removal] : []), { kind: 'group', record }, ...this.#wholeMembers(id)]);
        told.add(id);
      } else if (at > cursor) things.push([{ kind: 'group', record }]);
    }
    for (const { group, ref, isIn, at } of this.#members.values()) {
      if (at <= cursor || told.has(group) || this.#groups.get(group)?.isGone !== false) continue;
      if (telling === 'whole') {
        told.add(group);
        things.push(this.#wholeMembers(group));
      } else if (!isIn) things.push([{ kind: 'member-removed', group, member: ref.id }]);
      else if (this.#isThere(ref)) things.push([{ kind: 'members', group, add: [ref] }]);
    }
    return things;
  }

  #wholeMembers(group: SourceId): ReadEvent[] {
    const refs = [...this.#members.values()].filter((member) => member.group === group && member.isIn && this.#isThere(member.ref));
    const pages: ReadEvent[] = refs.map(({ ref }) => ({ kind: 'members', group, add: [ref] }));
    return [...pages, { kind: 'members-complete', group, count: refs.length }];
  }

  #isThere({ kind, id }: MemberRef): boolean {
    return (kind === 'user' ? this.#users : this.#groups).get(id)?.isGone === false;
  }

  #put<T>(things: Map<SourceId, Kept<T>>, id: SourceId, record: T): void {
    const known = things.get(id);
    const isBack = known === undefined || known.isGone;
    things.set(id, {
      record,
      isGone: false,
      at: this.now,
      appearedAt: isBack ? this.now : known.appearedAt,
      wasGone: known?.wasGone ?? false,
    });
  }

  #remove<T>(things: Map<SourceId, Kept<T>>, id: SourceId): void {
    const known = things.get(id);
    if (known && !known.isGone) things.set(id, { ...known, isGone: true, at: this.now, wasGone: true });
  }

  #member(group: SourceId, ref: MemberRef, isIn: boolean): void {
    if (this.#groups.get(group)?.isGone !== false || !this.#isThere(ref)) return;
    const known = this.#members.get(keyOf(group, ref.id))?.isIn ?? false;
    if (known !== isIn) this.#members.set(keyOf(group, ref.id), { group, ref, isIn, at: this.now });
  }
}

function present<T>(things: ReadonlyMap<SourceId, Kept<T>>): [SourceId, Kept<T>][] {
  return [...things].filter(([, { isGone }]) => !isGone);
}

/** Mixes the lists, each in its own order, some of them twice. Small numbers from `dice` decide. */
export function deal(things: readonly (readonly ReadEvent[])[], dice: () => number): ReadEvent[] {
  const open = things.flatMap((list) => (dice() % 4 === 0 ? [[...list, ...list]] : [[...list]]));
  const dealt: ReadEvent[] = [];
  while (open.length > 0) {
    const at = dice() % open.length;
    const event = open[at]?.shift();
    if (event) dealt.push(event);
    else open.splice(at, 1);
  }
  return dealt;
}

/** The same numbers for the same seed. */
export function diceOf(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state >>> 8;
  };
}
