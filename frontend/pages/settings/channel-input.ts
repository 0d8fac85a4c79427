import type { Channel, ChannelView, NotifiedEvent } from '../../api/settings-shapes';
import { toLines } from '../../components/lines';

export const EVENTS: readonly NotifiedEvent[] = ['failed', 'held', 'partial', 'not-started', 'recovered', 'changed'];

/** The form's fields as they are typed, of both kinds of channels. */
export interface ChannelInput {
  readonly name: string;
  readonly enabled: boolean;
  readonly events: NotifiedEvent[];
  readonly language: Channel['language'];
  readonly caFile: string;
  readonly host: string;
  readonly port: string;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly user: string;
  readonly from: string;
  readonly to: string;
  readonly format: 'json' | 'text';
  readonly password: string;
  readonly url: string;
  readonly secret: string;
}

export function toChannelInput(channel: ChannelView | null, kind: Channel['kind'], locale: string): ChannelInput {
  const mail = channel?.kind === 'email' ? channel : null;
  return {
    name: channel?.name ?? '',
    enabled: channel?.enabled ?? true,
    events: [...(channel?.events ?? EVENTS.filter((event) => event !== 'changed'))],
    language: channel?.language ?? (locale.startsWith('de') ? 'de' : 'en'),
    caFile: channel?.caFile ?? '',
    host: mail?.host ?? '',
    port: String(mail?.port ?? 587),
    security: mail?.security ?? 'starttls',
    user: mail?.user ?? '',
    from: mail?.from ?? '',
    to: (mail?.to ?? []).join('\n'),
    format: channel?.kind === 'webhook' ? channel.format : 'json',
    password: '',
    url: '',
    secret: '',
    ...(kind === 'email' ? {} : { port: '' }),
  };
}

export function channelOf(input: ChannelInput, kind: Channel['kind'], id: string): Channel {
  const { enabled, events, language } = input;
  const shared = { id, name: input.name.trim(), enabled, events, language, caFile: orNull(input.caFile) };
  if (kind === 'webhook') return { kind, ...shared, format: input.format };
  const { host, port, security, user, from, to } = input;
  return { kind, ...shared, host: host.trim(), port: Number(port), security, user: orNull(user), from: from.trim(), to: toLines(to) };
}

/** Only what was entered: an empty field keeps what is stored. */
export function channelSecretsOf({ password, url, secret }: ChannelInput, kind: Channel['kind']): Readonly<Record<string, string>> {
  const asked = kind === 'email' ? { password } : { url: url.trim(), secret };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}

/** An id made of the name, that no other channel has. */
export function newChannelId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 34);
  const base = plain || 'channel';
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** The field of the form for each path the server names. */
export const channelFields = {
  'channel.name': 'name',
  'channel.host': 'host',
  'channel.port': 'port',
  'channel.security': 'security',
  'channel.user': 'user',
  'channel.from': 'from',
  'channel.to': 'to',
  'channel.caFile': 'caFile',
  'channel.password': 'password',
  'channel.url': 'url',
  'secrets.url': 'url',
} as const;

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
