import { z } from 'zod';
import { ConnectorConfigurationSchema, ConnectorIdSchema } from '../../domain/configuration';
import { RunSchema } from '../runs/schema';

export const ConnectorParamsSchema = z.object({ connector: ConnectorIdSchema });

export const ConnectorViewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    enabled: z.boolean(),
    people: z.int(),
    lastRun: RunSchema.nullable(),
    nextRunAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ConnectorSummary' });

/** Secrets are never given: only which are set, and since when. */
export const ConnectorDetailSchema = z
  .object({
    configuration: z.looseObject({ id: z.string(), type: z.string() }),
    version: z.int(),
    updatedAt: z.iso.datetime(),
    updatedBy: z.string(),
    secrets: z.array(z.object({ field: z.string(), updatedAt: z.iso.datetime() })),
  })
  .meta({ id: 'Connector' });

const SecretsSchema = z.record(z.string(), z.string().max(20_000)).default({});

export const CreateConnectorSchema = z.strictObject({ configuration: ConnectorConfigurationSchema, secrets: SecretsSchema });

export const ChangeConnectorSchema = z.strictObject({
  configuration: ConnectorConfigurationSchema,
  /** An empty or missing secret keeps the stored one, unless the source's address changed. */
  secrets: SecretsSchema,
  /** The version that was edited. Another one at the store means somebody else saved in between: 409. */
  version: z.int().min(0),
});

export const ProbeSchema = z.object({
  name: z.string(),
  result: z.enum(['ok', 'warning', 'failed', 'skipped']),
  detail: z.string(),
  hint: z.string().optional(),
});

export const SourceSchemaSchema = z.object({
  users: z.array(z.object({ path: z.string(), label: z.string(), type: z.enum(['text', 'number', 'boolean', 'list', 'object']) })),
});
