import { z } from 'zod';
import { AccessSchema, JiraConnectionSchema, RetentionSchema } from '../../domain/configuration';
import { ChannelIdSchema, ChannelSchema, NotificationsSchema } from '../../domain/notifications/channel';

const SecretMarksSchema = z.array(z.object({ field: z.string(), updatedAt: z.iso.datetime() }));

const ChannelViewSchema = z.looseObject({
  id: z.string(),
  kind: z.enum(['email', 'webhook']),
  secrets: SecretMarksSchema,
  /** Server of an e-mail, origin of a webhook. */
  destination: z.string().nullable(),
});

export const SettingsViewSchema = z
  .object({
    jira: z.looseObject({ baseUrl: z.string() }).nullable(),
    retention: RetentionSchema,
    access: AccessSchema,
    notifications: z.object({ panelUrl: z.string().nullable(), channels: z.array(ChannelViewSchema) }),
    version: z.int(),
    updatedAt: z.iso.datetime(),
    secrets: SecretMarksSchema,
  })
  .meta({ id: 'Settings' });

const SecretSchema = z.string().max(20_000).optional();

export const SaveJiraSchema = z.strictObject({
  jira: JiraConnectionSchema,
  /** An empty or missing secret keeps the stored one, unless the address changed. */
  secrets: z
    .strictObject({ token: SecretSchema, password: SecretSchema, userServerPassword: SecretSchema, oauthClientSecret: SecretSchema })
    .default({}),
  version: z.int().min(0),
});

export const SaveAccessSchema = z.strictObject({ access: AccessSchema, version: z.int().min(0) });

export const SaveRetentionSchema = z.strictObject({ retention: RetentionSchema, version: z.int().min(0) });

export const ChannelParamsSchema = z.object({ channel: ChannelIdSchema });

export const SaveChannelSchema = z.strictObject({
  channel: ChannelSchema,
  /** An empty or missing secret keeps the stored one, unless the mail server changed. */
  secrets: z.strictObject({ password: SecretSchema, url: z.string().max(2_000).optional(), secret: SecretSchema }).default({}),
  version: z.int().min(0),
});

export const SavePanelUrlSchema = z.strictObject({ panelUrl: NotificationsSchema.shape.panelUrl, version: z.int().min(0) });

const ErrorViewSchema = z.looseObject({ code: z.string(), message: z.string(), remedy: z.string().optional() });

export const TestResultSchema = z.object({ error: ErrorViewSchema.nullable() });

export const DeliveriesSchema = z.object({
  items: z.array(
    z.object({
      channel: z.string(),
      waiting: z.int(),
      last: z
        .object({
          at: z.iso.datetime(),
          event: z.string(),
          state: z.enum(['waiting', 'delivered', 'given-up']),
          attempts: z.int(),
          error: ErrorViewSchema.nullable(),
        })
        .nullable(),
    }),
  ),
});

export const SeatsSchema = z.object({
  at: z.iso.datetime(),
  applications: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      byDefault: z.boolean(),
      total: z.int().nullable(),
      used: z.int(),
      remaining: z.int().nullable(),
      warning: z.enum(['none', 'few', 'short']),
    }),
  ),
  needed: z.array(z.object({ connectorId: z.string(), runId: z.string(), people: z.int(), at: z.iso.datetime() })),
});
