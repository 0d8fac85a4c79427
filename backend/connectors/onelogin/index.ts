/** The connector type `onelogin`. */
import type { Connector, ConnectorHost, ConnectorType } from '../spi';
import { checkOneLogin } from './check';
import { openOneLoginClient } from './client';
import { type OneLoginConfig, parseOneLoginConfig } from './config';
import { discoverOneLogin } from './discover';
import { readOneLogin } from './read';
import { readOneLoginPerson } from './read-one';
import { oneLoginSpec } from './spec';

export const oneLoginConnectorType: ConnectorType<OneLoginConfig> = { spec: oneLoginSpec, parse: parseOneLoginConfig, open: openOneLogin };

function openOneLogin(config: OneLoginConfig, host: ConnectorHost): Connector {
  const client = openOneLoginClient(config, host);
  return {
    check: () => checkOneLogin(client, config),
    discover: () => discoverOneLogin(client, config),
    readFull: (scope) => readOneLogin(client, config, scope),
    readOne: (ref) => readOneLoginPerson(client, config, ref),
    close: async () => client.close(),
  };
}
