/** The OneLogin connector on a stand-in, with a host whose waits cost nothing. */
import { oneLoginConnectorType } from '../../../backend/connectors/onelogin';
import type { Connector, FieldValues } from '../../../backend/connectors/spi';
import { type TestHost, testHost } from '../test-host';
import type { OneLoginStandIn } from './start';

export { everything, readSnapshot } from '../read-snapshot';

export function openOneLoginConnector(
  { baseUrl, clientId, clientSecret }: Pick<OneLoginStandIn, 'baseUrl' | 'clientId' | 'clientSecret'>,
  overrides: FieldValues = {},
  host: TestHost = testHost(),
): Connector {
  const parsed = oneLoginConnectorType.parse({ baseUrl, clientId, clientSecret, ...overrides });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return oneLoginConnectorType.open(parsed.config, host);
}
