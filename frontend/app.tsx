import AppProvider from '@atlaskit/app-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ApiProvider } from './api/api-context';
import { createApiClient } from './api/client';
import { ApiError } from './api/error';
import { TokenForm } from './components/token-form';
import { StatusPage } from './pages/status-page';

export interface AppProps {
  /** Where the API is: `/rollcall/api/v1`. */
  readonly baseUrl: string;
}

/** The panel. The token is kept in this component's memory only; leaving the page forgets it. */
export function App({ baseUrl }: AppProps) {
  const [token, setToken] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const client = useMemo(() => (token === null ? null : createApiClient({ baseUrl, token })), [baseUrl, token]);
  const queries = useMemo(() => createQueryClient(token), [token]);

  function forget() {
    setToken(null);
    setRefused(true);
  }

  function enter(entered: string) {
    setRefused(false);
    setToken(entered);
  }

  return (
    <AppProvider defaultColorMode="auto">
      <main className="rollcall-page">
        {client === null ? (
          <TokenForm wasRefused={refused} onToken={enter} />
        ) : (
          <QueryClientProvider client={queries}>
            <ApiProvider client={client} onRefused={forget}>
              <StatusPage />
            </ApiProvider>
          </QueryClientProvider>
        )}
      </main>
    </AppProvider>
  );
}

/** A new token gets a new cache: what one person was shown must not appear to the next. */
function createQueryClient(_token: string | null): QueryClient {
  const isWorthAnotherTry = (failures: number, error: Error) => error instanceof ApiError && error.status >= 500 && failures < 2;
  return new QueryClient({ defaultOptions: { queries: { retry: isWorthAnotherTry, retryDelay: 500 } } });
}
