import type { ApiScope } from '../../backend/domain/api-scope';

const all: Readonly<Record<ApiScope, true>> = { read: true, run: true, approve: true, configure: true, audit: true, tokens: true };

/** Every scope a token can have. */
export const apiScopes = Object.keys(all) as readonly ApiScope[];
