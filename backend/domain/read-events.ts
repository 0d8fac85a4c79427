/**
 * What a connector says while it reads. Events may come in any order and more than once: a consumer folds them by id,
 * the last one wins. `complete` and `members-complete` are the only licence to conclude anything from absence.
 */
import type { ErrorView } from './errors';
import type { MemberRef, RecordRef, RemovedReason, SourceGroup, SourceId, SourceUser, Stream } from './records';

/** Opaque mark inside one read, to go on after a crash. */
export type Checkpoint = string & { readonly __brand: 'checkpoint' };
/** Opaque mark between runs, where the next delta read starts. Stored only after its plan was applied. */
export type Cursor = string & { readonly __brand: 'cursor' };

export type ReadEvent =
  | { readonly kind: 'user'; readonly record: SourceUser }
  | { readonly kind: 'group'; readonly record: SourceGroup }
  /** Some direct members of a group; repeated for each page. Never "these and no others". */
  | { readonly kind: 'members'; readonly group: SourceId; readonly add: readonly MemberRef[] }
  /** Every page of this group's direct members was read; `count` is how many different members there are. */
  | { readonly kind: 'members-complete'; readonly group: SourceId; readonly count: number }
  /** Delta only. */
  | { readonly kind: 'member-removed'; readonly group: SourceId; readonly member: SourceId }
  | { readonly kind: 'removed'; readonly object: RecordRef; readonly reason: RemovedReason }
  /** Poisons that object (a group: its memberships) or that stream: nothing is concluded from absence there. */
  | { readonly kind: 'problem'; readonly at: RecordRef | { readonly stream: Stream }; readonly error: ErrorView }
  | { readonly kind: 'checkpoint'; readonly value: Checkpoint }
  /** The stream was read to its explicit end; `count` is how many different records it has. */
  | { readonly kind: 'complete'; readonly stream: Stream; readonly count: number }
  | { readonly kind: 'cursor'; readonly value: Cursor };
