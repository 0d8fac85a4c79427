import { createContext, useContext } from 'react';
import type { ApiScope } from '../api/administration-shapes';

/** What the person who signed in may do: everything, or look only. */
export type Role = 'administrator' | 'read-only';

/** The role of the session; null while the server has not said it yet. */
export const RoleContext = createContext<Role | null>(null);

/** What the token of the session is for; null for everything its role may do. */
export const ScopesContext = createContext<readonly ApiScope[] | null>(null);

/**
 * Whether the person who signed in may change things. Controls that change something are not shown (or are disabled with a reason)
 * when this is false; the server refuses the change anyway. True while the role is not known.
 * @param scope what a token must be for, where the control needs one in particular.
 */
export function useMayChange(scope?: ApiScope): boolean {
  const isReader = useContext(RoleContext) === 'read-only';
  const scopes = useContext(ScopesContext);
  return !isReader && (scope === undefined || scopes === null || scopes.includes(scope));
}
