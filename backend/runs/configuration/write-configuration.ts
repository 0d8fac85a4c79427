/** Writing a checked configuration: versions, secrets and the audit together, one writer at a time over all processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectorType } from '../../connectors/spi';
import type { ConnectorConfiguration, Settings } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { Audit } from '../../security/audit';
import type { Vault } from '../../security/vault';
import type { Store, Versioned } from '../../store/store';
import { CONFIGURATION_CHANNEL, CONFIGURATION_LEASE } from '../shared-names';
import { connectorOwner, givenSecrets, isSameAddress, type SecretValues } from './known-configuration';

export interface ConfigurationWriter {
  /** Runs `change` while nobody else changes the configuration, then tells the schedulers. Throws `conflict` after 20 seconds of waiting. */
  alone<T>(change: () => Promise<T>): Promise<T>;
  writeConnector(
    connector: ConnectorConfiguration,
    secrets: SecretValues,
    expectedVersion: number | null,
    actor: string,
  ): Promise<Versioned<ConnectorConfiguration>>;
  writeSettings(settings: Settings, secrets: SecretValues, expectedVersion: number, actor: string): Promise<Versioned<Settings>>;
}

const WAIT_MS = 100;
const LONGEST_WAIT_MS = 20_000;
/**
 * Shorter than the wait, so that nobody is refused because another host died while it saved. A change takes milliseconds; if its process
 * cannot renew for so long, the versions still refuse what another one saved meanwhile.
 */
const LEASE_MS = 12_000;

export function createConfigurationWriter(
  store: Store,
  vault: Vault,
  audit: Audit,
  types: ReadonlyMap<string, ConnectorType>,
): ConfigurationWriter {
  async function takeTurn() {
    const until = performance.now() + LONGEST_WAIT_MS;
    for (;;) {
      const lease = await store.leases.acquire(CONFIGURATION_LEASE, 'a change of the configuration', LEASE_MS);
      if ('lost' in lease) return lease;
      if (performance.now() > until)
        throw new RollcallError('conflict', `The configuration is being changed by ${lease.heldBy}.`, {
          blame: 'config',
          remedy: 'Try again in a moment.',
        });
      await sleep(WAIT_MS);
    }
  }

  return {
    async alone(change) {
      const lease = await takeTurn();
      try {
        return await change();
      } finally {
        await lease.release();
        await store.notify(CONFIGURATION_CHANNEL, '');
      }
    },
    async writeConnector(connector, secrets, expectedVersion, actor) {
      const owner = connectorOwner(connector.id);
      const before = await store.connectors.get(connector.id);
      const fresh = givenSecrets(secrets);
      // Before the new address is stored, so that no moment exists in which it has the old secret; never for a save that is refused.
      if (before && before.version === expectedVersion && !isSameAddress(before.value, connector, types)) await vault.remove(owner);
      const saved = await store.connectors.put(connector, expectedVersion, actor);
      for (const [field, value] of Object.entries(fresh)) await vault.put(owner, field, value);
      await audit.record({
        actor,
        action: before ? 'connector.change' : 'connector.create',
        subject: owner,
        ...(before ? { before: before.value } : {}),
        after: connector,
        detail: { version: saved.version, sealed: Object.keys(fresh) },
      });
      return saved;
    },
    async writeSettings(settings, secrets, expectedVersion, actor) {
      const before = await store.settings.get();
      const fresh = givenSecrets(secrets);
      const moved = before.value.jira !== null && before.value.jira.baseUrl !== settings.jira?.baseUrl;
      if (moved && before.version === expectedVersion) await vault.remove('jira');
      const saved = await store.settings.put(settings, expectedVersion, actor);
      for (const [field, value] of Object.entries(fresh)) await vault.put('jira', field, value);
      await audit.record({
        actor,
        action: 'settings.change',
        subject: 'settings',
        before: before.value,
        after: saved.value,
        detail: { version: saved.version, sealed: Object.keys(fresh) },
      });
      return saved;
    },
  };
}
