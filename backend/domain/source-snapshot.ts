/** Everything one read of a source gave, with its completeness marks. Built from read events by `foldReadEvents`. */
import type { ErrorView } from './errors';
import type { MemberRef, RecordRef, RemovedReason, SourceGroup, SourceId, SourceUser, Stream } from './records';

export interface GroupMembers {
  /** Direct members, each once. */
  readonly members: readonly MemberRef[];
  /** Whether every page was read. False: nobody is removed from this group's target group. */
  readonly complete: boolean;
}

export interface ReadProblem {
  readonly at: RecordRef | { readonly stream: Stream };
  readonly error: ErrorView;
}

export interface SourceSnapshot {
  readonly users: ReadonlyMap<SourceId, SourceUser>;
  readonly groups: ReadonlyMap<SourceId, SourceGroup>;
  readonly members: ReadonlyMap<SourceId, GroupMembers>;
  /** Whether the stream reached its explicit end and its count agreed with what arrived. */
  readonly complete: Readonly<Record<Stream, boolean>>;
  /** Objects the source itself said are gone. Evidence even when the stream is not complete. */
  readonly removed: ReadonlyMap<SourceId, RemovedReason>;
  readonly problems: readonly ReadProblem[];
}
