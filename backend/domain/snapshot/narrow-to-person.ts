/** A snapshot without everybody else: as much as it takes to judge one person, and no more. */
import type { MemberRef, SourceId } from '../records';
import type { GroupMembers, SourceSnapshot } from '../source-snapshot';

/** All groups stay, because groups may be in groups; of their members the person and whatever is no person. */
export function narrowToPerson(snapshot: SourceSnapshot, sourceId: SourceId): SourceSnapshot {
  const record = snapshot.users.get(sourceId);
  const members = new Map<SourceId, GroupMembers>();
  for (const [group, all] of snapshot.members) {
    members.set(group, { complete: all.complete, members: all.members.filter((member) => mattersTo(sourceId, member)) });
  }
  return { ...snapshot, users: new Map(record ? [[sourceId, record]] : []), members };
}

export function mattersTo(sourceId: SourceId, { kind, id }: MemberRef): boolean {
  return kind !== 'user' || id === sourceId;
}
