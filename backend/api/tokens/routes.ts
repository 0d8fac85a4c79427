import { z } from 'zod';
import { API_ROLES, API_SCOPES, type ApiScope, roleOfScopes, scopesOfRole } from '../../domain/api-scope';
import { RollcallError } from '../../domain/errors';
import type { Installation } from '../../runs';
import { createApiTokens } from '../../security/api-tokens';
import { type Route, route } from '../http/route';

const TokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The least role that has all the scopes. */
    role: z.enum(API_ROLES),
    scopes: z.array(z.enum(API_SCOPES)),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiToken' });

const CreateTokenSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    /** What it is for. */
    scopes: z.array(z.enum(API_SCOPES)).min(1).optional(),
    /** Instead of scopes: everything a role may do. */
    role: z.enum(API_ROLES).optional(),
    /** Days until it expires. */
    days: z.number().int().min(1).max(3650).default(90),
  })
  .refine(({ scopes, role }) => (scopes === undefined) !== (role === undefined), {
    path: ['scopes'],
    message: `Say either which scopes (${API_SCOPES.join(', ')}) or which role.`,
  });

const DAY_MS = 86_400_000;

export function tokenRoutes({ store, audit }: Installation): readonly Route[] {
  const tokens = createApiTokens({ tokens: store.tokens });
  return [
    route({
      method: 'get',
      path: '/tokens',
      access: 'administrator',
      scope: 'tokens',
      tag: 'tokens',
      summary: 'API tokens, never the tokens themselves',
      reply: z.object({ items: z.array(TokenSchema) }),
      handle: async () => ({ items: await tokens.list() }),
    }),
    route({
      method: 'post',
      path: '/tokens',
      access: 'administrator',
      scope: 'tokens',
      tag: 'tokens',
      summary: 'Make a token for some scopes; it is shown in this answer and never again',
      body: CreateTokenSchema,
      status: 201,
      reply: TokenSchema.extend({ token: z.string() }),
      handle: async ({ body: { name, role: whole, days, ...body }, caller }) => {
        const scopes = body.scopes ?? scopesOfRole(whole ?? 'read-only');
        refuseMore(scopes, caller.scopes);
        const role = roleOfScopes(scopes);
        const { token, view } = await tokens.issue({ name, role, scopes, expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() });
        await audit.record({
          actor: caller.name,
          action: 'token.issue',
          subject: `token:${view.id}`,
          detail: { label: name, scopes: view.scopes, days },
        });
        return { ...view, token };
      },
    }),
    route({
      method: 'delete',
      path: '/tokens/:token',
      access: 'administrator',
      scope: 'tokens',
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

/** Nobody gives away what they do not have. */
function refuseMore(scopes: readonly ApiScope[], own: readonly ApiScope[]): void {
  const more = scopes.filter((scope) => !own.includes(scope));
  if (more.length === 0) return;
  throw new RollcallError('forbidden', `Your own token is not for "${more.join('", "')}".`, {
    blame: 'config',
    field: 'body.scopes',
    remedy: 'Leave out the scopes your own token does not have.',
  });
}
