/** The outcome of `decide`: what to do, what was left undone and why. */
import type { RecordRef, SourceId } from '../records';
import type { Operation } from './operation';

/** Something a person must look at: a record that could not be mapped, two people with one name, a swap. */
export interface PlanProblem {
  readonly code:
    | 'mapping-failed'
    | 'username-conflict'
    | 'username-taken'
    | 'username-invalid'
    | 'email-invalid'
    | 'ambiguous-match'
    | 'group-name-conflict'
    | 'group-name-invalid'
    | 'rename-cycle'
    | 'group-cycle'
    /** A group the rules need is not at the target and may not be created. */
    | 'group-missing'
    | 'account-missing'
    | 'protected-account'
    /** The target was read in part, so that nothing is created or renamed that might be there already. */
    | 'target-incomplete'
    | 'source-problem';
  readonly at: RecordRef | null;
  /** One sentence a person understands, without personal data beyond names of attributes, groups and user names. */
  readonly message: string;
  readonly remedy: string;
}

/** A removal that absence seemed to call for and that was not planned, because absence was no proof. */
export interface Withheld {
  readonly kind: 'remove-member' | 'deactivate-user';
  readonly because:
    | 'users-read-incomplete'
    | 'groups-read-incomplete'
    | 'members-read-incomplete'
    | 'target-read-incomplete'
    | 'protected'
    | 'never-remove-from'
    | 'hand-made'
    /** Another connector has the person, or wants the membership: `connector`. */
    | 'present-elsewhere';
  /** How many; a person or group named when it is one. */
  readonly count: number;
  readonly group?: string;
  readonly sourceId?: SourceId;
  /** Id of the connector that keeps the account or the membership. */
  readonly connector?: string;
}

/** New or renewed links that need no change at the target: people found by matching, or confirmed as equal. */
export interface LinkUpdate {
  readonly sourceId: SourceId;
  readonly userKey: string;
  /** True at first contact with an existing account. */
  readonly matched: boolean;
}

/** What is managed at the target before the run: the base of every percentage. */
export interface ManagedCounts {
  readonly people: number;
  readonly groups: number;
  readonly memberships: number;
}

export interface Plan {
  /** In the order of PHASES; within a phase in a stable order that depends on ids only, never on the order of events. */
  readonly operations: readonly Operation[];
  readonly problems: readonly PlanProblem[];
  readonly withheld: readonly Withheld[];
  readonly linkUpdates: readonly LinkUpdate[];
  readonly managed: ManagedCounts;
  /** People in scope, and how many of them need nothing. */
  readonly inScope: number;
  readonly unchanged: number;
}
