/** Who calls: by bearer token only. No cookie is ever read, so a foreign page cannot act in somebody's name. */
import type { Request } from 'express';
import type { Installation } from '../../runs';
import { createApiTokens } from '../../security/api-tokens';

export interface Caller {
  /** For the audit: `token:<name>`. */
  readonly name: string;
  readonly role: 'administrator' | 'read-only' | 'none';
}

export function authenticate(installation: Installation): (request: Request) => Promise<Caller | null> {
  const tokens = createApiTokens({ tokens: installation.store.tokens });
  return async (request) => {
    const header = request.headers.authorization;
    const [, token] = /^Bearer ([A-Za-z0-9_.~+/-]+=*)$/.exec(header ?? '') ?? [];
    if (!token) return null;
    const owner = await tokens.authenticate(token);
    return owner ? { name: `token:${owner.name}`, role: owner.role } : null;
  };
}
