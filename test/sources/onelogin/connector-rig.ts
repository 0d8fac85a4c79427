/** The OneLogin connector on a stand-in, with a host whose waits cost nothing. */
import { oneLoginConnectorType } from '../../../backend/connectors/onelogin';
import type { Connector, FieldValues, ReadScope } from '../../../backend/connectors/spi';
import type { ReadEvent } from '../../../backend/domain/read-events';
import { createSnapshotBuilder } from '../../../backend/domain/snapshot/fold-read-events';
import type { SourceSnapshot } from '../../../backend/domain/source-snapshot';
import { type TestHost, testHost } from '../test-host';
import type { OneLoginStandIn } from './start';

export const everything: ReadScope = { wantsMembersOf: () => true, nesting: 'direct', fingerprint: 'test' };

export function openOneLoginConnector(
  { baseUrl, clientId, clientSecret }: Pick<OneLoginStandIn, 'baseUrl' | 'clientId' | 'clientSecret'>,
  overrides: FieldValues = {},
  host: TestHost = testHost(),
): Connector {
  const parsed = oneLoginConnectorType.parse({ baseUrl, clientId, clientSecret, ...overrides });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return oneLoginConnectorType.open(parsed.config, host);
}

export async function readSnapshot(
  connector: Connector,
  scope: ReadScope = everything,
): Promise<SourceSnapshot & { readonly events: ReadEvent[] }> {
  const builder = createSnapshotBuilder();
  const events: ReadEvent[] = [];
  for await (const event of connector.readFull(scope)) {
    builder.add(event);
    events.push(event);
  }
  return { ...builder.build(), events };
}
