import type { JiraConnection } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { Store } from '../../store/store';

/** The Jira connection, or an error that says where to set it. */
export async function requireJira(store: Pick<Store, 'settings'>): Promise<JiraConnection> {
  const { jira } = (await store.settings.get()).value;
  if (jira) return jira;
  throw new RollcallError('config-invalid', 'No Jira is configured.', {
    field: 'jira',
    remedy: 'Set the section "jira" in rollcall.yaml or save the Jira connection in the settings.',
  });
}
