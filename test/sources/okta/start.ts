/** A stateful stand-in for an Okta org, true to the vendor's paging, limits, errors and quirks. Loopback only. */
import { generateKeyPairSync, type KeyObject, type KeyPairKeyObjectResult, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { answerRequest } from './answer';
import { type Break, Breaks, type Place } from './breaks';
import { openDirectory } from './directory';
import { TokenIssuer } from './oauth';
import type { OrgState, Right } from './org-state';
import { type RateLimitSettings, RateLimits } from './rate-limits';
import { oktaGroupId, oktaUserId } from './shapes';

export interface OktaOptions {
  /** Default: the sample company. Change it while the server runs; Okta shows the change at once. */
  readonly company?: Company;
  /** 0 (default) takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Each reply waits this long. */
  readonly latencyMs?: number;
  readonly rateLimits?: RateLimitSettings;
  /** How far `search` is behind. Default 0. */
  readonly searchLagMs?: number;
  readonly apiToken?: string;
  /** Scopes granted to the service app. Default: users, groups and schemas, read only. */
  readonly scopes?: readonly string[];
  readonly dpopRequired?: boolean;
  readonly now?: () => number;
}

export interface OktaStandIn {
  readonly baseUrl: string;
  readonly company: Company;
  readonly apiToken: string;
  readonly client: { readonly clientId: string; readonly keyId: string; readonly privateKey: string };
  /** Requests answered, by place. */
  readonly counters: Readonly<Record<Place, number>>;
  readonly peakInFlight: number;
  totalCalls(): number;
  resetCounters(): void;
  /** What the API token's user and the app's role may read. */
  readonly rights: Set<Right>;
  setApiToken(token: string): void;
  setDpopRequired(required: boolean): void;
  setLatency(ms: number): void;
  /** Ends every access token at once. */
  revokeTokens(): void;
  /** Ends every access token when this many more requests were answered. */
  revokeTokensAfter(requests: number): void;
  revokeScope(scope: string): void;
  break(rule: Break): () => void;
  mend(): void;
  userId(personId: string): string;
  groupId(groupId: string): string;
  close(): Promise<void>;
}

const noCalls: Readonly<Record<Place, number>> = {
  users: 0,
  deprovisioned: 0,
  groups: 0,
  members: 0,
  user: 0,
  'user-groups': 0,
  token: 0,
  schema: 0,
  organization: 0,
};

export async function startOkta(options: OktaOptions = {}): Promise<OktaStandIn> {
  const now = options.now ?? Date.now;
  const company = options.company ?? sampleCompany();
  const { privateKey, publicKey } = serviceKeys();
  const app = {
    clientId: '0oa1rc0000000service',
    keyId: 'rollcall-key',
    publicKey,
    scopes: new Set(options.scopes ?? ['okta.users.read', 'okta.groups.read', 'okta.schemas.read']),
    dpopRequired: options.dpopRequired ?? false,
  };
  const state: OrgState = {
    origin: '',
    directory: openDirectory(company, () => state.origin, options.searchLagMs ?? 0, now),
    breaks: new Breaks(),
    limits: new RateLimits(options.rateLimits ?? {}, now),
    tokens: new TokenIssuer(app, now),
    rights: new Set<Right>(['users', 'groups', 'members', 'schemas', 'everyone']),
    counters: { ...noCalls },
    apiToken: options.apiToken ?? `00rc${randomBytes(19).toString('base64url')}`,
    latencyMs: options.latencyMs ?? 0,
    tokensEndAfter: null,
  };
  const server = createServer((request, response) => void answerRequest(state, request, response));
  const host = options.host ?? '127.0.0.1';
  await listen(server, options.port ?? 0, host);
  state.origin = `http://${host}:${(server.address() as AddressInfo).port}`;

  return {
    baseUrl: state.origin,
    company,
    apiToken: state.apiToken,
    client: { clientId: app.clientId, keyId: app.keyId, privateKey: exportKey(privateKey) },
    get counters() {
      return state.counters;
    },
    get peakInFlight() {
      return state.limits.peakInFlight;
    },
    totalCalls: () => Object.values(state.counters).reduce((sum, calls) => sum + calls, 0),
    resetCounters: () => {
      state.counters = { ...noCalls };
    },
    rights: state.rights,
    setApiToken: (token) => {
      state.apiToken = token;
    },
    setDpopRequired: (required) => {
      app.dpopRequired = required;
    },
    setLatency: (ms) => {
      state.latencyMs = ms;
    },
    revokeTokens: () => state.tokens.revokeAll(),
    revokeTokensAfter: (requests) => {
      state.tokensEndAfter = requests;
    },
    revokeScope: (scope) => app.scopes.delete(scope),
    break: (rule) => state.breaks.add(rule),
    mend: () => state.breaks.clear(),
    userId: oktaUserId,
    groupId: oktaGroupId,
    close: () => close(server),
  };
}

let keys: KeyPairKeyObjectResult | null = null;

/** One pair for the process: making an RSA key takes longer than most tests. */
function serviceKeys(): KeyPairKeyObjectResult {
  keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return keys;
}

function exportKey(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
