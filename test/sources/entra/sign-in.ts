/**
 * The token endpoint (v2.0), client credentials by secret or certificate. Errors carry the vendor's AADSTS numbers. Rules:
 * Microsoft identity platform docs, client credentials flow and certificate credentials.
 */
import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';

export interface Application {
  readonly clientId: string;
  secret: string;
  /** The certificate uploaded, if any: PEM and SHA-256 thumbprint, base64url. */
  certificate: { readonly publicKey: KeyObject; readonly thumbprint: string } | null;
  /** Application permissions with admin consent. */
  readonly roles: Set<string>;
}

export interface TokenAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export class TokenIssuer {
  readonly #app: Application;
  readonly #key = randomBytes(32);
  readonly #tokens = new Map<string, { readonly roles: ReadonlySet<string>; readonly endsAt: number }>();
  readonly #now: () => number;
  lifetimeSeconds = 3_599;

  constructor(app: Application, now: () => number) {
    this.#app = app;
    this.#now = now;
  }

  /** The permissions of a token still good, or null. */
  rolesOf(token: string): ReadonlySet<string> | null {
    const known = this.#tokens.get(token);
    return known && known.endsAt > this.#now() ? known.roles : null;
  }

  revokeAll(): void {
    this.#tokens.clear();
  }

  async answer(form: URLSearchParams, tokenUrl: string, graph: string): Promise<TokenAnswer> {
    if (!form.has('grant_type')) {
      return refuse(400, 'invalid_request', 900144, "The request body must contain the following parameter: 'grant_type'.");
    }
    if (form.get('grant_type') !== 'client_credentials') {
      return refuse(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
    }
    if (form.get('client_id') !== this.#app.clientId) {
      return refuse(400, 'unauthorized_client', 700016, 'Application was not found in the directory.');
    }
    const fault = await this.#faultOf(form, tokenUrl);
    if (fault) return fault;
    const scope = form.get('scope') ?? '';
    if (!scope.endsWith('/.default'))
      return refuse(400, 'invalid_scope', 70011, 'The provided value for the input parameter scope is not valid.');
    if (scope !== `${graph}/.default`)
      return refuse(400, 'invalid_resource', 500011, 'The resource principal was not found in the tenant.');
    const endsAt = this.#now() + this.lifetimeSeconds * 1_000;
    const token = await new SignJWT({
      aud: graph,
      appid: this.#app.clientId,
      roles: [...this.#app.roles],
      uti: randomBytes(12).toString('base64url'),
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setExpirationTime(Math.floor(endsAt / 1_000))
      .sign(this.#key);
    this.#tokens.set(token, { roles: new Set(this.#app.roles), endsAt });
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: this.lifetimeSeconds, ext_expires_in: this.lifetimeSeconds, access_token: token },
    };
  }

  async #faultOf(form: URLSearchParams, tokenUrl: string): Promise<TokenAnswer | null> {
    if (form.has('client_assertion')) {
      const good =
        form.get('client_assertion_type') === assertionType && (await this.#isGood(form.get('client_assertion') ?? '', tokenUrl));
      return good
        ? null
        : refuse(
            401,
            'invalid_client',
            700027,
            'The certificate with identifier used to sign the client assertion is not registered on application.',
          );
    }
    if (!form.has('client_secret'))
      return refuse(401, 'invalid_client', 7000218, 'The request body must contain client_assertion or client_secret.');
    if (form.get('client_secret') === this.#app.secret) return null;
    return refuse(
      401,
      'invalid_client',
      7000215,
      'Invalid client secret provided. Ensure the secret being sent is the client secret value, not the ID.',
    );
  }

  async #isGood(assertion: string, tokenUrl: string): Promise<boolean> {
    const { certificate, clientId } = this.#app;
    if (!certificate) return false;
    try {
      if (decodeProtectedHeader(assertion)['x5t#S256'] !== certificate.thumbprint) return false;
      await jwtVerify(assertion, createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })), {
        issuer: clientId,
        subject: clientId,
        audience: tokenUrl,
        algorithms: ['PS256', 'RS256'],
        currentDate: new Date(this.#now()),
        requiredClaims: ['exp', 'nbf', 'jti'],
      });
      return true;
    } catch {
      return false;
    }
  }
}

export function refuse(status: number, error: string, code: number, description: string): TokenAnswer {
  const trace = { trace_id: '1e5f0009-0000-4000-8000-000000000000', correlation_id: '1e5f0009-0000-4000-8000-000000000001' };
  return { status, body: { error, error_description: `AADSTS${code}: ${description}`, error_codes: [code], ...trace } };
}
