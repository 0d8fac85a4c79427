import type { Channel } from '../../domain/notifications/channel';
import { channelOwner, type Installation } from '../../runs';

/** What the settings page shows: everything but secrets, and of them which are stored. */
export async function viewSettings({ store, vault }: Pick<Installation, 'store' | 'vault'>) {
  const { value, version, updatedAt } = await store.settings.get();
  const { jira, retention, access, notifications } = value;
  const channels = await Promise.all(notifications.channels.map((channel) => viewChannel(channel, vault)));
  return {
    jira,
    retention,
    access,
    notifications: { ...notifications, channels },
    version,
    updatedAt,
    secrets: await vault.list('jira'),
  };
}

/** Of the address of a webhook only where it is: the rest of it is a secret in many systems. */
async function viewChannel(channel: Channel, vault: Installation['vault']) {
  const owner = channelOwner(channel.id);
  const secrets = await vault.list(owner);
  if (channel.kind === 'email') return { ...channel, secrets, destination: `${channel.host}:${channel.port}` };
  const url = await vault.get(owner, 'url').catch(() => null);
  return { ...channel, secrets, destination: url === null ? null : new URL(url).origin };
}

/** What was sent of secrets; the others stay as they are. */
export function givenOf(secrets: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(secrets).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
