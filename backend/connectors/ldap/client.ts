/** A directory that is open: one connection for the long searches, one more for look-ups between their pages. */
import { RollcallError } from '../../domain/errors';
import type { LdapConnection, SearchAnswer, SearchOptions } from '../kit/ldap/connection';
import type { LdapEntry } from '../kit/ldap/entry';
import { anyEntry, type Filter, parseFilter } from '../kit/ldap/filter';
import { type LdapServer, openLdap } from '../kit/ldap/open';
import { searchPages } from '../kit/ldap/search';
import type { ConnectorHost } from '../spi';
import type { LdapConfig } from './configuration';
import { chooseLayout, type Layout, ROOT_ATTRIBUTES } from './flavour';

const CONNECT_TIMEOUT_MS = 15_000;

export class Directory {
  readonly layout: Layout;
  readonly config: LdapConfig;
  /** What the server says of itself; undefined when it hides that. */
  readonly root: LdapEntry | undefined;
  /** One paged search at a time runs here: servers keep one cookie a connection. */
  readonly main: LdapConnection;
  private readonly openAnother: () => Promise<LdapConnection>;
  private second: Promise<LdapConnection> | undefined;
  private sideCalls = (): number => 0;

  private constructor(
    main: LdapConnection,
    root: LdapEntry | undefined,
    layout: Layout,
    config: LdapConfig,
    openAnother: () => Promise<LdapConnection>,
  ) {
    this.main = main;
    this.root = root;
    this.layout = layout;
    this.config = config;
    this.openAnother = openAnother;
  }

  /** Connects to the first server that answers, signs in and finds out what it is. Throws `RollcallError`. */
  static async open(config: LdapConfig, host: ConnectorHost): Promise<Directory> {
    const { server, connection } = await connectToFirst(config, host);
    try {
      const root = await readRoot(connection);
      const layout = chooseLayout(config, root);
      if (layout === null) {
        throw new RollcallError('config-invalid', 'The directory does not say where its data begins.', {
          field: 'userBase',
          remedy: 'Set the base DN of people, for example ou=people,dc=corp,dc=example.',
        });
      }
      return new Directory(connection, root, layout, config, () => openLdap(server, options(config), host));
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /** Pages of people with the attributes asked for; all the layout's when none are named. */
  users(attributes: readonly string[] = this.layout.userAttributes, filter = this.userFilter()): AsyncGenerator<SearchAnswer> {
    const search = { base: this.layout.userBase, scope: this.config.userScope, filter, attributes } as const;
    return searchPages(this.main, search, this.layout.pageSize);
  }

  groups(attributes: readonly string[], filter = this.groupFilter()): AsyncGenerator<SearchAnswer> {
    const search = { base: this.layout.groupBase, scope: this.config.groupScope, filter, attributes } as const;
    return searchPages(this.main, search, this.layout.pageSize);
  }

  userFilter(): Filter {
    return parseFilter(this.layout.userFilter);
  }

  groupFilter(): Filter {
    return parseFilter(this.layout.groupFilter);
  }

  /** Whether both connections still stand; servers close idle ones. */
  async usable(): Promise<boolean> {
    const second = await this.second?.catch(() => null);
    return this.main.usable && second !== null && (second?.usable ?? true);
  }

  /** Requests sent so far. */
  get calls(): number {
    return this.main.calls + this.sideCalls();
  }

  /** The connection for look-ups; may be used while a paged search is under way. */
  async side(): Promise<LdapConnection> {
    this.second ??= this.openAnother().then((connection) => {
      this.sideCalls = () => connection.calls;
      return connection;
    });
    return this.second;
  }

  /** The entry of this DN when it matches the filter. */
  async lookUp(dn: string, filter: Filter, attributes: readonly string[]): Promise<LdapEntry | undefined> {
    const connection = await this.side();
    return (await connection.search({ base: dn, scope: 'base', filter, attributes })).entries[0];
  }

  async find(search: SearchOptions): Promise<readonly LdapEntry[]> {
    return (await (await this.side()).search(search)).entries;
  }

  close(): void {
    this.main.close();
    this.second?.then(
      (connection) => connection.close(),
      () => undefined,
    );
  }
}

function options(config: LdapConfig) {
  return { account: config.account, connectTimeoutMs: Math.min(CONNECT_TIMEOUT_MS, config.timeoutMs), timeoutMs: config.timeoutMs };
}

async function connectToFirst(config: LdapConfig, host: ConnectorHost): Promise<{ server: LdapServer; connection: LdapConnection }> {
  let last: unknown;
  for (const server of config.servers) {
    try {
      return { server, connection: await openLdap(server, options(config), host) };
    } catch (error) {
      last = error;
      const unreachable = error instanceof RollcallError && error.code === 'source-unreachable' && error.blame === 'source';
      if (!unreachable) throw error;
      host.log.warn({ server: server.host, port: server.port }, 'directory server is not reachable');
    }
  }
  throw last;
}

/** The root entry says what the server is. A server that hides it is taken for a plain one. */
async function readRoot(connection: LdapConnection): Promise<LdapEntry | undefined> {
  try {
    return (await connection.search({ base: '', scope: 'base', filter: anyEntry(), attributes: ROOT_ATTRIBUTES })).entries[0];
  } catch (error) {
    if (connection.usable) return undefined;
    throw error;
  }
}
