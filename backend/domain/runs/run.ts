/** One execution: its kind, its state, its numbers. What history shows. */
import type { ErrorView } from '../errors';
import type { OperationKind } from '../plan/operation';
import type { ManagedCounts } from '../plan/plan';

/** What was really done: a run that was to read only changes and had to read everything is `full`. */
export type RunKind = 'full' | 'delta' | 'person' | 'simulation' | 'undo';

/** Who or what started it. */
export type RunTrigger = 'cli' | 'api' | 'schedule' | 'start-up' | 'push';

/**
 * `queued → reading → deciding → applying → done | partial | failed | stopped | held`. A simulation ends after deciding as
 * `done`. `held`: the harmless part is done, the rest waits for a person. `superseded`: a newer run took over the held part.
 * `partial`: something was rejected or the read had problems; what could be done was done.
 */
export type RunState = 'queued' | 'reading' | 'deciding' | 'applying' | 'done' | 'partial' | 'held' | 'failed' | 'stopped' | 'superseded';

export const FINISHED: ReadonlySet<RunState> = new Set(['done', 'partial', 'held', 'failed', 'stopped', 'superseded']);

/** What became of one operation. `skipped`: something it depends on did not happen. `withdrawn`: its hold was superseded. */
export type OperationState = 'planned' | 'held' | 'started' | 'applied' | 'already' | 'stale' | 'rejected' | 'skipped' | 'withdrawn';

export interface TrippedBrake {
  readonly brake: 'deactivations' | 'membership-removals' | 'empty-read';
  readonly message: string;
  readonly planned: number;
  readonly limit: number;
  readonly managed: number;
}

export interface RunCounts {
  readonly planned: Readonly<Partial<Record<OperationKind, number>>>;
  readonly outcome: Readonly<Partial<Record<OperationState, number>>>;
  readonly managed: ManagedCounts;
  readonly inScope: number;
  readonly unchanged: number;
  readonly problems: number;
  readonly withheld: number;
}

export interface Run {
  readonly id: string;
  readonly connectorId: string;
  readonly kind: RunKind;
  readonly trigger: RunTrigger;
  /** Who asked: a user name, `cli`, `schedule`. */
  readonly actor: string;
  readonly state: RunState;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** For runs of kind `person`: what was asked for. */
  readonly person: string | null;
  /** SHA-256 over the ordered operations; approval names it. Null until decided. */
  readonly planHash: string | null;
  readonly counts: RunCounts | null;
  readonly brakes: readonly TrippedBrake[];
  readonly error: ErrorView | null;
  readonly errorId: string | null;
  readonly sourceCalls: number;
  readonly targetReads: number;
  readonly targetWrites: number;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  /** Why the run was done in another way than asked for, or than is usual: everything was read although changes would have done. */
  readonly note?: string | null;
}

/** A moment of a run, for progress bars. `total` is null while it cannot be known. */
export interface Progress {
  readonly runId: string;
  readonly connectorId: string;
  readonly state: RunState;
  readonly phase: 'read-source' | 'read-target' | 'decide' | 'apply' | 'finish';
  readonly done: number;
  readonly total: number | null;
  /** Units per second over the last seconds. */
  readonly rate: number;
  /** Milliseconds left at this rate; null when not known. */
  readonly etaMs: number | null;
  readonly at: string;
}
