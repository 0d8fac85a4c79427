import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import type { Installation } from '../../runs';
import { issueToken } from '../../security/api-tokens';
import { type Route, route } from '../http/route';

const TokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(['administrator', 'read-only']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiToken' });

const CreateTokenSchema = z.strictObject({
  name: z.string().min(1).max(100),
  role: z.enum(['administrator', 'read-only']),
  /** Days until it expires. */
  days: z.number().int().min(1).max(3650).default(90),
});

export function tokenRoutes({ store }: Installation): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/tokens',
      access: 'administrator',
      tag: 'tokens',
      summary: 'API tokens, never the tokens themselves',
      reply: z.object({ items: z.array(TokenSchema) }),
      handle: async () => ({
        items: (await store.tokens.list()).map(({ id, name, role, createdAt, expiresAt }) => ({ id, name, role, createdAt, expiresAt })),
      }),
    }),
    route({
      method: 'post',
      path: '/tokens',
      access: 'administrator',
      tag: 'tokens',
      summary: 'Make a token; it is shown in this answer and never again',
      body: CreateTokenSchema,
      status: 201,
      reply: TokenSchema.extend({ token: z.string() }),
      handle: async ({ body, caller }) => {
        const expiresAt = new Date(Date.now() + body.days * 86_400_000);
        const { token, record } = await issueToken(store.tokens, { name: body.name, role: body.role, expiresAt });
        await store.audit.write({
          actor: caller.name,
          action: 'token.create',
          subject: record.id,
          detail: { name: body.name, role: body.role, days: body.days },
        });
        const { id, name, role, createdAt } = record;
        return { id, name, role, createdAt, expiresAt: record.expiresAt, token };
      },
    }),
    route({
      method: 'delete',
      path: '/tokens/:token',
      access: 'administrator',
      tag: 'tokens',
      summary: 'Revoke a token at once',
      params: z.object({ token: z.string().min(1).max(100) }),
      handle: async ({ params, caller }) => {
        if (!(await store.tokens.remove(params.token)))
          throw new RollcallError('not-found', 'There is no such token.', { field: 'path.token' });
        await store.audit.write({ actor: caller.name, action: 'token.remove', subject: params.token, detail: {} });
      },
    }),
  ];
}
