/** Tokens for the API and the command line: 256 random bits, shown once, stored as a hash. */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { API_SCOPES, type ApiRole, type ApiScope, scopesOfRole } from '../domain/api-scope';
import { RollcallError } from '../domain/errors';
import type { ApiToken, ApiTokenRepository } from '../store/store';

export type { ApiRole, ApiScope };

/** A token as it may be shown: without its hash. */
export type ApiTokenView = Omit<ApiToken, 'hash'>;

export interface NewApiToken {
  readonly name: string;
  readonly role: ApiRole;
  /** Only these of what the role allows; all of it unless told. */
  readonly scopes?: readonly ApiScope[];
  /** ISO time of expiry; null for none. */
  readonly expiresAt: string | null;
}

export interface IssuedApiToken {
  /** The token itself. It cannot be had again. */
  readonly token: string;
  readonly view: ApiTokenView;
}

export interface ApiTokens {
  issue(request: NewApiToken): Promise<IssuedApiToken>;
  /** Whose token this is; null when it is no valid one, whatever the reason. */
  authenticate(presented: string): Promise<ApiTokenView | null>;
  list(): Promise<readonly ApiTokenView[]>;
  revoke(id: string): Promise<boolean>;
}

export interface ApiTokensOptions {
  readonly tokens: ApiTokenRepository;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The prefix lets secret scanners and our own log recognise a token. */
const form = /^rc_[A-Za-z0-9_-]{43}$/;

/** Draws a new token; the caller stores `record` and shows `token`. */
export function drawApiToken(
  { name, role, scopes = scopesOfRole(role), expiresAt }: NewApiToken,
  now: number,
): { readonly token: string; readonly record: ApiToken } {
  if (name.trim() === '') throw new RollcallError('config-invalid', 'A token needs a name.', { field: 'name' });
  if (expiresAt !== null && !(Date.parse(expiresAt) > now)) {
    throw new RollcallError('config-invalid', 'The time of expiry is not in the future.', { field: 'expiresAt' });
  }
  if (scopes.length === 0 || !scopes.every((scope) => scopesOfRole(role).includes(scope))) {
    throw new RollcallError('config-invalid', 'A token needs a scope, and no more than its role allows.', { field: 'scopes' });
  }
  const token = `rc_${randomBytes(32).toString('base64url')}`;
  const createdAt = new Date(now).toISOString();
  return {
    token,
    record: {
      id: randomUUID(),
      name: name.trim(),
      role,
      scopes: API_SCOPES.filter((scope) => scopes.includes(scope)),
      hash: hashToken(token),
      createdAt,
      expiresAt,
    },
  };
}

export function createApiTokens({ tokens, now = Date.now }: ApiTokensOptions): ApiTokens {
  return {
    async issue(request) {
      const { token, record } = drawApiToken(request, now());
      await tokens.put(record);
      return { token, view: viewToken(record) };
    },
    async authenticate(presented) {
      if (!form.test(presented)) return null;
      const hash = hashToken(presented);
      const record = await tokens.findByHash(hash);
      if (record === null || !isSameHash(record.hash, hash)) return null;
      if (record.expiresAt !== null && !(Date.parse(record.expiresAt) > now())) return null;
      return viewToken(record);
    },
    list: async () => (await tokens.list()).map(viewToken),
    revoke: (id) => tokens.remove(id),
  };
}

/** Whether a role may do what only an administrator may. */
export function mayChange(role: ApiRole): boolean {
  return role === 'administrator';
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The store found it by its hash already; this keeps a store that compares loosely from letting anybody in. */
function isSameHash(stored: string, presented: string): boolean {
  const [one, other] = [Buffer.from(stored, 'hex'), Buffer.from(presented, 'hex')];
  return one.length === other.length && one.length > 0 && timingSafeEqual(one, other);
}

function viewToken({ hash: _hash, ...view }: ApiToken): ApiTokenView {
  return view;
}
