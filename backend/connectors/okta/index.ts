/** The connector type `okta`. */
import type { Connector, ConnectorHost, ConnectorType } from '../spi';
import { checkOkta } from './check';
import { openOktaClient } from './client';
import { type OktaConfig, parseOktaConfig } from './config';
import { discoverOkta } from './discover';
import { readOkta } from './read';
import { readOktaDelta } from './read-delta';
import { readOktaPerson } from './read-one';
import { oktaSpec } from './spec';

export const oktaConnectorType: ConnectorType<OktaConfig> = { spec: oktaSpec, parse: parseOktaConfig, open: openOkta };

function openOkta(config: OktaConfig, host: ConnectorHost): Connector {
  const client = openOktaClient(config, host);
  return {
    check: () => checkOkta(client, config.signIn.kind, config),
    discover: () => discoverOkta(client, config),
    readFull: (scope) => readOkta(client, config, scope),
    readDelta: (scope, cursor) => readOktaDelta(client, config, scope, cursor),
    readOne: (ref) => readOktaPerson(client, config, ref),
    close: async () => client.close(),
  };
}
