/**
 * One round of `groups/delta`, put together by group. A large group comes in slices over several pages, an object may come
 * more than once, and nothing comes in a meaningful order: members are merged, never replaced, and the last word on each counts.
 */

import type { MemberRef, RemovedReason, SourceGroup, SourceId } from '../../domain/records';
import { protocolFault } from '../kit/misfortune';
import { isObject, readId, toMember, toSourceGroup } from './records';

export interface GroupChange {
  /** Null while no slice had a name. */
  record: SourceGroup | null;
  hidden: boolean;
  removed: RemovedReason | null;
  /** It was gone at some time of the round: whatever members we know of it are out of date. */
  returned: boolean;
  readonly added: Map<SourceId, MemberRef>;
  readonly left: Set<SourceId>;
}

export class GroupChanges {
  readonly byId = new Map<SourceId, GroupChange>();

  add(items: readonly unknown[]): void {
    for (const item of items) this.#addItem(item);
  }

  /** A group to be told although nothing is said to have changed. */
  include(id: SourceId): void {
    this.#open(id);
  }

  #addItem(item: unknown): void {
    const id = readId(item);
    if (id === null || !isObject(item)) throw protocolFault('Graph told a change of a group without an id.');
    const change = this.#open(id);
    const removed = removedReason(item['@removed']);
    if (removed) {
      change.removed = removed;
      change.returned = true;
      change.added.clear();
      change.left.clear();
      return;
    }
    change.removed = null;
    change.record = toSourceGroup(item) ?? change.record;
    change.hidden = item.visibility === 'HiddenMembership';
    const members = item['members@delta'];
    for (const member of Array.isArray(members) ? members : []) addMember(change, member);
  }

  #open(id: SourceId): GroupChange {
    let change = this.byId.get(id);
    if (!change) {
      change = { record: null, hidden: false, removed: null, returned: false, added: new Map(), left: new Set() };
      this.byId.set(id, change);
    }
    return change;
  }
}

/** Null when the item is not a removal. `changed`: deleted and restorable; `deleted`: gone for good (Graph docs, delta query). */
export function removedReason(removed: unknown): RemovedReason | null {
  if (!isObject(removed)) return null;
  return removed.reason === 'changed' ? 'soft-deleted' : 'deleted';
}

function addMember(change: GroupChange, member: unknown): void {
  const id = readId(member);
  if (id === null || !isObject(member)) throw protocolFault('Graph told a change of a member without an id.');
  if (isObject(member['@removed'])) {
    change.added.delete(id);
    change.left.add(id);
    return;
  }
  const ref = toMember(member);
  if (!ref) throw protocolFault('Graph told a change of a member without a type.');
  change.left.delete(id);
  change.added.set(id, ref);
}
