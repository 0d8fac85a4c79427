/** A connector host that counts what goes over the network: each HTTP request, and each connection of other protocols. */
import { type ConnectorHostParts, createConnectorHost } from '../connectors/kit/host';
import type { HttpClient } from '../connectors/kit/http/client';
import type { ConnectorHost } from '../connectors/spi';

export function createCallCount(parts: ConnectorHostParts): { readonly host: ConnectorHost; calls(): number } {
  const inner = createConnectorHost(parts);
  const clients: HttpClient[] = [];
  let connections = 0;
  return {
    host: {
      ...inner,
      http(options) {
        const client = inner.http(options);
        clients.push(client);
        return client;
      },
      async guardAddress(host, port) {
        connections += 1;
        await inner.guardAddress(host, port);
      },
    },
    calls: () => clients.reduce((sum, client) => sum + client.calls, connections),
  };
}
