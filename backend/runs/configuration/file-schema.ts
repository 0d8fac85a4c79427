/**
 * `rollcall.yaml`: the whole configuration in one file. Secrets stand in it only as `${ENVIRONMENT_VARIABLE}` or as
 * `{ file: /path }`; the same content, without secrets, is what the API edits.
 */
import { z } from 'zod';
import {
  AccessSchema,
  ConnectorConfigurationSchema,
  JiraConnectionSchema,
  OAuthClientSchema,
  RetentionSchema,
} from '../../domain/configuration';
import { MailChannelSchema, NotificationsSchema, WebhookChannelSchema } from '../../domain/notifications/channel';

const SecretReference = z.union([z.string().min(1), z.strictObject({ file: z.string().min(1) })]);
export type SecretReference = z.infer<typeof SecretReference>;

export const JiraSectionSchema = JiraConnectionSchema.extend({
  auth: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('pat'), token: SecretReference.optional() }),
    z.strictObject({ kind: z.literal('basic'), user: z.string().min(1), password: SecretReference.optional() }),
  ]),
  userServer: z
    .strictObject({ application: z.string().min(1), password: SecretReference.optional() })
    .nullable()
    .default(null),
  oauth: OAuthClientSchema.extend({ clientSecret: SecretReference.optional() }).nullable().default(null),
});

export const ChannelSectionSchema = z.discriminatedUnion('kind', [
  MailChannelSchema.extend({ password: SecretReference.optional() }),
  WebhookChannelSchema.extend({ url: SecretReference.optional(), secret: SecretReference.optional() }),
]);

/** Private or loopback hosts that may be reached. Obeyed in a file only: the API cannot widen it. */
export const HostsSchema = z.array(z.string());

export const ConfigurationFileSchema = z.strictObject({
  version: z.literal(1),
  jira: JiraSectionSchema.nullable().default(null),
  retention: RetentionSchema.prefault({}),
  access: AccessSchema.prefault({}),
  notifications: NotificationsSchema.extend({ channels: z.array(ChannelSectionSchema).max(20).default([]) }).prefault({}),
  outboundAllow: HostsSchema.default([]),
  /** `source` holds the type's fields with its secrets by reference. */
  connectors: z.array(ConnectorConfigurationSchema).default([]),
});
export type ConfigurationFile = z.infer<typeof ConfigurationFileSchema>;

/** The file with its parts unread, so that a fault in one does not hide those in the others. */
export const ConfigurationFrameSchema = ConfigurationFileSchema.extend({
  jira: z.unknown().optional(),
  retention: RetentionSchema.optional(),
  access: AccessSchema.optional(),
  notifications: z.unknown().optional(),
  connectors: z.array(z.unknown()).optional(),
});
