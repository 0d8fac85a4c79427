/** Keeps the secrets of channels in step with the channels: none without its channel, none at another server than it was given for. */
import type { Channel, Notifications } from '../../domain/notifications/channel';
import type { Audit } from '../../security/audit';
import type { Vault } from '../../security/vault';
import type { Store } from '../../store/store';
import { channelOwner, isSameReceiver } from './channel-problems';
import { givenSecrets, type SecretValues } from './known-configuration';

/** By id of the channel. */
export type ChannelSecrets = ReadonlyMap<string, SecretValues>;

export interface ChannelSecretKeeper {
  /** Before the new channels are stored, so that no moment exists in which a new server is sent an old password. */
  dropMoved(before: Notifications, after: Notifications): Promise<void>;
  /** After they are stored. */
  settle(before: Notifications, after: Notifications, secrets: ChannelSecrets, actor: string): Promise<void>;
}

export function createChannelSecretKeeper(store: Store, vault: Vault, audit: Audit): ChannelSecretKeeper {
  return {
    async dropMoved(before, after) {
      for (const old of before.channels) {
        const next = channelOf(after, old.id);
        if (next && !isSameReceiver(old, next)) await vault.remove(channelOwner(old.id));
      }
    },
    async settle(before, after, secrets, actor) {
      for (const { id } of before.channels) {
        if (channelOf(after, id)) continue;
        await vault.remove(channelOwner(id));
        await store.deliveries.forget(id);
      }
      for (const [id, values] of secrets) {
        const fresh = givenSecrets(values);
        for (const [field, value] of Object.entries(fresh)) await vault.put(channelOwner(id), field, value);
        const fields = Object.keys(fresh);
        if (fields.length > 0) await audit.record({ actor, action: 'secret.set', subject: channelOwner(id), detail: { fields } });
      }
    },
  };
}

export function channelOf({ channels }: Notifications, id: string): Channel | null {
  return channels.find((channel) => channel.id === id) ?? null;
}
