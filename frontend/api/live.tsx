/** The newest progress of each run, as the server tells it. Pages poll as well, so a broken line costs detail, not truth. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Session } from '../session/session';
import { followEvents } from './read-events';
import type { Progress } from './shapes';

export interface LiveProviderProps {
  readonly baseUrl: string;
  readonly session: Session;
  readonly children: ReactNode;
}

const reconnectMs = 3_000;
/** A line that held this long was a working one. */
const steadyMs = 1_000;
const LiveContext = createContext<ReadonlyMap<string, Progress>>(new Map());

/** How far a run is; null when nothing was heard of it yet. */
export function useProgress(runId: string | undefined): Progress | null {
  const known = useContext(LiveContext);
  return runId === undefined ? null : (known.get(runId) ?? null);
}

export function LiveProvider({ baseUrl, session, children }: LiveProviderProps) {
  const queries = useQueryClient();
  const [known, setKnown] = useState<ReadonlyMap<string, Progress>>(new Map());

  useEffect(() => {
    if (typeof TextDecoderStream === 'undefined') return;
    const end = new AbortController();
    async function follow(): Promise<void> {
      while (!end.signal.aborted) {
        const begun = Date.now();
        await followEvents(`${baseUrl}/events`, await session.bearer(), end.signal, ({ name, data }) => {
          const progress = JSON.parse(data) as Progress;
          setKnown((before) => new Map(before).set(progress.runId, progress));
          if (name === 'finished') void queries.invalidateQueries();
        }).catch(() => undefined);
        // Whether only the line broke or Rollcall is gone, is asked at once rather than at the next turn.
        if (!end.signal.aborted && Date.now() - begun > steadyMs) void queries.invalidateQueries({ queryKey: ['connectors'], exact: true });
        await new Promise((resolve) => setTimeout(resolve, reconnectMs));
      }
    }
    void follow();
    return () => end.abort();
  }, [baseUrl, session, queries]);

  return <LiveContext.Provider value={known}>{children}</LiveContext.Provider>;
}
