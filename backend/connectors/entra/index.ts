/** The connector type `entra`. */
import type { Connector, ConnectorHost, ConnectorType } from '../spi';
import { checkEntra } from './check';
import { openEntraClient } from './client';
import { type EntraConfig, parseEntraConfig } from './config';
import { discoverEntra } from './discover';
import { readEntra } from './read';
import { readEntraChanges } from './read-delta';
import { readEntraPerson } from './read-one';
import { entraSpec } from './spec';

export const entraConnectorType: ConnectorType<EntraConfig> = { spec: entraSpec, parse: parseEntraConfig, open: openEntra };

function openEntra(config: EntraConfig, host: ConnectorHost): Connector {
  const client = openEntraClient(config, host);
  return {
    check: () => checkEntra(client, config),
    discover: () => discoverEntra(client, config),
    readFull: (scope) => readEntra(client, config, scope, host),
    readDelta: (scope, cursor) => readEntraChanges(client, config, scope, cursor, host),
    readOne: (ref) => readEntraPerson(client, config, ref),
    close: async () => client.close(),
  };
}
