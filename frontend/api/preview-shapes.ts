/** What the API says about rules that are not saved. */
import type { OperationKind, Reason, Run, SyncRules } from './shapes';

/** The read an answer is about. */
export interface Snapshot {
  readonly runId: string;
  readonly takenAt: string;
  readonly users: number;
  readonly groups: number;
  readonly memberships: number;
  readonly complete: boolean;
}

export interface PreviewQuery {
  readonly rules: SyncRules;
  readonly search: string;
  readonly limit: number;
}

export interface PreviewProblem {
  readonly code: string;
  readonly at: { readonly kind: 'user' | 'group'; readonly id: string } | null;
  readonly message: string;
  readonly remedy: string;
}

export interface GroupMove {
  readonly name: string;
  readonly reason: string;
  readonly why: Reason;
}

export interface PreviewedPerson {
  readonly sourceId: string;
  readonly login: string | null;
  readonly name: string | null;
  /** In Jira now; null for who has no account through this connector. */
  readonly userName: string | null;
  readonly verdict: 'in-scope' | 'left' | 'unknown' | 'dropped' | 'not-managed';
  readonly kinds: readonly OperationKind[];
  readonly whys: readonly Reason[];
  readonly held: boolean;
  readonly problems: readonly PreviewProblem[];
  readonly attributes: readonly {
    readonly attribute: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly changed: boolean;
  }[];
  readonly groupsAdded: readonly GroupMove[];
  readonly groupsRemoved: readonly GroupMove[];
}

export interface Preview {
  readonly snapshot: Snapshot;
  readonly counts: Readonly<Partial<Record<OperationKind, number>>>;
  readonly people: {
    readonly read: number;
    readonly inScope: number;
    readonly affected: number;
    readonly unchanged: number;
    readonly withProblems: number;
    readonly linked: number;
  };
  readonly brakes: readonly Pick<Run['brakes'][number], 'brake' | 'planned' | 'limit' | 'managed'>[];
  readonly problems: { readonly total: number; readonly items: readonly PreviewProblem[] };
  readonly page: { readonly items: readonly PreviewedPerson[]; readonly total: number; readonly next: string | null };
}

export type GroupResult = 'included' | 'excluded' | 'invalid' | 'conflict';

export interface TryGroupsQuery {
  readonly groups: SyncRules['groups'];
  /** A name to try; empty: none. */
  readonly name: string;
  readonly result: GroupResult | '';
  readonly limit: number;
}

export interface TriedGroup {
  readonly sourceId: string;
  readonly name: string;
  readonly members: number;
  readonly result: GroupResult;
  readonly target: string | null;
  readonly renamed: boolean;
  readonly sharedWith: number;
  readonly why: string | null;
}

export interface TriedGroups {
  readonly snapshot: Snapshot;
  readonly counts: Readonly<Record<GroupResult, number>>;
  readonly items: readonly TriedGroup[];
  readonly total: number;
  readonly next: string | null;
  readonly tried: {
    readonly name: string;
    readonly isKnown: boolean;
    readonly result: GroupResult;
    readonly target: string | null;
    readonly renamed: boolean;
    readonly why: string | null;
    readonly sharedWith: readonly string[];
  } | null;
}

export interface AttributeUses {
  readonly snapshot: Snapshot | null;
  readonly lookedAt: number;
  readonly items: readonly { readonly path: string; readonly people: number }[];
}
