/** Saving and removing channels, one at a time, under the version of the settings they are part of. */

import type { Settings } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import { type Channel, ChannelSchema, type Notifications } from '../../domain/notifications/channel';
import type { Vault } from '../../security/vault';
import type { Store, Versioned } from '../../store/store';
import { channelOwner, findChannelProblems, noSuchChannel } from './channel-problems';
import { type ChannelSecretKeeper, channelOf } from './channel-secrets';
import type { SecretValues } from './known-configuration';
import { ConfigurationError, problemsOf } from './problem';
import type { ConfigurationWriter } from './write-configuration';

export interface NotificationChanges {
  /** Creates the channel or replaces the one of this id. A missing or empty secret keeps the stored one, unless the server changed. */
  saveChannel(value: unknown, secrets: SecretValues, expectedVersion: number, actor: string): Promise<Versioned<Settings>>;
  /** With its secrets and its messages that wait. Throws `not-found`. */
  removeChannel(id: string, actor: string): Promise<void>;
  savePanelUrl(panelUrl: Notifications['panelUrl'], expectedVersion: number, actor: string): Promise<Versioned<Settings>>;
}

export interface NotificationSurroundings {
  readonly store: Store;
  readonly vault: Vault;
  readonly writer: ConfigurationWriter;
  readonly keeper: ChannelSecretKeeper;
}

export function createNotificationChanges({ store, vault, writer, keeper }: NotificationSurroundings): NotificationChanges {
  async function write(
    change: (before: Notifications) => Notifications,
    id: string,
    secrets: SecretValues,
    version: number,
    actor: string,
  ) {
    const before = await store.settings.get();
    const notifications = change(before.value.notifications);
    if (before.version === version) await keeper.dropMoved(before.value.notifications, notifications);
    const saved = await writer.writeSettings({ ...before.value, notifications }, {}, version, actor);
    await keeper.settle(before.value.notifications, notifications, new Map([[id, secrets]]), actor);
    return saved;
  }

  return {
    saveChannel: (value, secrets, expectedVersion, actor) =>
      writer.alone(async () => {
        const parsed = ChannelSchema.safeParse(value);
        if (!parsed.success) throw new ConfigurationError(problemsOf(parsed.error.issues, 'channel'));
        const channel = parsed.data;
        const before = channelOf((await store.settings.get()).value.notifications, channel.id);
        const stored = (await vault.list(channelOwner(channel.id))).map(({ field }) => field);
        const problems = findChannelProblems(channel, secrets, before, stored);
        if (problems.length > 0) throw new ConfigurationError(problems.map((problem) => ({ ...problem, path: `channel.${problem.path}` })));
        return write((now) => withChannel(now, channel), channel.id, secrets, expectedVersion, actor);
      }),
    removeChannel: (id, actor) =>
      writer.alone(async () => {
        const { value, version } = await store.settings.get();
        if (!channelOf(value.notifications, id)) throw noSuchChannel(id);
        await write((now) => ({ ...now, channels: now.channels.filter((channel) => channel.id !== id) }), id, {}, version, actor);
      }),
    savePanelUrl: (panelUrl, expectedVersion, actor) =>
      writer.alone(() => write((now) => ({ ...now, panelUrl }), '', {}, expectedVersion, actor)),
  };
}

function withChannel(notifications: Notifications, channel: Channel): Notifications {
  const { channels } = notifications;
  const isNew = channels.every(({ id }) => id !== channel.id);
  if (isNew && channels.length >= 20)
    throw new RollcallError('config-invalid', 'There are twenty channels already.', { field: 'channel', remedy: 'Remove one first.' });
  return { ...notifications, channels: isNew ? [...channels, channel] : channels.map((each) => (each.id === channel.id ? channel : each)) };
}
