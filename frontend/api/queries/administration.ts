/** Settings, tokens, audit, backup. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AuditQuery, NewToken } from '../administration-shapes';
import { useApi } from '../api-context';
import type { Access, JiraConnection, Retention } from '../shapes';

export function useSettings() {
  const api = useApi();
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => api.settings(signal), refetchOnWindowFocus: false });
}

export interface SavedJira {
  readonly jira: JiraConnection;
  readonly secrets: Readonly<Record<string, string>>;
  readonly version: number;
}

export function useSaveJira() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ jira, secrets, version }: SavedJira) => api.saveJira(jira, secrets, version),
    onSuccess: (settings) => queries.setQueryData(['settings'], settings),
  });
}

export function useSaveRetention() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ retention, version }: { readonly retention: Retention; readonly version: number }) =>
      api.saveRetention(retention, version),
    onSuccess: (settings) => queries.setQueryData(['settings'], settings),
  });
}

export function useSaveAccess() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ access, version }: { readonly access: Access; readonly version: number }) => api.saveAccess(access, version),
    onSuccess: (settings) => queries.setQueryData(['settings'], settings),
  });
}

export function useCheckJira() {
  const api = useApi();
  return useMutation({ mutationFn: () => api.checkJira() });
}

export function useTokens() {
  const api = useApi();
  return useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => api.tokens(signal) });
}

export function useAddToken() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (token: NewToken) => api.addToken(token),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

export function useRevokeToken() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.revokeToken(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

/** The audit page by page, newest first. */
export function useAudit(query: AuditQuery) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal, pageParam }) => api.audit(query, pageParam, signal),
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
