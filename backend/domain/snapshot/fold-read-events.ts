/**
 * Folds read events into a snapshot: by id, the last one wins, any order, repetitions legal. The order of maps and members in
 * the result carries no meaning. A problem at a user is only noted: whoever concludes something from that person's absence must
 * look at `problems` first.
 */
import type { ReadEvent } from '../read-events';
import type { RecordRef, RemovedReason, SourceGroup, SourceId, SourceUser, Stream } from '../records';
import type { ReadProblem, SourceSnapshot } from '../source-snapshot';
import { MemberFold } from './fold-members';
import { ReadMark } from './read-mark';
import { createRepeatedValues } from './repeated-values';

export interface SnapshotBuilder {
  add(event: ReadEvent): void;
  counts(): { readonly users: number; readonly groups: number; readonly memberships: number };
  /** Ends the folding: the builder gives its memory to the snapshot and takes no further events. */
  build(): SourceSnapshot;
}

export function createSnapshotBuilder(): SnapshotBuilder {
  const users = new Map<SourceId, SourceUser>();
  const groups = new Map<SourceId, SourceGroup>();
  const marks: Record<Stream, ReadMark<SourceId>> = { users: new ReadMark(), groups: new ReadMark() };
  const members = new MemberFold();
  const values = createRepeatedValues();
  const removed = new Map<SourceId, RemovedReason>();
  const problems = new Map<string, ReadProblem>();

  function put(stream: Stream, record: SourceUser | SourceGroup): void {
    marks[stream].arrived(record.id);
    removed.delete(record.id);
  }

  function remove(object: RecordRef, reason: RemovedReason): void {
    const isUser = object.kind === 'user';
    const wasThere = isUser ? users.delete(object.id) : groups.delete(object.id);
    if (wasThere) marks[isUser ? 'users' : 'groups'].left(object.id);
    if (!isUser) members.forget(object.id);
    removed.set(object.id, reason);
  }

  function note(problem: ReadProblem): void {
    const { at } = problem;
    if ('stream' in at) marks[at.stream].poison();
    else if (at.kind === 'group') members.poison(at.id);
    problems.set(JSON.stringify([at, problem.error.code, problem.error.message]), problem);
  }

  function add(event: ReadEvent): void {
    if (event.kind === 'user') {
      users.set(event.record.id, values.share(event.record));
      put('users', event.record);
    } else if (event.kind === 'group') {
      groups.set(event.record.id, event.record);
      put('groups', event.record);
    } else if (event.kind === 'members') members.add(event.group, event.add);
    else if (event.kind === 'members-complete') members.claim(event.group, event.count);
    else if (event.kind === 'member-removed') members.remove(event.group, event.member);
    else if (event.kind === 'removed') remove(event.object, event.reason);
    else if (event.kind === 'problem') note({ at: event.at, error: event.error });
    else if (event.kind === 'complete') marks[event.stream].claim(event.count);
  }

  return {
    add,
    counts: () => ({ users: users.size, groups: groups.size, memberships: members.count }),
    build: () => ({
      users,
      groups,
      members: members.close(),
      complete: { users: marks.users.isComplete(users.size), groups: marks.groups.isComplete(groups.size) },
      removed,
      problems: [...problems.values()],
    }),
  };
}
