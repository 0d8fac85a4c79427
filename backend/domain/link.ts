/** The stored pair source id ↔ Jira user key. It survives renames on both sides and makes a person managed. */
import type { Json } from './json';
import type { SourceId } from './records';

/** What we last wrote, or found to be equal already. The base for no-change runs and for telling drift from news. */
export interface AppliedState {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
  readonly properties: Readonly<Record<string, Json>>;
}

export interface Link {
  readonly sourceId: SourceId;
  readonly userKey: string;
  readonly applied: AppliedState;
  /** Target groups this connector gave the person, lower-case. What is not here was made by hand. */
  readonly grantedGroups: readonly string[];
  /**
   * Target groups this connector wants the person in, as of its last decision, folded: other connectors take nobody out
   * of them. Absent: the same as `grantedGroups`.
   */
  readonly wantedGroups?: readonly string[];
  /** Rollcall created the account (and did not find it). */
  readonly createdByUs: boolean;
  /** ISO time when the person left the source or its scope; null while present. Starts the grace period. */
  readonly leftAt: string | null;
  /** ISO time when the target itself last confirmed the account's details. */
  readonly verifiedAt: string | null;
}
