/** What Okta's refusals mean and how to mend them. Codes: Okta developer docs, "Error codes". */
import { RollcallError } from '../../domain/errors';
import type { HttpReply } from '../kit/http/client';
import type { OktaSignIn } from './config';

const scopeByPath: readonly (readonly [RegExp, string])[] = [
  [/\/meta\/schemas\//, 'okta.schemas.read'],
  [/\/groups/, 'okta.groups.read'],
  [/./, 'okta.users.read'],
];

/** Only Okta's error code goes into the message; its summary may quote names. */
export function explainRefusal(reply: HttpReply, signIn: OktaSignIn['kind'], url: string): RollcallError {
  const code = errorCode(reply.body) ?? `status ${reply.status}`;
  if (reply.status === 401) {
    return new RollcallError('source-auth', `Okta did not accept our credentials (${code}).`, {
      remedy:
        signIn === 'api-token'
          ? 'Create a new API token and enter it. A token ends when it is unused for 30 days or when its user is deactivated.'
          : 'Check the client ID and the key of the service app, and that the app is active.',
    });
  }
  if (reply.status === 403) {
    return new RollcallError('source-permission', `Okta does not let our account read this (${code}).`, {
      remedy: permissionRemedy(reply, signIn, url),
    });
  }
  if (reply.status === 404) return new RollcallError('source-gone', `Okta does not know this object (${code}).`);
  return new RollcallError('source-protocol', `Okta refused the request (${code}).`);
}

function permissionRemedy(reply: HttpReply, signIn: OktaSignIn['kind'], url: string): string {
  if (signIn === 'api-token') return 'Give the user who made the API token the role Read-only Administrator.';
  if (/insufficient_scope/.test(reply.headers['www-authenticate'] ?? '')) {
    const scope = scopeByPath.find(([path]) => path.test(url))?.[1];
    return `Grant the service app the scope ${scope} (Okta API Scopes).`;
  }
  return 'Give the service app the role Read-only Administrator (Admin roles).';
}

function errorCode(body: unknown): string | null {
  const code = typeof body === 'object' && body !== null && 'errorCode' in body ? body.errorCode : null;
  return typeof code === 'string' && /^E\d{7}$/.test(code) ? code : null;
}
