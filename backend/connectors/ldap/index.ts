/** The LDAP connector type: OpenLDAP and its kin, and Active Directory. */
import type { Connector, ConnectorHost, ConnectorType, Cursor, ReadScope, UserRef } from '../spi';
import { checkDirectory } from './check';
import { Directory } from './client';
import { type LdapConfig, parseConfig } from './configuration';
import { discoverAttributes } from './discover';
import { readDirectory } from './read';
import { readChanges } from './read-delta';
import { readPerson } from './read-one';
import { ldapSpec } from './spec';

export const ldapConnectorType: ConnectorType<LdapConfig> = {
  spec: ldapSpec,
  parse: parseConfig,
  open: (config, host) => openConnector(config, host),
};

function openConnector(config: LdapConfig, host: ConnectorHost): Connector {
  /** Kept for look-ups of single people, which come many in a row. */
  let kept: Promise<Directory> | undefined;
  const directory = (): Promise<Directory> => {
    kept = stillUsable(kept).then((open) => open ?? Directory.open(config, host));
    return kept;
  };
  return {
    check: () => checkDirectory(config, host),
    async discover() {
      const fresh = await Directory.open(config, host);
      try {
        return await discoverAttributes(fresh);
      } finally {
        fresh.close();
      }
    },
    readFull: (scope: ReadScope) => readDirectory(config, host, scope),
    readDelta: (scope: ReadScope, cursor: Cursor) => readChanges(config, host, scope, cursor),
    readOne: async (ref: UserRef) => readPerson(await directory(), ref, host.clock.now()),
    async close() {
      const open = await kept?.catch(() => undefined);
      kept = undefined;
      open?.close();
    },
  };
}

async function stillUsable(kept: Promise<Directory> | undefined): Promise<Directory | undefined> {
  const open = await kept?.catch(() => undefined);
  if (open !== undefined && (await open.usable())) return open;
  open?.close();
  return undefined;
}
