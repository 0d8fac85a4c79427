/** What the API gives and takes, as far as the panel knows it. */
import type { Access, ConnectorConfiguration, JiraConnection, Retention, Schedule } from '../../backend/domain/configuration';
import type { ErrorView } from '../../backend/domain/errors';
import type { Operation, OperationKind } from '../../backend/domain/plan/operation';
import type { PlanProblem, Withheld } from '../../backend/domain/plan/plan';
import type { AttributeRule } from '../../backend/domain/rules/sync-rules';
import type { OperationState, Run, RunState } from '../../backend/domain/runs/run';
import type { NotificationsView } from './settings-shapes';

export type { Access, ConnectorConfiguration, JiraConnection, Retention, Schedule } from '../../backend/domain/configuration';
export type { ErrorView } from '../../backend/domain/errors';
export type { Operation, OperationKind, UserFields } from '../../backend/domain/plan/operation';
export type { PlanProblem, Withheld } from '../../backend/domain/plan/plan';
export type { Reason } from '../../backend/domain/plan/reason';
export type { Expression, FunctionCall } from '../../backend/domain/rules/expression';
export type { AttributeRule, SyncRules, WhenNothing } from '../../backend/domain/rules/sync-rules';
export type { OperationState, Progress, Run, RunCounts, RunState } from '../../backend/domain/runs/run';

export interface List<T> {
  readonly items: readonly T[];
}

export interface Page<T> extends List<T> {
  /** Opaque mark of the page after this one; null at the end. */
  readonly next: string | null;
}

export interface ConnectorView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** What the type calls itself. */
  readonly label: string;
  readonly enabled: boolean;
  readonly version: number;
  /** People managed through this connector. */
  readonly people: number;
  /** Groups of Jira it manages. */
  readonly groups: number;
  readonly schedule: Schedule | null;
  /** Work that waits for approval. */
  readonly held: { readonly runId: string; readonly operations: number } | null;
  readonly lastRun: Run | null;
  /** The last run about everybody that was no simulation. */
  readonly lastSync: Run | null;
  /** ISO time of the last read for a sync; null: never synced. */
  readonly syncedAt: string | null;
  /** ISO time of the last read, be it of a simulation; null: never read. */
  readonly readAt: string | null;
  /** ISO time; null without a schedule. */
  readonly nextRunAt: string | null;
  /** ISO times, the soonest first. */
  readonly nextRuns: readonly string[];
}

/** Whom and what unsaved rules would bring, of the last read. */
export interface ScopeCount {
  readonly snapshot: { readonly takenAt: string; readonly complete: boolean };
  readonly people: {
    readonly read: number;
    readonly inScope: number;
    readonly inactive: number;
    readonly leftOut: readonly { readonly rule: string; readonly count: number }[];
    readonly unknown: number;
    readonly examples: readonly string[];
  };
  readonly groups: {
    readonly read: number;
    readonly inScope: number;
    readonly examples: readonly string[];
    readonly membersUnread: number;
  };
  readonly problems: readonly { readonly message: string; readonly remedy: string }[];
}

/** That a secret is stored, never the secret. */
export interface SecretMark {
  readonly field: string;
  readonly updatedAt: string;
}

export interface ConnectorDetail {
  readonly configuration: ConnectorConfiguration;
  readonly version: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly secrets: readonly SecretMark[];
}

export interface SpecField {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'url' | 'number' | 'boolean' | 'choice' | 'secret' | 'multiline' | 'list';
  readonly required: boolean;
  readonly help: string;
  readonly placeholder?: string;
  readonly default?: string | number | boolean | readonly string[];
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly onlyWhen?: { readonly key: string; readonly in: readonly (string | boolean)[] };
  readonly min?: number;
  readonly max?: number;
}

export interface ConnectorSpec {
  readonly type: string;
  readonly label: string;
  readonly summary: string;
  readonly fields: readonly SpecField[];
  readonly recommendedMapping: readonly AttributeRule[];
}

export interface ProbeView {
  readonly name: string;
  readonly result: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly detail: string;
  readonly hint?: string;
}

export interface SourceAttribute {
  readonly path: string;
  readonly label: string;
  readonly type: string;
}

export interface OperationEntry {
  readonly seq: number;
  readonly state: OperationState;
  /** The operation in English words, and why. */
  readonly words: string;
  readonly reason: string;
  readonly operation: Operation;
  readonly attempts: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly error: ErrorView | null;
  readonly errorId: string | null;
  readonly detail: string | null;
}

export interface RunDetail {
  readonly run: Run;
  readonly problems: readonly PlanProblem[];
  readonly withheld: readonly Withheld[];
  readonly byKind: readonly { readonly kind: OperationKind; readonly state: OperationState; readonly count: number }[];
  readonly timeline: readonly TimelineEvent[];
}

/** Something that happened to a run. */
export interface TimelineEvent {
  readonly at: string;
  readonly what: 'started' | 'stop-asked' | 'approved' | 'first-operation' | 'last-operation' | 'ended';
  readonly actor: string | null;
}

/** How far the run was just before its operations were read. Once it has ended, what was read is the last word. */
interface AsOfRun {
  readonly runState: RunState;
}

export interface OperationsPage extends Page<OperationEntry>, AsOfRun {}

export interface OperationCounts extends AsOfRun {
  readonly total: number;
  readonly byKind: RunDetail['byKind'];
}

export interface RunsQuery {
  readonly connector?: string;
  readonly state?: RunState | '';
  readonly kind?: Run['kind'] | '';
  readonly trigger?: Run['trigger'] | '';
  readonly actor?: string;
  readonly search?: string;
  /** ISO times. */
  readonly from?: string;
  readonly to?: string;
  readonly after?: string | null;
  readonly limit?: number;
}

export interface OperationsQuery {
  /** Only about this person, by source id. */
  readonly person?: string;
  readonly state?: OperationState | '';
  readonly kind?: OperationKind | '';
  readonly search?: string;
  readonly after?: string | null;
  readonly limit?: number;
}

export interface SettingsView {
  readonly jira: JiraConnection | null;
  readonly retention: Retention;
  readonly access: Access;
  readonly notifications: NotificationsView;
  readonly version: number;
  readonly updatedAt: string;
  readonly secrets: readonly SecretMark[];
}
