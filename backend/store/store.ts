/**
 * The store as the rest of the backend sees it: one repository a noun. `openStore` (open-store.ts) makes it over
 * PostgreSQL. Every write that belongs to a run carries its `Fence`: when the lease has passed to another process the
 * write changes nothing and throws `lease-lost`.
 */
import type { ApiRole, ApiScope } from '../domain/api-scope';
import type { ConnectorConfiguration, Settings } from '../domain/configuration';
import type { ErrorView } from '../domain/errors';
import type { Link } from '../domain/link';
import type { Operation } from '../domain/plan/operation';
import type { LinkUpdate, PlanProblem, Withheld } from '../domain/plan/plan';
import type { Claim } from '../domain/precedence/claim';
import type { Cursor } from '../domain/read-events';
import type { SourceId, SourceUser } from '../domain/records';
import type { OperationState, Run, RunKind, RunState, RunTrigger } from '../domain/runs/run';
import type { SourceSnapshot } from '../domain/source-snapshot';
import type { DeliveryRepository } from './delivery-repository';

export interface Page<T> {
  readonly items: readonly T[];
  /** Pass back to get what follows; null at the end. */
  readonly next: string | null;
}

/** A configuration with the version an editor must name to change it (no silent overwrite). */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export interface ConnectorRepository {
  list(): Promise<readonly Versioned<ConnectorConfiguration>[]>;
  get(id: string): Promise<Versioned<ConnectorConfiguration> | null>;
  /** `expectedVersion` null: must not exist yet. Throws `conflict` when the version is another. */
  put(value: ConnectorConfiguration, expectedVersion: number | null, actor: string): Promise<Versioned<ConnectorConfiguration>>;
  /** Deletes the configuration with links, snapshots and secrets; runs stay in history until retention. */
  remove(id: string, actor: string): Promise<boolean>;
}

export interface SettingsRepository {
  get(): Promise<Versioned<Settings>>;
  put(value: Settings, expectedVersion: number, actor: string): Promise<Versioned<Settings>>;
}

/** Sealed by the vault of `security`; the store never sees a plain secret. `owner`: `connector:<id>` or `jira`. */
export interface SecretRepository {
  get(owner: string, field: string): Promise<{ readonly sealed: string; readonly updatedAt: string } | null>;
  list(owner: string): Promise<readonly { readonly field: string; readonly updatedAt: string }[]>;
  put(owner: string, field: string, sealed: string): Promise<void>;
  remove(owner: string, field?: string): Promise<void>;
  all(): Promise<readonly { readonly owner: string; readonly field: string; readonly sealed: string }[]>;
}

export interface LinkRepository {
  all(connectorId: string): Promise<ReadonlyMap<SourceId, Link>>;
  get(connectorId: string, sourceId: SourceId): Promise<Link | null>;
  /** The links of all other configured connectors, by user key, the first in rank first. What is the same for many is one object. */
  claimsElsewhere(connectorId: string): Promise<ReadonlyMap<string, readonly Claim[]>>;
  /** The same for one user. */
  claimsOn(connectorId: string, userKey: string): Promise<readonly Claim[]>;
  /** Inserts or replaces, in bulk. */
  put(fence: Fence, connectorId: string, links: readonly Link[]): Promise<void>;
  /**
   * Notes that people were found present, in bulk: `links` are inserted or replace what is stored, for the other
   * `updates` the user key is noted and `leftAt` is cleared. What is as wanted already is not written.
   */
  confirm(fence: Fence, connectorId: string, updates: readonly LinkUpdate[], links: readonly Link[]): Promise<void>;
  remove(fence: Fence, connectorId: string, sourceIds: readonly SourceId[]): Promise<void>;
  count(connectorId: string): Promise<number>;
}

export interface SnapshotSummary {
  readonly runId: string;
  readonly takenAt: string;
  readonly users: number;
  readonly groups: number;
  readonly memberships: number;
  readonly complete: boolean;
}

/** Ways to read a stored snapshot, as much of it as is needed. */
export interface SnapshotReader {
  summary(connectorId: string): Promise<SnapshotSummary | null>;
  load(connectorId: string): Promise<SourceSnapshot | null>;
  /** What `narrowToPerson` makes of it, sooner and in less memory. */
  loadAround(connectorId: string, sourceId: SourceId): Promise<SourceSnapshot | null>;
  /** Hands over the people one after the other, so that they need not be in memory together. False when there is no snapshot. */
  people(connectorId: string, visit: (user: SourceUser) => void): Promise<boolean>;
}

/** The last snapshot of each connector, compact (compressed chunks). */
export interface SnapshotRepository extends SnapshotReader {
  /**
   * Replaces the snapshot and, in the same transaction, the cursor: with the one a delta read ended with, or with none,
   * because the old one does not continue this snapshot.
   */
  save(fence: Fence, connectorId: string, snapshot: SourceSnapshot, cursor?: NewCursor | null): Promise<void>;
}

/**
 * What a simulation read of a connector that was never synced: something for previews to look at. It is no base for
 * anything that is decided, and goes with the first snapshot that is saved.
 */
export interface SampleRepository extends SnapshotReader {
  /** Replaces the one before. Stores nothing when there is a snapshot by now, or the connector is gone. */
  save(fence: Fence, connectorId: string, snapshot: SourceSnapshot): Promise<void>;
}

export interface RunFilter {
  readonly connectorId?: string;
  readonly states?: readonly RunState[];
  readonly kinds?: readonly RunKind[];
  readonly triggers?: readonly RunTrigger[];
  /** Part of who started or approved it, without case. */
  readonly actor?: string;
  /** Part of id, connector, who, person, note, or error with its id, without case. */
  readonly search?: string;
  /** Started at this ISO time or later. */
  readonly from?: string;
  /** Started before this ISO time. */
  readonly to?: string;
  readonly after?: string;
  readonly limit?: number;
}

export interface RunRepository {
  create(run: Pick<Run, 'id' | 'connectorId' | 'kind' | 'trigger' | 'actor' | 'person'>): Promise<Run>;
  get(id: string): Promise<Run | null>;
  list(filter: RunFilter): Promise<Page<Run>>;
  /** Fenced change of state and numbers. */
  update(fence: Fence, id: string, change: Partial<Omit<Run, 'id' | 'connectorId' | 'startedAt'>>): Promise<Run>;
  /** Runs that no process is working on although they are not finished. */
  interrupted(): Promise<readonly Run[]>;
  /** Deletes finished runs older than the retention, in small steps. Answers how many. */
  purge(before: string): Promise<number>;
}

export interface JournalEntry {
  readonly seq: number;
  readonly operation: Operation;
  readonly state: OperationState;
  readonly attempts: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly error: ErrorView | null;
  readonly errorId: string | null;
  readonly detail: string | null;
}

export interface OutcomeRecord {
  readonly seq: number;
  readonly state: OperationState;
  readonly attempts: number;
  readonly error?: ErrorView;
  readonly errorId?: string;
  readonly detail?: string;
}

export interface JournalFilter {
  readonly states?: readonly OperationState[];
  readonly kinds?: readonly Operation['kind'][];
  /** Part of a user name, group name or source id, without case. */
  readonly search?: string;
  readonly sourceId?: SourceId;
  readonly after?: number;
  readonly limit?: number;
}

/** The durable record of each operation: the plan before, the intent before the call, the outcome after it. */
export interface JournalRepository {
  /**
   * Stores a whole plan and the run's decision in one transaction: either all of it is there or nothing. `held` says
   * which operations wait. Operations arrive as an iterable so that a million need not be held twice.
   */
  savePlan(
    fence: Fence,
    runId: string,
    plan: {
      readonly operations: Iterable<Operation>;
      readonly held: (operation: Operation) => boolean;
      readonly problems: readonly PlanProblem[];
      readonly withheld: readonly Withheld[];
    },
    decision: Partial<Run>,
  ): Promise<void>;
  /** The next operations to do (states `planned` and `started`), in order. */
  next(runId: string, afterSeq: number, limit: number): Promise<readonly JournalEntry[]>;
  /** Intent: these are about to be sent. Durable when it resolves. */
  started(fence: Fence, runId: string, seqs: readonly number[]): Promise<void>;
  /** Outcomes with the links they made or changed, in one transaction. */
  outcomes(
    fence: Fence,
    runId: string,
    records: readonly OutcomeRecord[],
    links: readonly Link[],
    removedLinks: readonly SourceId[],
  ): Promise<void>;
  /** Held → planned, after approval. Answers how many. */
  release(fence: Fence, runId: string): Promise<number>;
  /** Held → withdrawn, when a newer run took over. */
  withdraw(runId: string): Promise<number>;
  list(runId: string, filter: JournalFilter): Promise<Page<JournalEntry>>;
  counts(runId: string): Promise<Readonly<Partial<Record<OperationState, number>>>>;
  /** Counts by kind and state, for summaries; of all operations or of those a filter lets through. */
  countsByKind(
    runId: string,
    filter?: Omit<JournalFilter, 'after' | 'limit'>,
  ): Promise<readonly { readonly kind: Operation['kind']; readonly state: OperationState; readonly count: number }[]>;
  problems(runId: string): Promise<{ readonly problems: readonly PlanProblem[]; readonly withheld: readonly Withheld[] }>;
  /** When the first operation was sent and the last one ended; null for what has not happened. */
  span(runId: string): Promise<{ readonly firstStartedAt: string | null; readonly lastFinishedAt: string | null }>;
  /** All entries about one person, newest run first. */
  ofPerson(connectorId: string, sourceId: SourceId, limit: number): Promise<readonly (JournalEntry & { readonly runId: string })[]>;
}

/** Proof of holding a lease: the name and the fencing token. */
export interface Fence {
  readonly lease: string;
  readonly token: string;
}

export interface Lease extends Fence {
  /** Aborts when the lease could not be renewed in time. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface LeaseRepository {
  /**
   * Takes the lease or answers who has it. A holder on this host whose process is gone is succeeded at once; any
   * other after the lease's time to live.
   * @param ttlMs a shorter time to live than usual, for work of moments.
   */
  acquire(
    name: string,
    purpose: string,
    ttlMs?: number,
  ): Promise<Lease | { readonly heldBy: string; readonly purpose: string; readonly expiresAt: string }>;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditFilter {
  /** Part of who did it, without case. */
  readonly actor?: string;
  readonly actions?: readonly string[];
  /** Part of what it was done to, without case. */
  readonly subject?: string;
  /** Part of actor, action, subject or detail, without case. */
  readonly search?: string;
  /** At this ISO time or later. */
  readonly from?: string;
  /** Before this ISO time. */
  readonly to?: string;
}

export interface AuditRepository {
  write(entry: Omit<AuditEntry, 'id' | 'at'>): Promise<void>;
  list(after: string | null, limit: number, filter?: AuditFilter): Promise<Page<AuditEntry>>;
  purge(before: string): Promise<number>;
}

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: ApiRole;
  /** What it may be used for, within its role. */
  readonly scopes: readonly ApiScope[];
  /** SHA-256 of the token, hexadecimal. */
  readonly hash: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

export interface ApiTokenRepository {
  list(): Promise<readonly ApiToken[]>;
  findByHash(hash: string): Promise<ApiToken | null>;
  put(token: ApiToken): Promise<void>;
  remove(id: string): Promise<boolean>;
}

export interface OneTimeNoteRepository {
  /** In the place of one with the same hash. False when there are `most` of them already. */
  put(keyHash: string, sealed: string, seconds: number, most: number): Promise<boolean>;
  /** Null when there is none, when it was taken before, or when its time is over. */
  take(keyHash: string): Promise<string | null>;
  /** Deletes those whose time is over. */
  purge(): Promise<void>;
}

export interface NewCursor {
  readonly cursor: Cursor;
  /** Of everything that decides what is read and what becomes of it. */
  readonly fingerprint: string;
}

export interface StoredCursor extends NewCursor {
  readonly at: string;
  /** The run that stored it. It continues the stored snapshot only when that is of the same run. */
  readonly runId: string;
  /** When the source was last read in full. */
  readonly fullAt: string;
}

export interface CursorRepository {
  get(connectorId: string): Promise<StoredCursor | null>;
  /** Notes that the stored snapshot is the source as of this cursor, as the run under this fence found. */
  put(fence: Fence, connectorId: string, cursor: Cursor, fingerprint: string, read?: 'full' | 'delta'): Promise<void>;
  remove(connectorId: string): Promise<void>;
}

export interface Store {
  readonly connectors: ConnectorRepository;
  readonly settings: SettingsRepository;
  readonly secrets: SecretRepository;
  readonly links: LinkRepository;
  readonly snapshots: SnapshotRepository;
  readonly samples: SampleRepository;
  readonly cursors: CursorRepository;
  readonly runs: RunRepository;
  readonly journal: JournalRepository;
  readonly leases: LeaseRepository;
  readonly audit: AuditRepository;
  readonly tokens: ApiTokenRepository;
  readonly deliveries: DeliveryRepository;
  readonly notes: OneTimeNoteRepository;
  /** PostgreSQL's NOTIFY and LISTEN, to tell other processes of progress. Payload at most 7 900 bytes. */
  notify(channel: string, payload: string): Promise<void>;
  listen(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
