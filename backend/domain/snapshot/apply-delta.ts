/**
 * The last snapshot and what a delta read tells make the next snapshot, the same as a full read would give now. What was
 * complete stays complete as long as the delta is unbroken; a record or group that went wrong is incomplete alone.
 */
import { canonicalJson } from '../plan/canonical-json';
import type { ReadEvent } from '../read-events';
import type { RecordRef, RemovedReason, SourceGroup, SourceId, SourceUser } from '../records';
import type { ReadProblem, SourceSnapshot } from '../source-snapshot';
import { MembersChange, sameMembers } from './change-members';

export interface AppliedDelta {
  readonly snapshot: SourceSnapshot;
  /** Whether the snapshot says anything else than the one before. Replays of what is known change nothing. */
  readonly isChanged: boolean;
  /** People whose record is another one, is new, or is gone. */
  readonly changedUsers: ReadonlySet<SourceId>;
  /** Groups whose members are needed since this delta although nobody knows them: only a full read tells. */
  readonly unknownMembers: readonly SourceId[];
  /**
   * Who or what was gone and is back. Its memberships may be back without a word, in groups that were told whole while it was
   * away: only a full read tells.
   */
  readonly returned: ReadonlySet<SourceId>;
}

export interface DeltaFold {
  /** Takes events in the order they arrive: about the same thing the last one wins. */
  add(event: ReadEvent): void;
  /** A part of the delta failed as a whole, so that nothing may be concluded from it. */
  readonly isBroken: boolean;
  build(): AppliedDelta;
}

export type WantsMembersOf = (group: SourceGroup) => boolean;

/** @param wants whose members are read, as the connector was told. */
export function foldDelta(before: SourceSnapshot, wants: WantsMembersOf): DeltaFold {
  const users = new Map<SourceId, SourceUser>(before.users);
  const groups = new Map<SourceId, SourceGroup>(before.groups);
  const removed = new Map<SourceId, RemovedReason>(before.removed);
  const members = new Map<SourceId, MembersChange>();
  const problems = new Map<string, ReadProblem>();
  const told = new Set<string>();
  const poisoned = new Set<SourceId>();
  const returned = new Set<SourceId>();
  let isBroken = false;

  /** A group that was removed and comes back is another one as far as its members are concerned. */
  function membersOf(group: SourceId): MembersChange {
    let open = members.get(group);
    if (!open) {
      open = new MembersChange(before.members.get(group) ?? null);
      members.set(group, open);
    }
    return open;
  }

  function put(object: RecordRef): void {
    if (removed.delete(object.id)) returned.add(object.id);
    // What went wrong with a group were its members; those are mended when they are read whole.
    if (object.kind === 'user') told.add(nameOf(object));
  }

  function remove(object: RecordRef, reason: RemovedReason): void {
    if (object.kind === 'user') users.delete(object.id);
    else {
      groups.delete(object.id);
      const anew = new MembersChange(null);
      if (poisoned.has(object.id)) anew.poison();
      members.set(object.id, anew);
    }
    removed.set(object.id, reason);
    told.add(nameOf(object));
  }

  function note({ at, error }: ReadProblem): void {
    if ('stream' in at) isBroken = true;
    else if (at.kind === 'group') {
      poisoned.add(at.id);
      membersOf(at.id).poison();
    }
    problems.set(JSON.stringify([at, error.code, error.message]), { at, error });
  }

  function build(): AppliedDelta {
    const nextMembers = new Map(before.members);
    let isChanged = false;
    for (const [id, change] of members) {
      const known = before.members.get(id);
      const next = change.result();
      if (next.complete) told.add(nameOf({ kind: 'group', id }));
      if (!groups.has(id) && next.members.length === 0) {
        isChanged = nextMembers.delete(id) || isChanged;
      } else if (known || next.complete || next.members.length > 0 || poisoned.has(id)) {
        if (sameMembers(known, next)) continue;
        nextMembers.set(id, next);
        isChanged = true;
      }
    }
    const changedUsers = differences(before.users, users);
    const allProblems = [...before.problems.filter(({ at }) => 'stream' in at || !told.has(nameOf(at))), ...problems.values()];
    isChanged ||= changedUsers.size > 0 || differences(before.groups, groups).size > 0;
    isChanged ||= problems.size > 0 || allProblems.length !== before.problems.length || !sameReasons(before.removed, removed);
    const snapshot: SourceSnapshot = {
      users,
      groups,
      members: nextMembers,
      complete: isBroken ? { users: false, groups: false } : before.complete,
      removed,
      problems: allProblems,
    };
    return { snapshot, isChanged, changedUsers, unknownMembers: findUnknown(before, snapshot, members.keys(), wants), returned };
  }

  return {
    add(event) {
      if (event.kind === 'user') {
        users.set(event.record.id, event.record);
        put({ kind: 'user', id: event.record.id });
      } else if (event.kind === 'group') {
        groups.set(event.record.id, event.record);
        put({ kind: 'group', id: event.record.id });
      } else if (event.kind === 'members') membersOf(event.group).add(event.add);
      else if (event.kind === 'members-complete') membersOf(event.group).claim(event.count);
      else if (event.kind === 'member-removed') membersOf(event.group).remove(event.member);
      else if (event.kind === 'removed') remove(event.object, event.reason);
      else if (event.kind === 'problem') note(event);
    },
    get isBroken() {
      return isBroken;
    },
    build,
  };
}

/**
 * Whether somebody new to the snapshot was here before the last full read: their memberships may be back without a word.
 * @param linked people who were brought to the target once.
 */
export function peopleBack(
  before: Pick<SourceSnapshot, 'users'>,
  changedUsers: Iterable<SourceId>,
  linked: Pick<ReadonlySet<SourceId>, 'has'>,
): boolean {
  for (const id of changedUsers) if (!before.users.has(id) && linked.has(id)) return true;
  return false;
}

const nameOf = ({ kind, id }: RecordRef): string => `${kind}:${id}`;

/** Ids that are in one of the two only, or have another content. Records a delta did not speak of are the same object. */
function differences<T>(before: ReadonlyMap<SourceId, T>, after: ReadonlyMap<SourceId, T>): Set<SourceId> {
  const different = new Set<SourceId>();
  for (const [id, record] of after) {
    const known = before.get(id);
    if (known !== record && (known === undefined || canonicalJson(known) !== canonicalJson(record))) different.add(id);
  }
  for (const id of before.keys()) if (!after.has(id)) different.add(id);
  return different;
}

function sameReasons(before: ReadonlyMap<SourceId, RemovedReason>, after: ReadonlyMap<SourceId, RemovedReason>): boolean {
  if (before.size !== after.size) return false;
  for (const [id, reason] of after) if (before.get(id) !== reason) return false;
  return true;
}

/** Groups that became wanted, or a member of another group, without having been read. */
function findUnknown(before: SourceSnapshot, after: SourceSnapshot, touched: Iterable<SourceId>, wants: WantsMembersOf): SourceId[] {
  const unknown = new Set<SourceId>();
  for (const [id, group] of after.groups) {
    const known = before.groups.get(id);
    if (known !== group && !after.members.has(id) && wants(group) && !(known && wants(known))) unknown.add(id);
  }
  for (const group of touched) {
    const known = new Set(before.members.get(group)?.members.map(({ id }) => id));
    for (const { kind, id } of after.members.get(group)?.members ?? []) {
      if (kind === 'group' && !known.has(id) && !after.members.has(id)) unknown.add(id);
    }
  }
  return [...unknown];
}
