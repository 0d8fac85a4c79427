/** Jira as an OAuth 2.0 provider (8.22 and later): the clients that "incoming links" make, codes, access and refresh tokens. */
import { hash, randomBytes } from 'node:crypto';

/** Each contains those before it; a token has the least of its scope and of what the person may do. */
export const OAUTH_SCOPES = ['READ', 'WRITE', 'ADMIN', 'SYSTEM_ADMIN'] as const;
export type OAuthScope = (typeof OAUTH_SCOPES)[number];

/** An incoming link with an external application. */
export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  /** Compared letter by letter. */
  readonly redirectUrls: readonly string[];
  /** The most that may be asked for. */
  readonly scope: OAuthScope;
}

export interface OAuthGrant {
  readonly clientId: string;
  readonly userKey: string;
  readonly scope: OAuthScope;
}

interface Code extends OAuthGrant {
  readonly redirectUrl: string;
  readonly challenge: { readonly method: 'S256' | 'plain'; readonly value: string } | null;
  readonly until: number;
}

interface Token extends OAuthGrant {
  readonly until: number;
}

export interface OAuthTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scope: OAuthScope;
}

/** `max.client.delay.seconds` of the vendor's provider. */
const CODE_MS = 10_000;
/** UNCONFIRMED: one hour or two. */
export const ACCESS_SECONDS = 3_600;
/** UNCONFIRMED. */
const REFRESH_MS = 90 * 86_400_000;

const digest = (raw: string): string => hash('sha256', raw, 'base64url');
const random = (): string => randomBytes(32).toString('hex');

export class OAuthProvider {
  private readonly clients = new Map<string, OAuthClient>();
  private readonly codes = new Map<string, Code>();
  private readonly access = new Map<string, Token>();
  private readonly refresh = new Map<string, Token>();

  /** What an administrator does under Application links: create link, external application, incoming. */
  addClient(client: Pick<OAuthClient, 'name' | 'redirectUrls'> & Partial<OAuthClient>): OAuthClient {
    const made = { id: random().slice(0, 32), secret: random(), scope: 'ADMIN' as const, ...client };
    this.clients.set(made.id, made);
    return made;
  }

  client(id: string): OAuthClient | null {
    return this.clients.get(id) ?? null;
  }

  issueCode(code: Omit<Code, 'until'>): string {
    const raw = random();
    this.codes.set(digest(raw), { ...code, until: Date.now() + CODE_MS });
    return raw;
  }

  /** A code is good once, for its client and its redirect address, and with the verifier of its challenge. */
  redeemCode(raw: string, clientId: string, redirectUrl: string, verifier: string | null): OAuthTokens | null {
    const code = this.codes.get(digest(raw));
    this.codes.delete(digest(raw));
    if (!code || code.until < Date.now() || code.clientId !== clientId || code.redirectUrl !== redirectUrl) return null;
    if (code.challenge) {
      const shown = verifier === null ? null : code.challenge.method === 'S256' ? digest(verifier) : verifier;
      if (shown !== code.challenge.value) return null;
    }
    return this.issue(code);
  }

  /** A refresh token is good once: the answer has the next. */
  renew(raw: string, clientId: string): OAuthTokens | null {
    const token = this.refresh.get(digest(raw));
    if (!token || token.until < Date.now() || token.clientId !== clientId) return null;
    this.refresh.delete(digest(raw));
    return this.issue(token);
  }

  /** Whose access token this is. */
  find(raw: string): OAuthGrant | null {
    const token = this.access.get(digest(raw));
    return token && token.until >= Date.now() ? token : null;
  }

  /** What a person does under "Authorized applications", or an administrator by deleting the link. */
  revokeAllOf(userKey: string): void {
    for (const tokens of [this.access, this.refresh]) for (const [key, token] of tokens) if (token.userKey === userKey) tokens.delete(key);
  }

  private issue({ clientId, userKey, scope }: OAuthGrant): OAuthTokens {
    const [accessToken, refreshToken] = [random(), random()];
    this.access.set(digest(accessToken), { clientId, userKey, scope, until: Date.now() + ACCESS_SECONDS * 1000 });
    this.refresh.set(digest(refreshToken), { clientId, userKey, scope, until: Date.now() + REFRESH_MS });
    return { accessToken, refreshToken, scope };
  }
}

export const covers = (scope: OAuthScope, needed: OAuthScope): boolean => OAUTH_SCOPES.indexOf(scope) >= OAUTH_SCOPES.indexOf(needed);
