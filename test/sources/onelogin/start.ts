/** A stateful stand-in for a OneLogin account, true to the vendor's paging, limit, errors and quirks. Loopback only. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import type { AccountState, Right } from './account-state';
import { answerRequest } from './answer';
import { type Break, Breaks, type Place } from './breaks';
import { openDirectory } from './directory';
import { HourlyLimit, type HourlyLimitSettings } from './hourly-limit';
import { oneLoginRoleId, oneLoginUserId } from './shapes';
import { type Credential, TokenIssuer } from './tokens';

export interface OneLoginOptions {
  /** Default: the sample company. Change it while the server runs; OneLogin shows the change at once. */
  readonly company?: Company;
  /** 0 (default) takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Each reply waits this long. */
  readonly latencyMs?: number;
  /** Default 5 000 an hour, as OneLogin has it. */
  readonly limit?: HourlyLimitSettings;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly now?: () => number;
}

export interface OneLoginStandIn {
  readonly baseUrl: string;
  readonly company: Company;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Requests answered, by place. */
  readonly counters: Readonly<Record<Place, number>>;
  readonly peakInFlight: number;
  totalCalls(): number;
  resetCounters(): void;
  /** What the credential may read. */
  readonly rights: Set<Right>;
  /** The credential may be disabled, orphaned or given another secret. */
  readonly credential: Credential;
  setLatency(ms: number): void;
  /** Ends the access token at once. */
  revokeToken(): void;
  /** Ends the access token when this many more requests came. */
  revokeTokenAfter(requests: number): void;
  break(rule: Break): () => void;
  mend(): void;
  /** As the connector has it: a text. */
  userId(personId: string): string;
  roleId(groupId: string): string;
  close(): Promise<void>;
}

const noCalls: Readonly<Record<Place, number>> = {
  users: 0,
  user: 0,
  'custom-attributes': 0,
  roles: 0,
  role: 0,
  members: 0,
  groups: 0,
  group: 0,
  'user-roles': 0,
  token: 0,
  'rate-limit': 0,
};

export async function startOneLogin(options: OneLoginOptions = {}): Promise<OneLoginStandIn> {
  const now = options.now ?? Date.now;
  const company = options.company ?? sampleCompany();
  const credential: Credential = {
    clientId: options.clientId ?? randomBytes(32).toString('hex'),
    clientSecret: options.clientSecret ?? randomBytes(32).toString('hex'),
    enabled: true,
    orphaned: false,
  };
  const state: AccountState = {
    origin: '',
    directory: openDirectory(company),
    breaks: new Breaks(),
    limit: new HourlyLimit(options.limit ?? {}, now),
    credential,
    tokens: new TokenIssuer(credential, now),
    rights: new Set<Right>(['users', 'roles', 'members', 'groups', 'custom-attributes']),
    counters: { ...noCalls },
    inFlight: 0,
    peakInFlight: 0,
    latencyMs: options.latencyMs ?? 0,
    tokenEndsAfter: null,
  };
  const server = createServer((request, response) => void answerRequest(state, request, response));
  const host = options.host ?? '127.0.0.1';
  await listen(server, options.port ?? 0, host);
  state.origin = `http://${host}:${(server.address() as AddressInfo).port}`;

  return {
    baseUrl: state.origin,
    company,
    clientId: credential.clientId,
    clientSecret: credential.clientSecret,
    get counters() {
      return state.counters;
    },
    get peakInFlight() {
      return state.peakInFlight;
    },
    totalCalls: () => Object.values(state.counters).reduce((sum, calls) => sum + calls, 0),
    resetCounters: () => {
      state.counters = { ...noCalls };
    },
    rights: state.rights,
    credential,
    setLatency: (ms) => {
      state.latencyMs = ms;
    },
    revokeToken: () => state.tokens.revoke(),
    revokeTokenAfter: (requests) => {
      state.tokenEndsAfter = requests;
    },
    break: (rule) => state.breaks.add(rule),
    mend: () => state.breaks.clear(),
    userId: (personId) => String(oneLoginUserId(personId)),
    roleId: (groupId) => String(oneLoginRoleId(groupId)),
    close: () => close(server),
  };
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
