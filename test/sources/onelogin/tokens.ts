/**
 * The token endpoint of version 2: client credentials as Basic authentication, as OneLogin's own header
 * (`client_id:…, client_secret:…`) or as a form. A live token is given again instead of a new one.
 */
import { randomBytes } from 'node:crypto';
import { faults } from './errors';

export interface Credential {
  readonly clientId: string;
  clientSecret: string;
  enabled: boolean;
  /** The user who made it was deleted: OneLogin then fails with 500. */
  orphaned: boolean;
}

interface Token {
  readonly value: string;
  readonly createdAt: number;
}

const lifetimeSeconds = 36_000;

export class TokenIssuer {
  readonly #credential: Credential;
  readonly #now: () => number;
  #token: Token | null = null;

  constructor(credential: Credential, now: () => number) {
    this.#credential = credential;
    this.#now = now;
  }

  accepts(token: string): boolean {
    const live = this.#live();
    return live !== null && live.value === token;
  }

  revoke(): void {
    this.#token = null;
  }

  answer(authorization: string | undefined, contentType: string | undefined, text: string): string {
    const form = contentType?.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(text) : null;
    const grant = form ? form.get('grant_type') : contentType?.startsWith('application/json') ? readGrant(text) : null;
    if (grant !== 'client_credentials') throw faults.invalidGrant();
    const given = readCredentials(authorization) ?? [form?.get('client_id') ?? '', form?.get('client_secret') ?? ''];
    if (given[0] === '' || given[1] === '') throw faults.noAuthorization();
    const { clientId, clientSecret, enabled, orphaned } = this.#credential;
    if (given[0] !== clientId || given[1] !== clientSecret || !enabled) throw faults.unauthorized(true);
    if (orphaned) throw faults.internal();
    this.#token = this.#live() ?? { value: randomBytes(32).toString('hex'), createdAt: this.#now() };
    return JSON.stringify({
      access_token: this.#token.value,
      created_at: new Date(this.#token.createdAt).toISOString(),
      expires_in: lifetimeSeconds,
      refresh_token: randomBytes(32).toString('hex'),
      token_type: 'bearer',
      account_id: 555_555,
    });
  }

  #live(): Token | null {
    return this.#token && this.#token.createdAt + lifetimeSeconds * 1_000 > this.#now() ? this.#token : null;
  }
}

function readGrant(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'grant_type' in body ? body.grant_type : null;
  } catch {
    return null;
  }
}

function readCredentials(authorization = ''): readonly [string, string] | null {
  const own = /^client_id:\s*([^,\s]+)\s*,\s*client_secret:\s*(\S+)$/.exec(authorization);
  if (own) return [own[1] ?? '', own[2] ?? ''];
  const basic = /^Basic (.+)$/i.exec(authorization)?.[1];
  if (basic === undefined) return null;
  const [id = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return [id, rest.join(':')];
}
