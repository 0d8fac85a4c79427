/**
 * Asks Jira, as an OAuth 2.0 provider, for tokens: `POST /rest/oauth2/latest/token`, Jira 8.22 and later. The vendor's page on it:
 * https://confluence.atlassian.com/adminjiraserver0910/jira-oauth-2-0-provider-api-1282245277.html
 */
import { version } from '../../../package.json';
import type { JiraConnection } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import type { OutboundGuard } from '../../domain/outbound';
import { openWire } from './http/wire-client';

export type OAuthGrant =
  | { readonly grant_type: 'authorization_code'; readonly code: string; readonly code_verifier: string; readonly redirect_uri: string }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string; readonly redirect_uri: string };

export interface OAuthTokens {
  readonly accessToken: string;
  /** Null when Jira gave none: the session cannot be renewed silently. */
  readonly refreshToken: string | null;
}

export interface OAuthTokensOptions {
  readonly connection: JiraConnection;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly grant: OAuthGrant;
  readonly guard: OutboundGuard;
  readonly ca?: string;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 256 * 1024;

/** Null when Jira does not accept the code or the refresh token (any longer). Throws when the client itself is refused, or nothing sensible answers. */
export async function requestOAuthTokens(options: OAuthTokensOptions): Promise<OAuthTokens | null> {
  const { connection, clientId, clientSecret, grant, guard, ca } = options;
  const wire = openWire({
    baseUrl: connection.baseUrl,
    credentials: {},
    userAgent: `Rollcall/${version}`,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    guard,
    ca,
  });
  try {
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant }).toString();
    const contentType = 'application/x-www-form-urlencoded';
    return read(await wire.send({ verb: 'POST', path: '/rest/oauth2/latest/token', body, contentType }));
  } catch (error) {
    if (error instanceof RollcallError) throw error;
    throw new RollcallError('target-unreachable', 'Jira did not answer when it was asked for a token.', {
      retry: 'later',
      remedy: 'Check that Jira runs and that its address in the settings is right.',
      cause: error,
    });
  } finally {
    wire.close();
  }
}

function read({ status, text }: { readonly status: number; readonly text: string }): OAuthTokens | null {
  const { access_token, refresh_token, error } = parse(text);
  if (status === 200 && typeof access_token === 'string')
    return { accessToken: access_token, refreshToken: typeof refresh_token === 'string' ? refresh_token : null };
  if (error === 'invalid_grant') return null;
  if (error === 'invalid_client' || status === 401)
    throw new RollcallError('target-auth', 'Jira does not accept the client id and secret of the incoming link.', {
      remedy: 'Compare both with the application link in Jira, and enter the secret again in the settings.',
      field: 'jira.oauth.clientId',
    });
  throw new RollcallError('target-protocol', `Jira answered with status ${status} instead of a token.`, {
    remedy: 'Check that Jira is 8.22 or later and that its address in the settings has the context path.',
  });
}

function parse(text: string): { access_token?: unknown; refresh_token?: unknown; error?: unknown } {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}
