/** What a caller of the API may do: two roles for people, and scopes that narrow a token to its purpose. */

export const API_ROLES = ['administrator', 'read-only'] as const;
export type ApiRole = (typeof API_ROLES)[number];

/**
 * - `read`: look at connectors, people, runs and settings; follow progress; figures.
 * - `run`: start, simulate and stop runs, check connections.
 * - `approve`: let happen what a brake holds. Apart from `run`, so that a script that syncs cannot lift the brakes too.
 * - `configure`: connectors, rules, settings, the whole configuration as a file.
 * - `audit`: read who changed what.
 * - `tokens`: list, make and revoke tokens, at most with the scopes of the one that makes them.
 */
export const API_SCOPES = ['read', 'run', 'approve', 'configure', 'audit', 'tokens'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

const OF_READERS: readonly ApiScope[] = ['read'];

/** Everything the role allows. */
export function scopesOfRole(role: ApiRole): readonly ApiScope[] {
  return role === 'administrator' ? API_SCOPES : OF_READERS;
}

/** The least role that has all of these. */
export function roleOfScopes(scopes: readonly ApiScope[]): ApiRole {
  return scopes.every((scope) => OF_READERS.includes(scope)) ? 'read-only' : 'administrator';
}
