/**
 * Access tokens by API credentials. OneLogin developer docs, "Generate Tokens" v2: client credentials as Basic
 * authentication, the grant as JSON, a token good for ten hours. The same token is given again while it lives.
 */
import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import type { HttpClient } from '../kit/http/client';
import type { AccessToken } from '../kit/tokens/token-cache';
import type { OneLoginConfig } from './config';

const TokenReply = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().default(36_000),
  created_at: z.string().optional(),
});

/** `now` in milliseconds since 1970. Throws `source-auth` when the credentials are refused. */
export async function requestOneLoginToken(client: HttpClient, config: OneLoginConfig, now: () => number): Promise<AccessToken> {
  const basic = Buffer.from(`${config.clientId}:${config.clientSecret}`).toString('base64');
  const reply = await client.request({
    method: 'POST',
    url: '/auth/oauth2/v2/token',
    headers: { Authorization: `Basic ${basic}` },
    json: { grant_type: 'client_credentials' },
    repeatable: true,
    accept: [400, 401, 403, 404, 500],
  });
  if (reply.status >= 400) throw refusal(reply.status);
  const token = TokenReply.safeParse(reply.body);
  if (!token.success) throw new RollcallError('source-protocol', 'The token endpoint sent something that is not a token.');
  return { value: token.data.access_token, lifetimeMs: lifetimeOf(token.data, now()) };
}

/** A token given for the second time is as old as `created_at` says, although `expires_in` still counts from its beginning. */
function lifetimeOf(token: z.infer<typeof TokenReply>, now: number): number {
  const whole = token.expires_in * 1_000;
  const left = Date.parse(token.created_at ?? '') + whole - now;
  return left > 0 && left < whole ? left : whole;
}

function refusal(status: number): RollcallError {
  if (status === 404) {
    return new RollcallError('source-protocol', 'There is no OneLogin account at this address (404).', {
      blame: 'config',
      remedy: 'Check the subdomain in the address.',
    });
  }
  if (status === 500) {
    return new RollcallError('source-unreachable', 'OneLogin failed to give an access token (500).', {
      retry: 'later',
      remedy: 'When it goes on, look whether the user who made the API credentials was deleted; then make new ones.',
    });
  }
  return new RollcallError('source-auth', `OneLogin did not accept the API credentials (${status}).`, {
    remedy: 'Check the client ID and the client secret in OneLogin, Developers, API Credentials, and that the credential is enabled.',
  });
}
