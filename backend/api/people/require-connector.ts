import type { ConnectorConfiguration } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { Store } from '../../runs';

/**
 * @param field where the caller gave the id.
 * @throws `not-found`
 */
export async function requireConnector(
  store: Pick<Store, 'connectors'>,
  id: string,
  field: 'path.connector' | 'query.connector' = 'path.connector',
): Promise<ConnectorConfiguration> {
  const found = await store.connectors.get(id);
  if (found) return found.value;
  throw new RollcallError('not-found', `There is no connector "${id}".`, {
    blame: 'config',
    field,
    remedy: 'List the connectors and use one of their ids.',
  });
}
