import axios, { type AxiosResponse } from 'axios';
import { ApiError } from './error';
import type { ConnectorView, List, Problem, Run } from './shapes';

export interface ApiClient {
  connectors(signal?: AbortSignal): Promise<readonly ConnectorView[]>;
  /** The newest runs, newest first. */
  runs(limit: number, signal?: AbortSignal): Promise<readonly Run[]>;
  startRun(connectorId: string): Promise<Run>;
}

export interface ApiClientOptions {
  readonly baseUrl: string;
  readonly token: string;
}

const timeoutMs = 30_000;

/** Calls the API with a bearer token and never with cookies. Every failure is an `ApiError`. */
export function createApiClient({ baseUrl, token }: ApiClientOptions): ApiClient {
  const http = axios.create({
    baseURL: baseUrl,
    timeout: timeoutMs,
    withCredentials: false,
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
    validateStatus: () => true,
  });

  async function call<T>(request: Promise<AxiosResponse<unknown>>): Promise<T> {
    const { status, data } = await request.catch(() => {
      throw new ApiError('Rollcall does not answer.', { status: 0, remedy: 'Check that it is running and that you can reach it.' });
    });
    if (status >= 200 && status < 300) return data as T;
    throw toError(status, data);
  }

  return {
    connectors: async (signal) => (await call<List<ConnectorView>>(http.get('/connectors', withSignal(signal)))).items,
    runs: async (limit, signal) => (await call<List<Run>>(http.get('/runs', { params: { limit }, ...withSignal(signal) }))).items,
    startRun: (connectorId) => call<Run>(http.post(`/connectors/${encodeURIComponent(connectorId)}/runs`, { kind: 'full' })),
  };
}

function withSignal(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function toError(status: number, data: unknown): ApiError {
  if (!isProblem(data)) return new ApiError(`Rollcall answered with status ${status}.`, { status });
  return new ApiError(data.title, { status, remedy: data.remedy, id: data.id });
}

function isProblem(data: unknown): data is Problem {
  return typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string';
}
