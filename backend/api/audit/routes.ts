import { z } from 'zod';
import type { Installation } from '../../runs';
import { PageQuerySchema, pageOf } from '../http/page';
import { type Route, route } from '../http/route';

const AuditEntrySchema = z
  .object({ id: z.string(), at: z.iso.datetime(), actor: z.string(), action: z.string(), subject: z.string(), detail: z.looseObject({}) })
  .meta({ id: 'AuditEntry' });

export function auditRoutes({ store }: Installation): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/audit',
      access: 'administrator',
      scope: 'audit',
      tag: 'audit',
      summary: 'Who changed what, newest first',
      query: PageQuerySchema,
      reply: pageOf(AuditEntrySchema),
      handle: async ({ query }) => store.audit.list(query.after ?? null, query.limit),
    }),
  ];
}
