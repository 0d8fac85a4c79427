import type { SourceId } from '../records';
import type { SourceSnapshot } from '../source-snapshot';

export interface FlatGroup {
  /** Members that are people, each once, in no meaningful order. Ids the snapshot holds no record of are among them. */
  readonly users: readonly SourceId[];
  /** Absence from `users` proves that somebody is no member: this group and every group below was read to its end. */
  readonly complete: boolean;
  /** The group contains itself, directly or through others. */
  readonly cycle: boolean;
}

export interface FlatMembers {
  membersOf(groupId: SourceId): FlatGroup;
}

export function flattenMembers(_snapshot: SourceSnapshot, _nesting: 'flatten' | 'direct'): FlatMembers {
  throw new Error('not built yet');
}
