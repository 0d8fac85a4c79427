/** What rules would do that are still being edited. A question is given up as soon as the next one is asked. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../api-context';
import { ApiError } from '../error';
import type { PreviewQuery, TryGroupsQuery } from '../preview-shapes';

/** The server takes one at a time and lets a few wait; two people who type at once may be too many for a moment. */
const isBusy = (error: Error) => error instanceof ApiError && error.status === 429;
const isWorthAnotherTry = (failures: number, error: Error) => failures < (isBusy(error) ? 10 : 0);
const settings = {
  placeholderData: keepPreviousData,
  retry: isWorthAnotherTry,
  retryDelay: 400,
  gcTime: 30_000,
  refetchOnWindowFocus: false,
};

/** @param query null: nothing is asked, and what was shown last stays. */
export function usePreview(connector: string, query: PreviewQuery | null) {
  const api = useApi();
  return useQuery({
    ...settings,
    queryKey: ['preview', connector, query],
    queryFn: ({ signal }) => {
      if (query === null) throw new Error('There is nothing to ask.');
      return api.preview(connector, query, signal);
    },
    enabled: query !== null,
    staleTime: 60_000,
  });
}

/** @param query null: nothing is asked. */
export function useTriedGroups(connector: string, query: TryGroupsQuery | null) {
  const api = useApi();
  return useQuery({
    ...settings,
    queryKey: ['preview', connector, 'groups', query],
    queryFn: ({ signal }) => {
      if (query === null) throw new Error('There is nothing to ask.');
      return api.tryGroups(connector, query, signal);
    },
    enabled: query !== null,
    staleTime: 60_000,
  });
}

/** Which attributes the people of the last read have. */
export function useAttributeUses(connector: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['preview', connector, 'attributes'],
    queryFn: ({ signal }) => api.attributeUses(connector, signal),
    staleTime: 60_000,
    retry: false,
  });
}

/** Whether nobody has been read yet, so that there is nothing to look at. */
export function isNeverRead(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404 && error.field === 'path.connector';
}
