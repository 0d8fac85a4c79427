import { z } from 'zod';
import { AccessSchema, JiraConnectionSchema, RetentionSchema } from '../../domain/configuration';

export const SettingsViewSchema = z
  .object({
    jira: z.looseObject({ baseUrl: z.string() }).nullable(),
    retention: RetentionSchema,
    access: AccessSchema,
    version: z.int(),
    updatedAt: z.iso.datetime(),
    secrets: z.array(z.object({ field: z.string(), updatedAt: z.iso.datetime() })),
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
