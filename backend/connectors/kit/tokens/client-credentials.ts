/** The OAuth 2.0 client credentials grant (RFC 6749 §4.4). */
import { z } from 'zod';
import { RollcallError } from '../../../domain/errors';
import type { HttpClient } from '../http/client';
import type { AccessToken } from './token-cache';

const TokenReply = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(3600), token_type: z.string() });
const TokenRefusal = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });

/**
 * Asks the token endpoint. What it refuses is told by its error word: `invalid_client` and the like are `source-auth`,
 * `invalid_scope` and the like `source-permission`. `remedies` gives the vendor's way out for each word.
 */
export async function requestToken(
  client: HttpClient,
  url: string,
  form: Readonly<Record<string, string>>,
  remedies: Readonly<Record<string, string>> = {},
): Promise<AccessToken> {
  const reply = await client.request({
    method: 'POST',
    url,
    form: { grant_type: 'client_credentials', ...form },
    repeatable: true,
    accept: [400, 401, 403],
  });
  if (reply.status >= 400) throw refusal(reply.body, remedies);
  const token = TokenReply.safeParse(reply.body);
  if (!token.success) throw new RollcallError('source-protocol', 'The token endpoint sent something that is not a token.');
  return { value: token.data.access_token, lifetimeMs: token.data.expires_in * 1_000 };
}

function refusal(body: unknown, remedies: Readonly<Record<string, string>>): RollcallError {
  const word = TokenRefusal.safeParse(body).data?.error ?? 'refused';
  const permission = word === 'invalid_scope' || word === 'unauthorized_client' || word === 'access_denied';
  return new RollcallError(permission ? 'source-permission' : 'source-auth', `The token endpoint refused us (${word}).`, {
    remedy: remedies[word] ?? 'Check the client id, its key or secret, and the scopes granted to it.',
  });
}
