/** The section `notifications` of a file → channels as they are stored, and their secrets. */
import { CHANNEL_SECRETS, type Channel, type Notifications, NotificationsSchema } from '../../domain/notifications/channel';
import type { ChannelSecrets } from './channel-secrets';
import { ChannelSectionSchema } from './file-schema';
import { type ConfigurationProblem, problemsOf } from './problem';
import { type FileOrigin, resolveSecret, substituteDeep } from './substitute';

export interface ParsedNotifications {
  /** Null when the file does not speak of it. */
  readonly notifications: Notifications | null;
  readonly channelSecrets: ChannelSecrets;
}

const SECRET_KEYS: readonly string[] = Object.values(CHANNEL_SECRETS).flat();

export async function parseNotifications(value: unknown, from: FileOrigin, problems: ConfigurationProblem[]): Promise<ParsedNotifications> {
  const channelSecrets = new Map<string, Readonly<Record<string, string>>>();
  if (value === undefined || value === null) return { notifications: null, channelSecrets };
  const start = problems.length;
  const section = (typeof value === 'object' ? value : { value }) as Record<string, unknown>;
  const { channels: listed, ...rest } = section;
  const channels: Channel[] = [];
  for (const [index, item] of (Array.isArray(listed) ? listed : []).entries()) {
    const path = `notifications.channels[${index}]`;
    const found = await parseChannel(item, path, from, problems);
    if (!found) continue;
    channels.push(found.channel);
    channelSecrets.set(found.channel.id, found.secrets);
  }
  const whole = {
    ...(substituteDeep(rest, 'notifications', from, problems) as object),
    channels: Array.isArray(listed) ? channels : listed,
  };
  const parsed = NotificationsSchema.safeParse(whole);
  if (!parsed.success) problems.push(...problemsOf(parsed.error.issues, 'notifications'));
  return { notifications: parsed.success && problems.length === start ? parsed.data : null, channelSecrets };
}

async function parseChannel(value: unknown, path: string, from: FileOrigin, problems: ConfigurationProblem[]) {
  const start = problems.length;
  const fields = Object.entries((typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>);
  const open = fields.map(([key, item]) => [
    key,
    SECRET_KEYS.includes(key) ? item : substituteDeep(item, `${path}.${key}`, from, problems),
  ]);
  const parsed = ChannelSectionSchema.safeParse(Object.fromEntries(open));
  if (!parsed.success) {
    problems.push(...problemsOf(parsed.error.issues, path));
    return null;
  }
  const secrets: Record<string, string> = {};
  const resolve = async (key: string, reference: Parameters<typeof resolveSecret>[0]) => {
    const plain = await resolveSecret(reference, `${path}.${key}`, from, problems);
    if (plain !== null) secrets[key] = plain;
  };
  let channel: Channel;
  if (parsed.data.kind === 'email') {
    const { password, ...rest } = parsed.data;
    await resolve('password', password);
    channel = rest;
  } else {
    const { url, secret, ...rest } = parsed.data;
    await resolve('url', url);
    await resolve('secret', secret);
    channel = rest;
  }
  return problems.length > start ? null : { channel, secrets };
}
