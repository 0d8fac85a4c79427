import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api-context';
import type { SavedConnector } from '../client';
import type { Schedule, SyncRules } from '../shapes';
import { pauseFor } from './runs';

export function useConnectors() {
  const api = useApi();
  return useQuery({
    queryKey: ['connectors'],
    queryFn: ({ signal }) => api.connectors(signal),
    refetchInterval: ({ state }) => pauseFor((state.data ?? []).map(({ lastRun }) => lastRun)),
  });
}

export function useConnectorTypes() {
  const api = useApi();
  return useQuery({
    queryKey: ['connector-types'],
    queryFn: ({ signal }) => api.connectorTypes(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** One connector as stored. Not asked for again by itself: a form is open over it. */
export function useConnector(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['connector', id],
    queryFn: ({ signal }) => api.connector(id, signal),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  });
}

/** Saves a new connector (`version` null) or a changed one. */
export function useSaveConnector() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ saved, version }: { readonly saved: SavedConnector; readonly version: number | null }) =>
      version === null ? api.addConnector(saved) : api.changeConnector(saved, version),
    onSuccess: (detail) => {
      queries.setQueryData(['connector', detail.configuration.id], detail);
      void queries.invalidateQueries({ queryKey: ['connectors'] });
    },
  });
}

export function useRemoveConnector() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.removeConnector(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connectors'] }),
  });
}

export function useCheckConnector() {
  const api = useApi();
  return useMutation({ mutationFn: (id: string) => api.checkConnector(id) });
}

/** The attributes the source has. Asks the source itself, so once in a while and never again after a refusal. */
export function useSourceAttributes(id: string, isWanted = true) {
  const api = useApi();
  return useQuery({
    queryKey: ['schema', id],
    queryFn: () => api.sourceAttributes(id),
    staleTime: 600_000,
    retry: false,
    enabled: isWanted,
  });
}

/** Sets, pauses or ends a schedule; the list shows it at once. */
export function useChangeSchedule() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, schedule, version }: { readonly id: string; readonly schedule: Schedule | null; readonly version: number }) =>
      api.changeSchedule(id, schedule, version),
    onSettled: (_data, _error, { id }) =>
      Promise.all([queries.invalidateQueries({ queryKey: ['connectors'] }), queries.invalidateQueries({ queryKey: ['connector', id] })]),
  });
}

/** When a schedule would fire, as the server reads it. */
export function useFirings(schedule: Schedule | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['firings', schedule?.cron, schedule?.timeZone],
    queryFn: ({ signal }) => (schedule === null ? [] : api.firings(schedule, signal)),
    enabled: schedule !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Whom and what rules would bring; the counts before stay on screen while the next are asked for. */
export function useScopeCount(id: string, rules: Pick<SyncRules, 'scope' | 'groups'> | null, basis: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['scope-count', id, basis, rules],
    queryFn: ({ signal }) => (rules === null ? null : api.countScope(id, rules, signal)),
    enabled: rules !== null && basis !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
