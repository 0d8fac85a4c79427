import { z } from 'zod';
import { ConnectorIdSchema } from '../../domain/configuration';
import { PageQuerySchema, pageOf } from '../http/page';
import { ErrorSchema, OPERATION_STATES } from '../runs/schema';

/** The read the answer is about. */
export const SnapshotSchema = z
  .object({
    runId: z.uuid(),
    takenAt: z.iso.datetime(),
    users: z.int(),
    groups: z.int(),
    memberships: z.int(),
    complete: z.boolean(),
  })
  .meta({ id: 'Snapshot', description: 'The last whole picture of a source, and when it was taken.' });

export const PeopleQuerySchema = PageQuerySchema.extend({
  /** Part of login, name, mail address, Jira user name or source id, without case. */
  search: z.string().min(1).max(200).optional(),
  filter: z.enum(['linked', 'unlinked', 'problem', 'left']).optional(),
});

export const PersonSummarySchema = z
  .object({
    sourceId: z.string(),
    login: z.string().nullable(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    /** Null: the last read does not have the person. */
    activeAtSource: z.boolean().nullable(),
    userKey: z.string().nullable(),
    userName: z.string().nullable(),
    state: z.enum(['linked', 'unlinked', 'left']),
    problem: z.string().nullable(),
  })
  .meta({ id: 'PersonSummary' });

export const PeopleSchema = pageOf(PersonSummarySchema).extend({
  /** Everybody who matches, on all pages. */
  total: z.int(),
  snapshot: SnapshotSchema.nullable(),
});

export const EverybodyQuerySchema = PeopleQuerySchema.extend({ connector: ConnectorIdSchema.optional() });

export const EverybodySchema = pageOf(PersonSummarySchema.extend({ connectorId: z.string() })).extend({
  /** Everybody who matches, on all pages; who is known to several connectors counts for each. */
  total: z.int(),
  /** When each connector was last read; null for never. */
  snapshots: z.array(z.object({ connectorId: z.string(), takenAt: z.iso.datetime().nullable() })),
});

/** Why something is done, by code, with what the words need. */
export const ReasonSchema = z.object({ code: z.string(), with: z.record(z.string(), z.string()).optional() });

export const PersonSchema = z
  .object({
    sourceId: z.string(),
    /** Null, like `applied`, for who has no account in Jira through this connector. */
    userKey: z.string().nullable(),
    applied: z.looseObject({ name: z.string(), displayName: z.string(), email: z.string(), active: z.boolean() }).nullable(),
    grantedGroups: z.array(z.string()),
    createdByUs: z.boolean(),
    leftAt: z.iso.datetime().nullable(),
    snapshot: SnapshotSchema.nullable(),
    /** The record of the last read; null when it does not have the person. */
    source: z
      .object({
        active: z.boolean(),
        status: z.string(),
        kind: z.enum(['member', 'guest', 'service']),
        attributes: z.record(z.string(), z.unknown()),
      })
      .nullable(),
    /** Under the saved rules: in scope or not, and by which rule. */
    scope: z
      .object({
        verdict: z.enum(['in-scope', 'left', 'out-of-scope', 'unknown', 'dropped']),
        rule: z.string().nullable(),
        reason: ReasonSchema.nullable(),
      })
      .nullable(),
    mapped: z
      .object({
        fields: z.object({ username: z.string().optional(), displayName: z.string().optional(), email: z.string().nullable().optional() }),
        properties: z.record(z.string(), z.unknown()),
        skipped: z.array(z.string()),
        problems: z.array(z.object({ attribute: z.string(), code: z.string(), message: z.string() })),
      })
      .nullable(),
    wantedGroups: z.array(
      z.object({ name: z.string(), origin: z.enum(['source-group', 'always-assigned']), sourceGroup: z.string().nullable() }),
    ),
    /** The account as Jira has it now; null when there is none, or when Jira could not be asked. */
    jira: z.object({ key: z.string(), name: z.string(), displayName: z.string(), email: z.string(), active: z.boolean() }).nullable(),
    jiraProblem: ErrorSchema.nullable(),
    /** What was wrong with the person in the last run about everybody. */
    problem: z.string().nullable(),
    /** Links of other connectors to the same account. */
    elsewhere: z.array(z.object({ connectorId: z.string(), leftAt: z.iso.datetime().nullable(), groups: z.array(z.string()) })),
    operations: z.array(
      z.object({
        runId: z.uuid(),
        state: z.enum(OPERATION_STATES),
        finishedAt: z.iso.datetime().nullable(),
        error: ErrorSchema.nullable(),
        words: z.string(),
        reason: z.string(),
        operation: z.looseObject({ id: z.string(), kind: z.string() }),
      }),
    ),
  })
  .meta({ id: 'Person' });
