/** What the API gives, as far as the panel reads it. */
import type { Run } from '../../backend/domain/runs/run';

export type { Run, RunState } from '../../backend/domain/runs/run';

export interface ConnectorView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly lastRun: Run | null;
  /** ISO time; null without a schedule. */
  readonly nextRunAt: string | null;
}

export interface List<T> {
  readonly items: readonly T[];
}

/** An error of the API (RFC 9457). */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** Stands in the server's log too. */
  readonly id: string;
  readonly remedy?: string;
}
