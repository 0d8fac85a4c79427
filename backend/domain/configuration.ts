/**
 * What an administrator configures, as one schema for `rollcall.yaml`, the API and the database. Secrets never stand
 * in these objects at rest: they live in the vault, and here only their names are known.
 */
import { z } from 'zod';
import { NotificationsSchema } from './notifications/channel';
import { DEFAULT_PRECEDENCE } from './precedence/claim';
import { SyncRulesSchema } from './rules/sync-rules';

export const ConnectorIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Use lower-case letters, digits and hyphens, at most 63 of them, not starting with a hyphen.');

export const ScheduleSchema = z.strictObject({
  /** Five-field cron expression, as the scheduler reads it. */
  cron: z.string().min(1),
  /** IANA name. */
  timeZone: z.string().min(1).default('UTC'),
  /** Kept, but nothing starts by it until it is switched on again. */
  paused: z.boolean().optional(),
});
export type Schedule = z.infer<typeof ScheduleSchema>;

export const ReadingSchema = z.strictObject({
  /** Scheduled runs read only what changed, where the source can tell. */
  deltas: z.boolean().default(true),
  /** Everything is read at least this often: only that finds what somebody changed at the target, and what a source forgot to tell. */
  fullEveryHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 31)
    .default(24),
});
export type Reading = z.infer<typeof ReadingSchema>;

export const ConnectorConfigurationSchema = z.strictObject({
  id: ConnectorIdSchema,
  name: z.string().min(1).max(100),
  /** Registered connector type: `okta`, `ldap`. */
  type: z.string().min(1),
  enabled: z.boolean().default(true),
  /**
   * Who owns the attributes of a person that several connectors have: the lowest number among those where the person is
   * present, and of equal ones the lesser id.
   */
  precedence: z.number().int().min(0).max(10_000).default(DEFAULT_PRECEDENCE),
  /** The type's own fields without secrets; checked by the type's `parse`. */
  source: z.record(z.string(), z.unknown()),
  schedule: ScheduleSchema.nullable().default(null),
  reading: ReadingSchema.prefault({}),
  rules: SyncRulesSchema,
});
export type ConnectorConfiguration = z.infer<typeof ConnectorConfigurationSchema>;

export const OAuthClientSchema = z.strictObject({
  /** What Jira shows after an incoming link was made; the client secret is the secret `oauthClientSecret`. */
  clientId: z.string().min(1).max(200),
  /** Where browsers have the panel that Rollcall itself serves: `https://rollcall.corp.example/rollcall`. */
  panelUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/[?#].*$/, '').replace(/\/+$/, '')),
});
export type OAuthClient = z.infer<typeof OAuthClientSchema>;

export const JiraConnectionSchema = z.strictObject({
  /** With context path, without trailing slash: `https://jira.corp.example/jira`. */
  baseUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** Personal access token (8.14+; secret `token`) or user name and password (secret `password`). */
  auth: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('pat') }),
    z.strictObject({ kind: z.literal('basic'), user: z.string().min(1) }),
  ]),
  /** Application of "Jira User Server" (secret `userServerPassword`): reads all memberships in one answer. */
  userServer: z
    .strictObject({ application: z.string().min(1) })
    .nullable()
    .default(null),
  /** Writes in flight at most. The adaptive lanes start low, grow to this and halve when Jira pushes back. */
  maxLanes: z.number().int().min(1).max(128).default(16),
  timeoutSeconds: z.number().int().min(1).max(600).default(60),
  /** PEM file with certificates to trust in addition. */
  caFile: z.string().nullable().default(null),
  /** Where browsers reach Jira, when that is another address than `baseUrl`. */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** Cookies by which a load balancer keeps a browser on its node, besides `JSESSIONID`: `ROUTEID`, `AWSALB`. */
  stickyCookies: z
    .array(z.string().regex(/^[A-Za-z0-9_.-]+$/, 'The name of a cookie.'))
    .max(10)
    .default([]),
  /** People sign in through Jira as an OAuth 2.0 provider (8.22+), where the panel is on another host than Jira. */
  oauth: OAuthClientSchema.nullable().default(null),
  /** Accounts that are never touched, besides administrators and the service account. Names or patterns. */
  protectedAccounts: z.array(z.string().min(1)).default([]),
});
export type JiraConnection = z.infer<typeof JiraConnectionSchema>;

export const RetentionSchema = z.strictObject({
  /** Finished runs with their operations are deleted after this many days; the newest run of each connector stays. */
  runDays: z.number().int().min(1).max(3650).default(90),
  auditDays: z.number().int().min(30).max(3650).default(365),
});
export type Retention = z.infer<typeof RetentionSchema>;

export const AccessSchema = z.strictObject({
  /** Members of these Jira groups may look at everything and change nothing: a help desk. */
  readOnlyGroups: z.array(z.string().min(1)).default([]),
});
export type Access = z.infer<typeof AccessSchema>;

export const SettingsSchema = z.strictObject({
  jira: JiraConnectionSchema.nullable().default(null),
  retention: RetentionSchema.prefault({}),
  access: AccessSchema.prefault({}),
  notifications: NotificationsSchema.prefault({}),
  /** Hosts (names or CIDR ranges) on private or loopback addresses that outbound calls may reach. Operator only: file or environment, never the API. */
  outboundAllow: z.array(z.string()).default([]),
});
export type Settings = z.infer<typeof SettingsSchema>;
