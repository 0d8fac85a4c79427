import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { ApiClient } from './client';
import { ApiError } from './error';

const ApiContext = createContext<ApiClient | null>(null);

export interface ApiProviderProps {
  readonly client: ApiClient;
  /** The token is not valid (any more). */
  readonly onRefused: () => void;
  readonly children: ReactNode;
}

/** Gives the pages the API, and notices when it refuses the token. */
export function ApiProvider({ client, onRefused, children }: ApiProviderProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the callback of the first render does
  const watched = useMemo(() => watchRefusals(client, onRefused), [client]);
  return <ApiContext.Provider value={watched}>{children}</ApiContext.Provider>;
}

export function useApi(): ApiClient {
  const client = useContext(ApiContext);
  if (client === null) throw new Error('useApi needs an ApiProvider above it');
  return client;
}

function watchRefusals(client: ApiClient, onRefused: () => void): ApiClient {
  async function watch<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) onRefused();
      throw error;
    }
  }
  return {
    connectors: (signal) => watch(client.connectors(signal)),
    runs: (limit, signal) => watch(client.runs(limit, signal)),
    startRun: (connectorId) => watch(client.startRun(connectorId)),
  };
}
