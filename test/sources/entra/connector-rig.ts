/** The Entra connector on a stand-in, with a host whose waits cost nothing. */
import { entraConnectorType } from '../../../backend/connectors/entra';
import type { Connector, FieldValues, ReadScope } from '../../../backend/connectors/spi';
import type { Cursor, ReadEvent } from '../../../backend/domain/read-events';
import { everything } from '../read-snapshot';
import { type TestHost, testHost } from '../test-host';
import type { EntraStandIn } from './start';

export { cursorOf, everything, readSnapshot } from '../read-snapshot';

export type EntraAddress = Pick<EntraStandIn, 'baseUrl' | 'tenantId' | 'clientId' | 'clientSecret'>;

/** The form's values for a stand-in. */
export function entraValues({ baseUrl, tenantId, clientId, clientSecret }: EntraAddress): FieldValues {
  return { tenantId, clientId, clientSecret, cloud: 'custom', authorityUrl: baseUrl, graphUrl: baseUrl };
}

export function openEntraConnector(entra: EntraAddress, overrides: FieldValues = {}, host: TestHost = testHost()): Connector {
  const parsed = entraConnectorType.parse({ ...entraValues(entra), ...overrides });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return entraConnectorType.open(parsed.config, host);
}

export async function readChanges(
  connector: Connector,
  cursor: Cursor | null,
  scope: ReadScope = everything,
): Promise<readonly ReadEvent[]> {
  if (cursor === null || !connector.readDelta) throw new Error('There is no cursor.');
  const events: ReadEvent[] = [];
  for await (const event of connector.readDelta(scope, cursor)) events.push(event);
  return events;
}
