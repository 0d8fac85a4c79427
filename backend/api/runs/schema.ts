import { z } from 'zod';
import { ConnectorIdSchema } from '../../domain/configuration';
import { PageQuerySchema, pageOf } from '../http/page';

export const RUN_STATES = [
  'queued',
  'reading',
  'deciding',
  'applying',
  'done',
  'partial',
  'held',
  'failed',
  'stopped',
  'superseded',
] as const;
export const RUN_KINDS = ['full', 'delta', 'person', 'simulation', 'undo'] as const;
export const RUN_TRIGGERS = ['cli', 'api', 'schedule', 'start-up', 'push'] as const;
export const OPERATION_STATES = ['planned', 'held', 'started', 'applied', 'already', 'stale', 'rejected', 'skipped', 'withdrawn'] as const;
const OPERATION_KINDS = [
  'create-user',
  'rename-user',
  'update-user',
  'reactivate-user',
  'set-property',
  'create-group',
  'add-member',
  'remove-member',
  'deactivate-user',
  'delete-user',
  'anonymize-user',
] as const;

export const ErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  retry: z.string(),
  blame: z.string(),
  remedy: z.string().optional(),
  field: z.string().optional(),
});

export const RunSchema = z
  .object({
    id: z.uuid(),
    connectorId: z.string(),
    kind: z.enum(RUN_KINDS),
    trigger: z.enum(RUN_TRIGGERS),
    actor: z.string(),
    state: z.enum(RUN_STATES),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    person: z.string().nullable(),
    planHash: z.string().nullable(),
    counts: z.looseObject({}).nullable(),
    brakes: z.array(z.looseObject({ brake: z.string(), message: z.string() })),
    error: ErrorSchema.nullable(),
    errorId: z.string().nullable(),
    sourceCalls: z.int(),
    targetReads: z.int(),
    targetWrites: z.int(),
    approvedBy: z.string().nullable(),
    approvedAt: z.iso.datetime().nullable(),
    /** Why the run was done in another way than asked for or than is usual. */
    note: z.string().nullable().optional(),
  })
  .meta({ id: 'Run', description: 'One execution of a sync.' });

export const OperationEntrySchema = z
  .object({
    seq: z.int(),
    state: z.enum(OPERATION_STATES),
    /** The operation in words, and why. */
    words: z.string(),
    reason: z.string(),
    operation: z.looseObject({ id: z.string(), kind: z.enum(OPERATION_KINDS) }),
    attempts: z.int(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    error: ErrorSchema.nullable(),
    errorId: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'OperationEntry', description: 'One operation of a run with what became of it.' });

const RunStateSchema = z
  .enum(RUN_STATES)
  .describe('How far the run was just before this was read. Once it has ended, this is the last word.');

export const OperationsPageSchema = pageOf(OperationEntrySchema).extend({ runState: RunStateSchema });

const list = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)))
    .optional();

const TextSchema = z.string().trim().min(1).max(200);

export const RunsQuerySchema = PageQuerySchema.extend({
  connector: ConnectorIdSchema.optional(),
  state: list(RUN_STATES),
  kind: list(RUN_KINDS),
  trigger: list(RUN_TRIGGERS),
  /** Part of who started or approved it. */
  actor: TextSchema.optional(),
  /** Part of id, connector, who, person, note, or error with its id. */
  search: TextSchema.optional(),
  /** Started at this time or later. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Started before this time. */
  to: z.iso.datetime({ offset: true }).optional(),
});

export const OperationsQuerySchema = PageQuerySchema.extend({
  after: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  state: list(OPERATION_STATES),
  kind: list(OPERATION_KINDS),
  /** Part of a user name, group name or source id, without case. */
  search: TextSchema.optional(),
  /** Only operations about this person, by source id. */
  person: z.string().min(1).max(500).optional(),
});

/** What happened to a run, in order. */
export const TimelineSchema = z.array(
  z.object({
    at: z.iso.datetime(),
    what: z.enum(['started', 'stop-asked', 'approved', 'first-operation', 'last-operation', 'ended']),
    /** Who did it; null for what Rollcall did by itself. */
    actor: z.string().nullable(),
  }),
);

export const RunCountsSchema = z
  .object({
    total: z.int(),
    byKind: z.array(z.object({ kind: z.enum(OPERATION_KINDS), state: z.enum(OPERATION_STATES), count: z.int() })),
    runState: RunStateSchema,
  })
  .meta({ id: 'OperationCounts', description: 'How many operations there are by kind and state.' });

export const RunParamsSchema = z.object({ run: z.uuid() });

export const StartRunSchema = z
  .strictObject({
    /** `delta` reads only what changed, where the source can tell; otherwise everything, and the run's note says why. */
    kind: z.enum(['full', 'delta', 'person', 'simulation']).default('full'),
    /** Source id, login, mail address or user name. */
    person: z.string().min(1).max(500).optional(),
  })
  .refine(({ kind, person }) => (kind !== 'full' && kind !== 'delta') || person === undefined, {
    path: ['person'],
    message: 'A full or delta run is for everybody; use the kind "person" or "simulation" for one person.',
  })
  .refine(({ kind, person }) => kind !== 'person' || person !== undefined, { path: ['person'], message: 'Say which person.' });

export const ApproveSchema = z.strictObject({
  planHash: z.string().regex(/^[0-9a-f]{64}$/, 'The SHA-256 of the plan, 64 hexadecimal digits.'),
});
