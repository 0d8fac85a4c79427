import { createContext, useContext } from 'react';

/** What the person who signed in may do: everything, or look only. */
export type Role = 'administrator' | 'read-only';

/** The role of the session; null while the server has not said it yet. */
export const RoleContext = createContext<Role | null>(null);

/**
 * Whether the person who signed in may change things. Controls that change something are not shown (or are disabled with a reason)
 * when this is false; the server refuses the change anyway. True while the role is not known.
 */
export function useMayChange(): boolean {
  return useContext(RoleContext) !== 'read-only';
}
