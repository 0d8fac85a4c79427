/** Every connector type there is, one line each. */
import { entraConnectorType } from './entra/index';
import { ldapConnectorType } from './ldap/index';
import { oktaConnectorType } from './okta/index';
import { oneLoginConnectorType } from './onelogin/index';
import type { ConnectorType } from './spi';

/**
 * The registry forgets each type's own configuration; `parse` makes it and `open` takes it, so a type only ever sees
 * what it parsed itself.
 */
const types = [
  oktaConnectorType as ConnectorType,
  entraConnectorType as ConnectorType,
  ldapConnectorType as ConnectorType,
  oneLoginConnectorType as ConnectorType,
];

export const connectorTypes: ReadonlyMap<string, ConnectorType> = new Map(types.map((type) => [type.spec.type, type]));
