/** One change at the target, as data. Operations are ordered, and each says why, what was, what will be. */
import type { Json } from '../json';
import type { SourceId } from '../records';
import type { Reason } from './reason';

export type OperationKind =
  | 'create-user'
  | 'rename-user'
  | 'update-user'
  | 'reactivate-user'
  | 'set-property'
  | 'create-group'
  | 'add-member'
  | 'remove-member'
  | 'deactivate-user'
  | 'delete-user'
  | 'anonymize-user';

/**
 * The person an operation is about. One object is shared by all operations of a person (a million memberships must
 * fit in memory), so it never changes once built.
 */
export interface PersonRef {
  readonly sourceId: SourceId;
  /** The Jira user key; null while the account is still to be created. */
  readonly userKey: string | null;
  /** The user name as it is once renames of this plan are done. */
  readonly userName: string;
}

/** Details of an account an operation writes or expects. A missing field is left as it is. */
export interface UserFields {
  readonly name?: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly active?: boolean;
}

interface OperationBase {
  /** Stable over plans and processes: same change to same subject, same id. See `operationId`. */
  readonly id: string;
  readonly reason: Reason;
}

export type UserOperation = OperationBase & {
  readonly kind: 'create-user' | 'rename-user' | 'update-user' | 'reactivate-user' | 'deactivate-user' | 'delete-user' | 'anonymize-user';
  readonly person: PersonRef;
  /** What must still be so when the operation is applied: its precondition. Null for a create (the name must be free). */
  readonly before: UserFields | null;
  readonly after: UserFields | null;
};

export type PropertyOperation = OperationBase & {
  readonly kind: 'set-property';
  readonly person: PersonRef;
  readonly property: string;
  /** Null: not there. As `after`: remove it. */
  readonly before: Json;
  readonly after: Json;
};

export type GroupOperation = OperationBase & { readonly kind: 'create-group'; readonly group: string };

export type MemberOperation = OperationBase & {
  readonly kind: 'add-member' | 'remove-member';
  readonly person: PersonRef;
  readonly group: string;
};

export type Operation = UserOperation | PropertyOperation | GroupOperation | MemberOperation;

/**
 * The order of work: people, then groups, then memberships added, then removed, then accounts closed. A broken run
 * leaves people with too much rather than locked out. Operations of one phase may run side by side.
 */
export const PHASES: Readonly<Record<OperationKind, number>> = {
  'rename-user': 10,
  'create-user': 20,
  'update-user': 30,
  'reactivate-user': 30,
  'set-property': 35,
  'create-group': 40,
  'add-member': 50,
  'remove-member': 60,
  'deactivate-user': 70,
  'delete-user': 80,
  'anonymize-user': 80,
};

/** Kinds that take something away from somebody. Only these are ever held by a brake. */
export const REMOVING: ReadonlySet<OperationKind> = new Set(['remove-member', 'deactivate-user', 'delete-user', 'anonymize-user']);

/** `add-member:00u1:eng-core`. Parts are escaped so that no two different subjects share an id. */
export function operationId(kind: OperationKind, ...subject: readonly string[]): string {
  return `${kind}:${subject.map(escapeIdPart).join(':')}`;
}

/** A subject as it stands in an id, for callers that build a million ids from few subjects. */
export function escapeIdPart(part: string): string {
  return /[%:]/.test(part) ? part.replaceAll('%', '%25').replaceAll(':', '%3A') : part;
}
