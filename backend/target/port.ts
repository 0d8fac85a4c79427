/** What a target must be: Jira Data Center first, others later. `runs` knows this file and no vendor. */
import type { ErrorView } from '../domain/errors';
import type { Operation } from '../domain/plan/operation';
import type { ApplicationSeats } from '../domain/seats/judge-seats';
import type { TargetGroupMembers, TargetUser } from '../domain/target-state';

/** What the reader must bring. Targets that cannot list everything look up what is asked for. */
export interface StateRequest {
  /** Linked people: key, and what we last wrote, for targets whose list gives names and keys only. */
  readonly linked: ReadonlyMap<string, StoredDetail>;
  /** User names (any case) that the mapping wants and no link has yet. */
  readonly wantedNames: readonly string[];
  /** Mail addresses to match by, when matching is by e-mail. */
  readonly wantedEmails: readonly string[];
  /** Groups whose members are needed, as the mapping spells them. */
  readonly groups: readonly string[];
  /** Look-ups allowed for linked people no list gave details of; the longest unverified come first. */
  readonly maxLookups: number;
  /**
   * Nothing is listed: the linked people and the wanted names and addresses are looked up one by one, the groups are read,
   * and a `group` is told for each of them that exists. For requests about few people.
   */
  readonly onlyNamed?: boolean;
}

export interface StoredDetail {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
  readonly verifiedAt: string | null;
}

export type TargetEvent =
  | { readonly kind: 'user'; readonly user: TargetUser }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'members'; readonly group: string; readonly members: TargetGroupMembers }
  /** A look-up by key or name answered that there is no such account. */
  | { readonly kind: 'no-such-user'; readonly key: string }
  | { readonly kind: 'protected'; readonly keys: readonly string[] }
  /** `users`: every account the request needs was listed or looked up. `groups`: every group name. */
  | { readonly kind: 'complete'; readonly stream: 'users' | 'groups' }
  | { readonly kind: 'problem'; readonly at: 'users' | 'groups' | { readonly group: string }; readonly error: ErrorView };

export interface TargetProbe {
  readonly name: 'reach' | 'version' | 'sign-in' | 'permission' | 'writable' | 'seats' | 'user-server';
  readonly result: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly detail: string;
  readonly hint?: string;
}

/** The account an operation acts on, as known at this moment (a create before it in the plan may have made it). */
export interface CurrentAccount {
  readonly key: string | null;
  readonly name: string;
}

export interface ApplyOptions {
  /** Null for group operations. */
  readonly account: CurrentAccount | null;
  /** Read first and answer `stale` when `before` no longer holds. For approved, resumed and undo operations. */
  readonly verify: boolean;
  readonly signal: AbortSignal;
}

export type ApplyOutcome =
  | { readonly result: 'applied' | 'already'; readonly account?: { readonly key: string; readonly name: string } }
  /** Somebody changed it since the plan was made; nothing was written. */
  | { readonly result: 'stale'; readonly detail: string }
  | { readonly result: 'rejected'; readonly error: ErrorView }
  /** Nothing was written; the target asks to come back. */
  | { readonly result: 'retry-later'; readonly afterMs: number; readonly error: ErrorView }
  /** Sent, and no answer came. A read must settle it before anything is sent again. */
  | { readonly result: 'unknown'; readonly error: ErrorView };

/** What a read says about an operation whose outcome is not known. */
export type SettleOutcome =
  | { readonly result: 'done'; readonly account?: { readonly key: string; readonly name: string } }
  | { readonly result: 'not-done' }
  | { readonly result: 'differs'; readonly detail: string };

export interface TargetFacts {
  readonly product: string;
  readonly version: string;
  readonly baseUrl: string;
  /** Which profile was chosen from the version: `10.3`. */
  readonly profile: string;
}

export interface TargetCounters {
  readonly reads: number;
  readonly writes: number;
  readonly retries: number;
  readonly rateLimited: number;
  readonly lanes: number;
}

export interface Target {
  /** Finds version and rights; refuses what is not supported. Cached for the life of the object. */
  connect(): Promise<TargetFacts>;
  /** Names what is missing: right, version, writability, seats. Never throws for what a person can mend. */
  check(): Promise<readonly TargetProbe[]>;
  /** What the licences of the target allow. */
  seats(): Promise<readonly ApplicationSeats[]>;
  readState(request: StateRequest, signal: AbortSignal): AsyncIterable<TargetEvent>;
  apply(operation: Operation, options: ApplyOptions): Promise<ApplyOutcome>;
  /** Reads whether an operation took effect. */
  settle(operation: Operation, account: CurrentAccount | null, signal: AbortSignal): Promise<SettleOutcome>;
  /** How many operations may be in flight now; grows and shrinks with the target's answers. */
  readonly lanes: number;
  counters(): TargetCounters;
  close(): Promise<void>;
}
