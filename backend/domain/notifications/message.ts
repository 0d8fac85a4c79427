/** What a message says, as data. Counts, states and names of connectors; never a person, never a group. */
import type { ErrorCode } from '../errors';
import type { OperationKind } from '../plan/operation';
import type { OperationState, Run, RunKind, RunState, RunTrigger } from '../runs/run';
import type { NotifiedEvent } from './channel';

export interface NotifiedRun {
  readonly id: string;
  readonly kind: RunKind;
  readonly trigger: RunTrigger;
  readonly state: RunState;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly planned: Readonly<Partial<Record<OperationKind, number>>>;
  readonly outcome: Readonly<Partial<Record<OperationState, number>>>;
  readonly problems: number;
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly remedy: string | null } | null;
}

export interface Message {
  /** `test`: somebody tries the channel. */
  readonly event: NotifiedEvent | 'test';
  /** The condition was told before and still lasts. */
  readonly reminder: boolean;
  /** ISO time at which it happened. */
  readonly at: string;
  /** Since when the condition lasts, or lasted before it ended; null for what is no condition. */
  readonly since: string | null;
  /** How many messages about the connector were left out before this one, because it changed to and fro; absent for none. */
  readonly leftOut?: number;
  readonly connector: { readonly id: string; readonly name: string } | null;
  readonly run: NotifiedRun | null;
  /** When the run that did not happen should have started. */
  readonly dueAt: string | null;
  /** Where to look in the panel. */
  readonly url: string | null;
}

export function notifiedRunOf(run: Run): NotifiedRun {
  const { id, kind, trigger, state, startedAt, finishedAt, counts, error } = run;
  return {
    id,
    kind,
    trigger,
    state,
    startedAt,
    finishedAt,
    planned: counts?.planned ?? {},
    outcome: counts?.outcome ?? {},
    problems: counts?.problems ?? 0,
    error: error && { code: error.code, message: error.message, remedy: error.remedy ?? null },
  };
}
