/** A stored plan holds only as long as what it was decided from: the rules of its connector, and the Jira it was made for. */
import { RollcallError } from '../domain/errors';
import type { Run } from '../domain/runs/run';
import type { Store } from '../store/store';

/** Throws `plan-changed` when the connector or the settings were saved since the run began. */
export async function requireSameBasis(store: Pick<Store, 'connectors' | 'settings'>, run: Run): Promise<void> {
  const [connector, settings] = await Promise.all([store.connectors.get(run.connectorId), store.settings.get()]);
  if ((!connector || connector.updatedAt <= run.startedAt) && settings.updatedAt <= run.startedAt) return;
  throw new RollcallError('plan-changed', 'The configuration was changed after this plan was made.', {
    remedy: 'Start a new run and approve its plan.',
  });
}
