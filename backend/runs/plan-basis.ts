/** A stored plan holds only as long as what it was decided from: the rules of its connector, and the Jira it was made for. */
import { RollcallError } from '../domain/errors';
import type { Run } from '../domain/runs/run';

interface Saved {
  /** ISO time. */
  readonly updatedAt: string;
}

/** Throws `plan-changed` when the connector or the settings were saved since the run began. */
export function requireSameBasis(run: Run, connector: Saved, settings: Saved): void {
  if (connector.updatedAt <= run.startedAt && settings.updatedAt <= run.startedAt) return;
  throw new RollcallError('plan-changed', 'The configuration was changed after this plan was made.', {
    remedy: 'Start a new run and approve its plan.',
  });
}
