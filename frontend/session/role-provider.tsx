import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../api/api-context';
import type { Session } from './session';
import { RoleContext, ScopesContext } from './use-may-change';

/** Tells the pages what the person may do: as the way to sign in said it, or else as the API does. */
export function RoleProvider({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const api = useApi();
  const who = useQuery({
    queryKey: ['who'],
    queryFn: ({ signal }) => api.who(signal),
    enabled: session.role === undefined,
    staleTime: 300_000,
  });
  return (
    <RoleContext.Provider value={session.role ?? who.data?.role ?? null}>
      <ScopesContext.Provider value={who.data?.scopes ?? null}>{children}</ScopesContext.Provider>
    </RoleContext.Provider>
  );
}
