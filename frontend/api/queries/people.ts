import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api-context';
import type { PeopleQuery } from '../people-shapes';

/** One page of the people of all connectors; the page before stays on screen while the next is asked for. */
export function usePeople(query: PeopleQuery) {
  const api = useApi();
  return useQuery({ queryKey: ['people', query], queryFn: ({ signal }) => api.people(query, signal), placeholderData: keepPreviousData });
}

/** A managed person by the immutable id the source has. */
export function usePerson(connector: string, sourceId: string) {
  const api = useApi();
  return useQuery({ queryKey: ['person', connector, sourceId], queryFn: ({ signal }) => api.person(connector, sourceId, signal) });
}

/** Starts a run for one person, by the source's id. */
export function useSyncPerson(connector: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sourceId: string) => api.syncPerson(connector, sourceId),
    // The result is shown where it was asked for and does not wait for the rest of the page.
    onSettled: () => void queries.invalidateQueries(),
  });
}
