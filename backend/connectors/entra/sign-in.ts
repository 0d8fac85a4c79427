/** Access tokens by the client credentials grant of the Microsoft identity platform (v2.0 endpoint). */
import { decodeJwt } from 'jose';
import type { HttpClient } from '../kit/http/client';
import { requestToken } from '../kit/tokens/client-credentials';
import { createTokenCache, type TokenCache } from '../kit/tokens/token-cache';
import type { Clock } from '../spi';
import { signCertificateAssertion } from './assertion';
import type { EntraConfig } from './config';

const remedies = {
  invalid_client:
    'Check the client secret (its value, not its ID; is it expired?) or the certificate against Certificates & secrets of the app registration.',
  unauthorized_client: 'Check the application ID and that the application is registered in this tenant.',
  invalid_request: 'Check the tenant ID and the cloud: the sign-in address does not know this tenant.',
  invalid_scope: 'Check the cloud: the Graph address does not belong to the sign-in address.',
  invalid_resource: 'Check the cloud: the Graph address does not belong to the sign-in address.',
  invalid_grant: 'Check the tenant: it may be blocked, or a policy may keep the application out.',
} as const;

export function createTokens(config: EntraConfig, client: HttpClient, clock: Clock): TokenCache {
  const path = `/${encodeURIComponent(config.tenant)}/oauth2/v2.0/token`;
  const audience = `${config.authority}${path}`;
  const proof = async (): Promise<Record<string, string>> => {
    const { signIn, clientId } = config;
    if (signIn.kind === 'client-secret') return { client_secret: signIn.secret };
    return {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signCertificateAssertion(signIn.certificate, { clientId, audience, now: clock.now() }),
    };
  };
  return createTokenCache(clock, async () =>
    requestToken(client, path, { client_id: config.clientId, scope: `${config.graph}/.default`, ...(await proof()) }, remedies),
  );
}

/** Application permissions a token carries. A token that is no JWT tells none. */
export function readRoles(token: string): ReadonlySet<string> {
  try {
    const { roles } = decodeJwt(token);
    return new Set(Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : []);
  } catch {
    return new Set();
  }
}
