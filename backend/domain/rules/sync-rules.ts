/**
 * Every rule that `decide` obeys, for one connector. The same schema validates `rollcall.yaml`, the API and the form,
 * so a key means one thing everywhere.
 */
import { z } from 'zod';
import { ExpressionSchema } from './expression';

/** Matches a name without regard to case: `exact`, `prefix*` style globs, or a regular expression. */
export const NamePatternSchema = z.union([
  z.string().min(1).describe('A name; * stands for any run of characters'),
  z.strictObject({ regex: z.string().min(1).max(500) }),
]);
export type NamePattern = z.infer<typeof NamePatternSchema>;

export const WhenNothingSchema = z.enum(['keep', 'clear', 'skip', 'drop-user']);
/**
 * What happens when no expression of an attribute gives a value: `keep` the source's value as it is (the first
 * attribute path, without its functions), `clear` the attribute at Jira, `skip` it (Jira keeps what it has), or
 * `drop-user`: the person is out of scope, with a problem that names the attribute.
 */
export type WhenNothing = z.infer<typeof WhenNothingSchema>;

export const AttributeRuleSchema = z.strictObject({
  /** `username`, `displayName`, `email`, or `property:<user property key>`. */
  to: z.union([z.enum(['username', 'displayName', 'email']), z.templateLiteral(['property:', z.string().min(1).max(255)])]),
  /** Tried in order; the first that gives a value wins. */
  from: z.array(ExpressionSchema).min(1).max(10),
  whenNothing: WhenNothingSchema.default('skip'),
});
export type AttributeRule = z.infer<typeof AttributeRuleSchema>;

export const ConditionSchema = z.strictObject({
  attribute: z.string().min(1),
  operator: z.enum(['equals', 'not-equals', 'contains', 'starts-with', 'ends-with', 'matches', 'present', 'absent']),
  value: z.string().default(''),
});
export type Condition = z.infer<typeof ConditionSchema>;

export const ScopeSchema = z.strictObject({
  /** A person must be in at least one of these source groups (nested membership counts). Empty: no such requirement. */
  requiredGroups: z.array(NamePatternSchema).default([]),
  /** Every condition must hold. */
  conditions: z.array(ConditionSchema).default([]),
  guests: z.enum(['include', 'exclude']).default('exclude'),
  serviceAccounts: z.enum(['include', 'exclude']).default('exclude'),
  /** Never created, changed or removed, whatever the source says. Target user names, without case, or patterns. */
  neverTouch: z.array(NamePatternSchema).default([]),
});
export type Scope = z.infer<typeof ScopeSchema>;

export const GroupRulesSchema = z.strictObject({
  /** Source groups to bring to Jira. Default: none, so that a first run brings people only. */
  include: z.array(NamePatternSchema).default([]),
  exclude: z.array(NamePatternSchema).default([]),
  /** Applied in order to the source group's name; the first pattern that matches renames. `$1` stands for a capture. */
  rename: z.array(z.strictObject({ pattern: z.string().min(1).max(500), to: z.string().min(1) })).default([]),
  /** Put before every group name. */
  prefix: z.string().max(100).default(''),
  lowerCase: z.boolean().default(false),
  /** Jira groups every person in scope belongs to. Never created, never emptied of others. */
  alwaysAssigned: z.array(z.string().min(1)).default([]),
  /** Memberships of managed people in managed groups that we did not give: `remove` (the source is right) or `keep`. */
  handMade: z.enum(['remove', 'keep']).default('remove'),
  /** Jira groups (patterns) nobody is ever removed from. Administration groups are always protected as well. */
  neverRemoveFrom: z.array(NamePatternSchema).default([]),
  createMissing: z.boolean().default(true),
  /** `flatten`: members of child groups count as members. `direct`: only direct ones. */
  nesting: z.enum(['flatten', 'direct']).default('flatten'),
});
export type GroupRules = z.infer<typeof GroupRulesSchema>;

export const MatchingSchema = z.strictObject({
  /** First contact only: which attribute finds an existing Jira account. Afterwards the link by immutable id decides. */
  by: z.enum(['username', 'email', 'never']).default('username'),
  /** Whether a changed user name at the source renames the Jira account. */
  renameUsers: z.boolean().default(true),
});
export type Matching = z.infer<typeof MatchingSchema>;

export const LeaverPolicySchema = z.strictObject({
  /** What happens to people who left the source, its scope, or were disabled there. */
  action: z.enum(['deactivate', 'keep', 'remove-groups', 'delete', 'anonymize']).default('deactivate'),
  /** Take leavers out of managed and granted groups as well (always so for `remove-groups`). */
  removeGroups: z.boolean().default(true),
  /** `delete` and `anonymize` deactivate at once and act only after this many days. */
  graceDays: z.number().int().min(0).max(3650).default(30),
});
export type LeaverPolicy = z.infer<typeof LeaverPolicySchema>;

const limit = (count: number, percent: number) =>
  z
    .strictObject({
      /** Hold when more than this many in one run. */
      count: z.number().int().min(0).default(count),
      /** Hold when more than this share of what is managed at the target before the run. */
      percent: z.number().min(0).max(100).default(percent),
      /** The percentage counts only from this many managed objects up; the count always does. */
      floor: z.number().int().min(0).default(20),
    })
    .prefault({});

export const BrakeRulesSchema = z.strictObject({
  deactivations: limit(50, 20),
  membershipRemovals: limit(500, 20),
  /** An empty complete read after one that was not empty: everything that removes is held. */
  emptyRead: z.enum(['hold', 'ignore']).default('hold'),
});
export type BrakeRules = z.infer<typeof BrakeRulesSchema>;

export const SyncRulesSchema = z.strictObject({
  scope: ScopeSchema.prefault({}),
  matching: MatchingSchema.prefault({}),
  mapping: z.array(AttributeRuleSchema).min(1),
  groups: GroupRulesSchema.prefault({}),
  leavers: LeaverPolicySchema.prefault({}),
  brakes: BrakeRulesSchema.prefault({}),
});
export type SyncRules = z.infer<typeof SyncRulesSchema>;
