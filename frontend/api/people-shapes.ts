/** People as the API gives them. */
import type { ErrorView, Operation, OperationState, Reason } from './shapes';

export type PeopleFilter = 'linked' | 'unlinked' | 'problem' | 'left';

export interface FoundPerson {
  readonly connectorId: string;
  readonly sourceId: string;
  readonly login: string | null;
  readonly name: string | null;
  readonly email: string | null;
  /** Null: the last read does not have the person. */
  readonly activeAtSource: boolean | null;
  readonly userKey: string | null;
  readonly userName: string | null;
  readonly state: 'linked' | 'unlinked' | 'left';
  readonly problem: string | null;
}

export interface FoundPeople {
  readonly items: readonly FoundPerson[];
  readonly next: string | null;
  readonly total: number;
  readonly snapshots: readonly { readonly connectorId: string; readonly takenAt: string | null }[];
}

export interface PeopleQuery {
  readonly search?: string;
  readonly filter?: PeopleFilter | '';
  readonly connector?: string;
  readonly after?: string | null;
  readonly limit?: number;
}

export interface PersonAccount {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
}

export interface WantedGroup {
  readonly name: string;
  readonly origin: 'source-group' | 'always-assigned';
  readonly sourceGroup: string | null;
}

export interface PastOperation {
  readonly runId: string;
  readonly operation: Operation;
  readonly state: OperationState;
  readonly finishedAt: string | null;
  readonly error: ErrorView | null;
}

/** What is known of a person. */
export interface PersonView {
  readonly sourceId: string;
  readonly userKey: string | null;
  /** The account as Rollcall last wrote or confirmed it. */
  readonly applied: PersonAccount | null;
  readonly grantedGroups: readonly string[];
  readonly createdByUs: boolean;
  readonly leftAt: string | null;
  readonly snapshot: { readonly takenAt: string } | null;
  /** The record of the last read. */
  readonly source: {
    readonly active: boolean;
    readonly status: string;
    readonly kind: 'member' | 'guest' | 'service';
    readonly attributes: Readonly<Record<string, unknown>>;
  } | null;
  readonly scope: {
    readonly verdict: 'in-scope' | 'left' | 'out-of-scope' | 'unknown' | 'dropped';
    /** In English words. */
    readonly rule: string | null;
    readonly reason: Reason | null;
  } | null;
  readonly mapped: {
    readonly fields: { readonly username?: string; readonly displayName?: string; readonly email?: string | null };
    readonly properties: Readonly<Record<string, unknown>>;
    readonly problems: readonly { readonly attribute: string; readonly message: string }[];
  } | null;
  readonly wantedGroups: readonly WantedGroup[];
  /** The account as Jira has it now; null when there is none or Jira could not be asked. */
  readonly jira: PersonAccount | null;
  readonly jiraProblem: ErrorView | null;
  /** What was wrong with the person in the last run about everybody. */
  readonly problem: string | null;
  /** Links of other connectors to the same account. */
  readonly elsewhere: readonly { readonly connectorId: string; readonly leftAt: string | null; readonly groups: readonly string[] }[];
  readonly operations: readonly PastOperation[];
}
