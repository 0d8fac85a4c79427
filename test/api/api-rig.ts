/** The product of `startRig` with its HTTP API on a socket, and a client that checks every answer against the declaration. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiOptions, allRoutes, createApi } from '../../backend/api/create-api';
import type { Route } from '../../backend/api/http/route';
import { createApiTokens } from '../../backend/security/api-tokens';
import { createLogger } from '../../backend/security/logger';
import { type Rig, type RigOptions, startRig } from '../rig/rig';
import { type Answer, type ApiClient, createApiClient } from './api-client';

export interface ApiRig extends Rig {
  readonly origin: string;
  readonly baseUrl: string;
  readonly routes: readonly Route[];
  readonly admin: ApiClient;
  readonly reader: ApiClient;
  readonly anonymous: ApiClient;
  /** Everything the product wrote to its log, as text. */
  log(): string;
  readonly server: Server;
}

export interface ApiRigOptions extends RigOptions {
  readonly api?: Partial<Omit<ApiOptions, 'installation'>>;
}

export async function startApiRig({ api = {}, ...options }: ApiRigOptions): Promise<ApiRig> {
  const lines: string[] = [];
  // The product's own logger, but without the mask for known secrets: nothing may need it.
  const log = createLogger({ name: 'test', level: 'trace', destination: { write: (line: string) => void lines.push(line) } });
  const rig = await startRig({ log, ...options });
  const { installation } = rig;
  const apiOptions: ApiOptions = { installation, onConfigurationChange: async () => undefined, requestsPerMinute: 100_000, ...api };
  const server = createServer(createApi(apiOptions));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const baseUrl = `${origin}/rollcall/api/v1`;
  const routes = allRoutes(apiOptions);
  const tokens = createApiTokens({ tokens: rig.installation.store.tokens });
  const tokenOf = async (name: string, role: 'administrator' | 'read-only') => (await tokens.issue({ name, role, expiresAt: null })).token;
  const client = (token: string | null) => createApiClient({ baseUrl, routes, token });
  return {
    ...rig,
    origin,
    baseUrl,
    routes,
    server,
    admin: client(await tokenOf('anna', 'administrator')),
    reader: client(await tokenOf('robot', 'read-only')),
    anonymous: client(null),
    log: () => lines.join(''),
    async close() {
      server.closeAllConnections();
      server.close();
      await rig.close();
    },
  };
}

export type { Answer, ApiClient };
