import { hash, randomBytes } from 'node:crypto';

export interface PersonalToken {
  readonly id: number;
  readonly name: string;
  readonly userKey: string;
  /** Hash of the raw token, which is shown once only. */
  readonly digest: string;
  readonly createdAt: number;
  /** Null: never. */
  readonly expiringAt: number | null;
  /** From client credentials: no administration. */
  readonly service: boolean;
}

const digestOf = (raw: string): string => hash('sha256', raw, 'base64url');

/** Personal access tokens (Jira 8.14 and later). They carry exactly the rights of their person. */
export class PersonalTokens {
  private readonly byDigest = new Map<string, PersonalToken>();
  private nextId = 1;

  create(userKey: string, name: string, days: number | null, service = false): { readonly token: PersonalToken; readonly raw: string } {
    const raw = randomBytes(32).toString('base64');
    const now = Date.now();
    const expiringAt = days === null ? null : now + days * 86_400_000;
    const token = { id: this.nextId++, name, userKey, digest: digestOf(raw), createdAt: now, expiringAt, service };
    this.byDigest.set(token.digest, token);
    return { token, raw };
  }

  /** The valid token of a raw value. */
  find(raw: string): PersonalToken | null {
    const token = this.byDigest.get(digestOf(raw));
    if (!token || (token.expiringAt !== null && token.expiringAt <= Date.now())) return null;
    return token;
  }

  of(userKey: string): PersonalToken[] {
    return [...this.byDigest.values()].filter((token) => token.userKey === userKey && !token.service);
  }

  revoke(userKey: string, id: number): boolean {
    const token = this.of(userKey).find((each) => each.id === id);
    return token ? this.byDigest.delete(token.digest) : false;
  }

  all(): PersonalToken[] {
    return [...this.byDigest.values()];
  }

  restore(tokens: readonly PersonalToken[]): void {
    for (const token of tokens) {
      this.byDigest.set(token.digest, token);
      this.nextId = Math.max(this.nextId, token.id + 1);
    }
  }
}
