/** Runs, kept fresh: often while one goes on, now and then otherwise. */
import { keepPreviousData, useInfiniteQuery, useMutation, usePrefetchQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../api-context';
import type { ApiClient } from '../client';
import type { OperationsQuery, Run, RunState, RunsQuery } from '../shapes';

const whileRunningMs = 1_500;
const otherwiseMs = 10_000;
/** Before asking again for what was read just before a run ended. */
const atEndMs = 100;

const moving: ReadonlySet<RunState> = new Set<RunState>(['queued', 'reading', 'deciding', 'applying']);

/** Whether a run is still going on. */
export function isMoving(run: Run | null | undefined): boolean {
  return run !== null && run !== undefined && moving.has(run.state);
}

export function isMovingState(state: RunState): boolean {
  return moving.has(state);
}

export const pauseFor = (runs: readonly (Run | null)[]): number => (runs.some(isMoving) ? whileRunningMs : otherwiseMs);

/** The last runs of all connectors, newest first. */
export function useLastRuns(limit: number) {
  const api = useApi();
  return useQuery({
    queryKey: ['runs', 'last', limit],
    queryFn: async ({ signal }) => (await api.runs({ limit }, signal)).items,
    refetchInterval: ({ state }) => pauseFor(state.data ?? []),
  });
}

/** The history page by page. What was found before stays on screen while the next answer is on its way. */
export function useHistory(filter: RunsQuery) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['runs', 'history', filter],
    queryFn: ({ signal, pageParam }) => api.runs({ ...filter, limit: 50, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: query }) => pauseFor(query.data?.pages[0]?.items ?? []),
  });
}

/** One run. When it ends, everything shown that it may have changed is asked for again, whether or not an event told of the end. */
export function useRun(id: string) {
  const api = useApi();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['runs', 'one', id],
    queryFn: ({ signal }) => api.run(id, signal),
    refetchInterval: ({ state }) => (isMoving(state.data?.run) ? whileRunningMs : false),
  });
  const goesOn = isMoving(query.data?.run);
  const wentOn = useRef(goesOn);
  useEffect(() => {
    if (wentOn.current && !goesOn) void queries.invalidateQueries();
    wentOn.current = goesOn;
  }, [goesOn, queries]);
  return query;
}

/** How soon to ask again for something read off a run's operations, so that the last answer is one of after the end. */
function pauseUntilEnd(isRunning: boolean, read: { readonly runState: RunState } | undefined): number | false {
  if (isRunning) return whileRunningMs * 2;
  return read !== undefined && isMovingState(read.runState) ? atEndMs : false;
}

const onePage = (api: ApiClient, id: string, query: OperationsQuery) => ({
  queryKey: ['runs', 'one', id, 'operations', query],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.operations(id, query, signal),
});

/** Asks for a page of operations before it is known how the run went, so that neither waits for the other. */
export function usePrefetchedOperations(id: string, query: OperationsQuery): void {
  usePrefetchQuery({ ...onePage(useApi(), id, query), staleTime: 5_000 });
}

/** One page of a run's operations; the page before stays on screen while the next is asked for. */
export function useOperations(id: string, query: OperationsQuery, isRunning: boolean) {
  const api = useApi();
  return useQuery({
    ...onePage(api, id, query),
    staleTime: 1_000,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => pauseUntilEnd(isRunning, state.data),
  });
}

/** How many operations there are by kind and state. */
export function useOperationCounts(id: string, query: OperationsQuery, isRunning = false) {
  const api = useApi();
  return useQuery({
    queryKey: ['runs', 'one', id, 'counts', query],
    queryFn: ({ signal }) => api.countOperations(id, query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => pauseUntilEnd(isRunning, state.data),
  });
}

/** Starts a run and shows it at once. */
export function useStartRun(kind: 'full' | 'simulation' = 'full') {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (connectorId: string) => api.startRun(connectorId, kind),
    onSettled: () => queries.invalidateQueries(),
  });
}

export function useStopRun() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({ mutationFn: (runId: string) => api.stopRun(runId), onSettled: () => queries.invalidateQueries() });
}

/** Lets happen what a brake holds: exactly the plan with this hash. */
export function useApproveRun() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ runId, planHash }: { readonly runId: string; readonly planHash: string }) => api.approveRun(runId, planHash),
    onSettled: () => queries.invalidateQueries(),
  });
}
