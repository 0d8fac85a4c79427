/** What the pages ask of the API, kept fresh: often while something runs, now and then otherwise. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context';
import type { Run, RunState } from './shapes';

const whileRunningMs = 1_500;
const otherwiseMs = 10_000;
const shownRuns = 20;

const moving: ReadonlySet<RunState> = new Set<RunState>(['queued', 'reading', 'deciding', 'applying']);

/** Whether a run is still going on. */
export function isMoving(run: Run | null): boolean {
  return run !== null && moving.has(run.state);
}

const pauseFor = (runs: readonly (Run | null)[]): number => (runs.some(isMoving) ? whileRunningMs : otherwiseMs);

export function useConnectors() {
  const api = useApi();
  return useQuery({
    queryKey: ['connectors'],
    queryFn: ({ signal }) => api.connectors(signal),
    refetchInterval: ({ state }) => pauseFor((state.data ?? []).map(({ lastRun }) => lastRun)),
  });
}

export function useRuns() {
  const api = useApi();
  return useQuery({
    queryKey: ['runs'],
    queryFn: ({ signal }) => api.runs(shownRuns, signal),
    refetchInterval: ({ state }) => pauseFor(state.data ?? []),
  });
}

/** Starts a full run of a connector and shows it at once. */
export function useStartRun() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (connectorId: string) => api.startRun(connectorId),
    onSettled: () => queries.invalidateQueries(),
  });
}
