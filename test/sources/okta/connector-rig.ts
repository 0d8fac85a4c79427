/** The Okta connector on a stand-in, with a host whose waits cost nothing. */
import { oktaConnectorType } from '../../../backend/connectors/okta';
import type { Connector, FieldValues } from '../../../backend/connectors/spi';
import { type TestHost, testHost } from '../test-host';
import type { OktaStandIn } from './start';

export { everything, readSnapshot } from '../read-snapshot';

export function openOktaConnector(
  okta: Pick<OktaStandIn, 'baseUrl' | 'apiToken'>,
  overrides: FieldValues = {},
  host: TestHost = testHost(),
): Connector {
  const parsed = oktaConnectorType.parse({ orgUrl: okta.baseUrl, apiToken: okta.apiToken, ...overrides });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return oktaConnectorType.open(parsed.config, host);
}
