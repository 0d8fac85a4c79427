import { z } from 'zod';
import { AUDIT_ACTIONS } from '../../domain/audit-action';
import type { Installation } from '../../runs';
import { PageQuerySchema, pageOf } from '../http/page';
import { type Route, route } from '../http/route';

const AuditEntrySchema = z
  .object({ id: z.string(), at: z.iso.datetime(), actor: z.string(), action: z.string(), subject: z.string(), detail: z.looseObject({}) })
  .meta({ id: 'AuditEntry' });

const TextSchema = z.string().trim().min(1).max(200).optional();

const AuditQuerySchema = PageQuerySchema.extend({
  /** Part of who did it. */
  actor: TextSchema,
  /** Exact, several with commas. */
  action: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(AUDIT_ACTIONS)))
    .optional(),
  /** Part of what it was done to. */
  subject: TextSchema,
  /** Part of any of these, or of the detail. */
  search: TextSchema,
  /** At this time or later. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Before this time. */
  to: z.iso.datetime({ offset: true }).optional(),
});

export function auditRoutes({ store }: Installation): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/audit',
      access: 'administrator',
      scope: 'audit',
      tag: 'audit',
      summary: 'Who changed what, newest first, narrowed by who, action, subject, time, or a search',
      query: AuditQuerySchema,
      reply: pageOf(AuditEntrySchema),
      handle: async ({ query: { after, limit, actor, action, subject, search, from, to } }) =>
        store.audit.list(after ?? null, limit, {
          ...(actor ? { actor } : {}),
          ...(action ? { actions: action } : {}),
          ...(subject ? { subject } : {}),
          ...(search ? { search } : {}),
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
        }),
    }),
  ];
}
