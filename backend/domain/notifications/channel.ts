/**
 * Where messages about runs go, as an administrator configures it. Secrets are in the vault: of e-mail the `password`, of a
 * webhook the `url` (the addresses of chat systems are secrets by themselves) and the `secret` it is signed with.
 */
import { z } from 'zod';

/**
 * What a channel may be told. `failed`, `held`, `partial` and `not-started` are conditions of a connector: told when they begin
 * and once a day while they last. `recovered` ends them. `changed`: after each run that changed something.
 */
export const NOTIFIED_EVENTS = ['failed', 'held', 'partial', 'not-started', 'recovered', 'changed'] as const;
export type NotifiedEvent = (typeof NOTIFIED_EVENTS)[number];

export const ChannelIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Use lower-case letters, digits and hyphens, at most 40 of them, not starting with a hyphen.');

const shared = {
  id: ChannelIdSchema,
  name: z.string().trim().min(1).max(100),
  enabled: z.boolean().default(true),
  /** Of the messages. */
  language: z.enum(['en', 'de']).default('en'),
  events: z
    .array(z.enum(NOTIFIED_EVENTS))
    .min(1, 'Choose at least one event.')
    .transform((events) => NOTIFIED_EVENTS.filter((event) => events.includes(event)))
    .default(['failed', 'held', 'partial', 'not-started', 'recovered']),
  /** PEM file with certificates to trust in addition. */
  caFile: z.string().min(1).nullable().default(null),
};

export const MailChannelSchema = z.strictObject({
  kind: z.literal('email'),
  ...shared,
  /** The mail server. */
  host: z
    .string()
    .trim()
    .regex(/^[^\s/@?#]{1,253}$/, 'A host name, without spaces and without a path.'),
  port: z.number().int().min(1).max(65_535).default(587),
  /** `tls`: encrypted from the first byte (port 465). `starttls`: encrypted before anything is said, or not sent. */
  security: z.enum(['starttls', 'tls', 'none']).default('starttls'),
  /** Null: the server takes mail without signing in. */
  user: z.string().trim().min(1).max(320).nullable().default(null),
  from: z.email('An address such as rollcall@example.com.'),
  to: z.array(z.email('An address such as it@example.com.')).min(1, 'Name at least one receiver.').max(20),
});
export type MailChannel = z.infer<typeof MailChannelSchema>;

export const WebhookChannelSchema = z.strictObject({
  kind: z.literal('webhook'),
  ...shared,
  /** `text`: an object with `text` only, as chat systems take it. */
  format: z.enum(['json', 'text']).default('json'),
});
export type WebhookChannel = z.infer<typeof WebhookChannelSchema>;

export const ChannelSchema = z.discriminatedUnion('kind', [MailChannelSchema, WebhookChannelSchema]);
export type Channel = z.infer<typeof ChannelSchema>;

/** Names of the secrets of each kind of channel. */
export const CHANNEL_SECRETS = { email: ['password'], webhook: ['url', 'secret'] } as const;

export const NotificationsSchema = z.strictObject({
  /** Where people open the panel, for the links in messages. Null: in the administration of Jira. */
  panelUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/#.*$/, ''))
    .nullable()
    .default(null),
  channels: z
    .array(ChannelSchema)
    .max(20)
    .refine((channels) => new Set(channels.map(({ id }) => id)).size === channels.length, 'Give each channel an id of its own.')
    .default([]),
});
export type Notifications = z.infer<typeof NotificationsSchema>;
