import { z } from 'zod';
import { ConnectorConfigurationSchema, ConnectorIdSchema, ScheduleSchema } from '../../domain/configuration';
import { GroupRulesSchema, ScopeSchema } from '../../domain/rules/sync-rules';
import { SnapshotSchema } from '../people/schema';
import { RunSchema } from '../runs/schema';

export const ConnectorParamsSchema = z.object({ connector: ConnectorIdSchema });

export const ConnectorViewSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    /** What the type calls itself. */
    label: z.string(),
    enabled: z.boolean(),
    version: z.int(),
    people: z.int(),
    groups: z.int(),
    schedule: ScheduleSchema.nullable(),
    /** Work that waits for approval. */
    held: z.object({ runId: z.string(), operations: z.int() }).nullable(),
    lastRun: RunSchema.nullable(),
    /** The last run about everybody that was no simulation. */
    lastSync: RunSchema.nullable(),
    /** When the source was last read for a sync. Null: never, whatever a connector of this id did before it was removed. */
    syncedAt: z.iso.datetime().nullable(),
    /** The same, or for a simulation while there was no sync yet. */
    readAt: z.iso.datetime().nullable(),
    nextRunAt: z.iso.datetime().nullable(),
    /** The soonest first, at most three. */
    nextRuns: z.array(z.iso.datetime()),
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

export const ChangeScheduleSchema = z.strictObject({ schedule: ScheduleSchema.nullable(), version: z.int().min(0) });

export const CountScopeSchema = z.strictObject({ scope: ScopeSchema, groups: GroupRulesSchema });

export const ScopeCountSchema = z
  .object({
    snapshot: SnapshotSchema,
    people: z.object({
      read: z.int(),
      inScope: z.int(),
      inactive: z.int(),
      leftOut: z.array(z.object({ rule: z.string(), count: z.int() })),
      unknown: z.int(),
      examples: z.array(z.string()),
    }),
    groups: z.object({ read: z.int(), inScope: z.int(), examples: z.array(z.string()), membersUnread: z.int() }),
    problems: z.array(z.object({ message: z.string(), remedy: z.string() })),
  })
  .meta({ id: 'ScopeCount', description: 'Whom and what rules would bring.' });
