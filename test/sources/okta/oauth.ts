/**
 * Okta's org authorization server, client credentials only: `private_key_jwt`, scopes, and DPoP when the app demands it.
 * Rules: Okta developer docs, "Implement OAuth for Okta with a service app".
 */
import { type KeyObject, randomBytes } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';

export interface OAuthApp {
  readonly clientId: string;
  readonly keyId: string;
  readonly publicKey: KeyObject;
  readonly scopes: Set<string>;
  /** The app's switch "Require DPoP header in token requests". */
  dpopRequired: boolean;
}

export interface TokenAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export class TokenIssuer {
  readonly #app: OAuthApp;
  readonly #tokens = new Map<string, { readonly scopes: ReadonlySet<string>; readonly endsAt: number }>();
  readonly #usedIds = new Set<string>();
  readonly #now: () => number;
  lifetimeSeconds = 3600;

  constructor(app: OAuthApp, now: () => number) {
    this.#app = app;
    this.#now = now;
  }

  /** The scopes of a token still good, or null. */
  scopesOf(token: string): ReadonlySet<string> | null {
    const known = this.#tokens.get(token);
    return known && known.endsAt > this.#now() ? known.scopes : null;
  }

  revokeAll(): void {
    this.#tokens.clear();
  }

  async answer(form: URLSearchParams, tokenUrl: string, dpop: string | undefined): Promise<TokenAnswer> {
    if (!form.has('grant_type')) return refuse(400, 'invalid_request', "The token request must specify a 'grant_type'.");
    if (form.get('grant_type') !== 'client_credentials') return refuse(400, 'unsupported_grant_type', 'The grant type is not supported.');
    if (form.get('client_assertion_type') !== assertionType || !form.get('client_assertion')) {
      return refuse(401, 'invalid_client', 'Client authentication failed. Only private_key_jwt is allowed for Okta scopes.');
    }
    const fault = await this.#faultOf(form.get('client_assertion') ?? '', tokenUrl);
    if (fault) return refuse(401, 'invalid_client', fault);
    if (this.#app.dpopRequired && dpop === undefined) return refuse(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.');
    const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    const unknown = scopes.find((scope) => !this.#app.scopes.has(scope));
    if (scopes.length === 0 || unknown !== undefined) {
      return refuse(400, 'invalid_scope', 'One or more scopes are not configured for the authorization server resource.');
    }
    const token = `eyJ.${randomBytes(24).toString('base64url')}`;
    this.#tokens.set(token, { scopes: new Set(scopes), endsAt: this.#now() + this.lifetimeSeconds * 1_000 });
    return { status: 200, body: { token_type: 'Bearer', expires_in: this.lifetimeSeconds, access_token: token, scope: scopes.join(' ') } };
  }

  async #faultOf(assertion: string, tokenUrl: string): Promise<string | null> {
    try {
      if (decodeProtectedHeader(assertion).kid !== this.#app.keyId) return 'The client_assertion signature is invalid: unknown kid.';
      const { payload } = await jwtVerify(assertion, this.#app.publicKey, {
        issuer: this.#app.clientId,
        subject: this.#app.clientId,
        audience: tokenUrl,
        currentDate: new Date(this.#now()),
        requiredClaims: ['exp'],
      });
      if ((payload.exp ?? 0) * 1_000 - this.#now() > 3_600_000)
        return 'The client_assertion token has an expiration too far into the future.';
      if (payload.jti !== undefined && this.#usedIds.has(payload.jti)) return 'The client_assertion token has already been used.';
      if (payload.jti !== undefined) this.#usedIds.add(payload.jti);
      return null;
    } catch {
      return 'The client_assertion token is invalid.';
    }
  }
}

function refuse(status: number, error: string, description: string): TokenAnswer {
  return { status, body: { error, error_description: description } };
}
