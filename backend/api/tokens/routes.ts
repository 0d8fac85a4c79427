import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import type { Installation } from '../../runs';
import { createApiTokens } from '../../security/api-tokens';
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

const DAY_MS = 86_400_000;

export function tokenRoutes({ store, audit }: Installation): readonly Route[] {
  const tokens = createApiTokens({ tokens: store.tokens });
  return [
    route({
      method: 'get',
      path: '/tokens',
      access: 'administrator',
      tag: 'tokens',
      summary: 'API tokens, never the tokens themselves',
      reply: z.object({ items: z.array(TokenSchema) }),
      handle: async () => ({ items: await tokens.list() }),
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
      handle: async ({ body: { name, role, days }, caller }) => {
        const { token, view } = await tokens.issue({ name, role, expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() });
        await audit.record({ actor: caller.name, action: 'token.issue', subject: `token:${view.id}`, detail: { label: name, role, days } });
        return { ...view, token };
      },
    }),
    route({
      method: 'delete',
      path: '/tokens/:token',
      access: 'administrator',
      tag: 'tokens',
      summary: 'Revoke a token at once',
      params: z.object({ token: z.uuid() }),
      handle: async ({ params, caller }) => {
        if (!(await tokens.revoke(params.token)))
          throw new RollcallError('not-found', 'There is no such token.', {
            blame: 'config',
            field: 'path.token',
            remedy: 'List the tokens and use one of their ids.',
          });
        await audit.record({ actor: caller.name, action: 'token.revoke', subject: `token:${params.token}` });
      },
    }),
  ];
}
