import { z } from 'zod';
import { GroupRulesSchema, SyncRulesSchema } from '../../domain/rules/sync-rules';
import { PageQuerySchema, pageOf } from '../http/page';
import { ReasonSchema, SnapshotSchema } from '../people/schema';

const PageSchema = {
  limit: z.number().int().min(1).max(200).default(20),
  after: PageQuerySchema.shape.after,
  search: z.string().min(1).max(200).optional(),
};

export const PreviewRequestSchema = z.strictObject({
  /** Whole, as the form has them; nothing is saved. */
  rules: SyncRulesSchema,
  ...PageSchema,
  /** `affected`: who would change or has a problem. A search looks through everybody in any case. */
  show: z.enum(['affected', 'everybody']).default('affected'),
});

const ProblemSchema = z.object({
  code: z.string(),
  at: z.object({ kind: z.enum(['user', 'group']), id: z.string() }).nullable(),
  message: z.string(),
  remedy: z.string(),
});

const GroupChangeSchema = z.object({ name: z.string(), reason: z.string(), why: ReasonSchema });

export const PreviewedPersonSchema = z
  .object({
    sourceId: z.string(),
    login: z.string().nullable(),
    name: z.string().nullable(),
    /** In Jira now; null for who has no account through this connector. */
    userName: z.string().nullable(),
    verdict: z.enum(['in-scope', 'left', 'unknown', 'dropped', 'not-managed']),
    kinds: z.array(z.string()),
    reasons: z.array(z.string()),
    /** The reasons behind the words. */
    whys: z.array(ReasonSchema),
    held: z.boolean(),
    problems: z.array(ProblemSchema),
    attributes: z.array(z.object({ attribute: z.string(), before: z.unknown(), after: z.unknown(), changed: z.boolean() })),
    groupsAdded: z.array(GroupChangeSchema),
    groupsRemoved: z.array(GroupChangeSchema),
  })
  .meta({ id: 'PreviewedPerson', description: 'One person before and after.' });

export const PreviewSchema = z
  .object({
    snapshot: SnapshotSchema,
    /** How old the snapshot is. */
    ageSeconds: z.int(),
    /** Jira is as the links remember it; nothing was asked now. */
    detail: z.literal('stored'),
    /** Operations by kind. */
    counts: z.record(z.string(), z.int()),
    people: z.object({
      read: z.int(),
      inScope: z.int(),
      affected: z.int(),
      unchanged: z.int(),
      withProblems: z.int(),
      /** Who has an account of ours. Nobody before the first sync: accounts that are at Jira already are not known then. */
      linked: z.int(),
    }),
    withheld: z.int(),
    brakes: z.array(z.looseObject({ brake: z.string(), message: z.string() })),
    /** The first problems, those of no single person before the others. */
    problems: z.object({ total: z.int(), items: z.array(ProblemSchema) }),
    page: pageOf(PreviewedPersonSchema).extend({ total: z.int() }),
  })
  .meta({ id: 'Preview', description: 'What rules would change, as far as what is stored tells.' });

const GroupResultSchema = z.enum(['included', 'excluded', 'invalid', 'conflict']);

export const TryGroupsRequestSchema = z.strictObject({
  groups: GroupRulesSchema,
  ...PageSchema,
  limit: z.number().int().min(1).max(1000).default(200),
  result: GroupResultSchema.optional(),
  /** A name to try, whether or not the source has such a group. */
  name: z.string().min(1).max(1000).optional(),
});

export const TriedGroupsSchema = z
  .object({
    snapshot: SnapshotSchema,
    counts: z.object({ included: z.int(), excluded: z.int(), invalid: z.int(), conflict: z.int() }),
    items: z.array(
      z.object({
        sourceId: z.string(),
        name: z.string(),
        members: z.int(),
        result: GroupResultSchema,
        target: z.string().nullable(),
        renamed: z.boolean(),
        sharedWith: z.int(),
        why: z.string().nullable(),
      }),
    ),
    total: z.int(),
    next: z.string().nullable(),
    /** What would become of the name that was asked about; null when none was. */
    tried: z
      .object({
        name: z.string(),
        isKnown: z.boolean(),
        result: GroupResultSchema,
        target: z.string().nullable(),
        renamed: z.boolean(),
        why: z.string().nullable(),
        sharedWith: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({ id: 'TriedGroups' });

export const AttributesSchema = z
  .object({
    snapshot: SnapshotSchema.nullable(),
    /** How many people were looked at: of many, some spread over all. */
    lookedAt: z.int(),
    items: z.array(z.object({ path: z.string(), people: z.int() })),
  })
  .meta({ id: 'SourceAttributes', description: 'Which attributes people have, what most have first. Names only, no values.' });
