import { z } from 'zod';
import { API_SCOPES } from '../../domain/api-scope';

const RoleSchema = z.enum(['administrator', 'read-only']);

export const SessionSchema = z
  .object({
    token: z.string(),
    expiresAt: z.iso.datetime(),
    role: RoleSchema,
    user: z.object({ name: z.string(), displayName: z.string() }),
  })
  .meta({ id: 'Session', description: 'A bearer token for ten minutes. Keep it in memory.' });

export const PopupSessionSchema = SessionSchema.extend({
  /** Good for one renewal; each renewal gives the next. Null: sign in again when the token ends. */
  renewal: z.string().nullable(),
}).meta({ id: 'PopupSession', description: 'The same with what renews it without a question. Keep both in memory.' });

export const WhoSchema = z
  .object({ name: z.string(), role: RoleSchema, scopes: z.array(z.enum(API_SCOPES)) })
  .meta({ id: 'Who', description: 'Whose token was sent: `jira:anna`, `token:nightly`.' });

export const WaysSchema = z
  .object({ popup: z.boolean() })
  .meta({ id: 'Ways', description: 'How people can sign in besides with an API token.' });

/** 32 random bytes or a SHA-256, in base64url. */
const Key = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'It has 43 characters of base64url.');

export const StartSchema = z.strictObject({
  /** SHA-256 of a secret that stays in the page and is shown when the session is fetched. */
  challenge: Key,
});
export const StartReplySchema = z.object({
  /** Where the window goes: to Jira, which asks the person. */
  address: z.string(),
});
export const ClaimSchema = z.strictObject({ code: Key, verifier: Key });
export const RenewSchema = z.strictObject({ renewal: z.string().min(1).max(20_000) });

/** What Jira adds to the redirect address. */
export const CallbackSchema = z.object({
  state: z.string().max(200).optional(),
  code: z.string().max(4_000).optional(),
  error: z.string().max(200).optional(),
});
