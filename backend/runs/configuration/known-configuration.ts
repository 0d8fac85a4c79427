/** What is stored already, as far as a new configuration is judged by it. */
import type { ConnectorType } from '../../connectors/spi';
import type { ConnectorConfiguration } from '../../domain/configuration';
import type { Channel } from '../../domain/notifications/channel';
import type { Vault } from '../../security/vault';
import type { Store } from '../../store/store';
import { equal } from './equal';

export type SecretValues = Readonly<Record<string, string>>;

export interface KnownConfiguration {
  connector(id: string): Promise<ConnectorConfiguration | null>;
  connectorSecrets(id: string): Promise<SecretValues>;
  jiraBaseUrl(): Promise<string | null>;
  jiraSecrets(): Promise<SecretValues>;
  channel(id: string): Promise<Channel | null>;
  /** Which secrets of a channel are stored. */
  channelSecrets(id: string): Promise<readonly string[]>;
}

export function connectorOwner(id: string): string {
  return `connector:${id}`;
}

export function knownFromStore(store: Store, vault: Vault): KnownConfiguration {
  return {
    connector: async (id) => (await store.connectors.get(id))?.value ?? null,
    connectorSecrets: (id) => vault.getAll(connectorOwner(id)),
    jiraBaseUrl: async () => (await store.settings.get()).value.jira?.baseUrl ?? null,
    jiraSecrets: () => vault.getAll('jira'),
    channel: async (id) => (await store.settings.get()).value.notifications.channels.find((channel) => channel.id === id) ?? null,
    channelSecrets: async (id) => (await vault.list(`notification:${id}`)).map(({ field }) => field),
  };
}

/** For judging a file where nothing is stored yet. */
export const nothingKnown: KnownConfiguration = {
  connector: async () => null,
  connectorSecrets: async () => ({}),
  jiraBaseUrl: async () => null,
  jiraSecrets: async () => ({}),
  channel: async () => null,
  channelSecrets: async () => [],
};

/** An empty secret says: as before. */
export function givenSecrets(secrets: SecretValues): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));
}

/** Whether the secrets would go to the same place: they belong to the address they were entered for. */
export function isSameAddress(
  before: ConnectorConfiguration,
  after: ConnectorConfiguration,
  types: ReadonlyMap<string, ConnectorType>,
): boolean {
  if (before.type !== after.type) return false;
  const addresses = types.get(after.type)?.spec.fields.filter((field) => field.kind === 'url' || field.address === true) ?? [];
  return addresses.every(({ key }) => equal(before.source[key], after.source[key]));
}
