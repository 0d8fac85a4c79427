/** A stateful stand-in for a OneLogin account, true to the vendor's paging, limit, errors and quirks. Loopback only. */
import { randomBytes } from 'node:crypto';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { Breaks } from '../stand-in/breaks';
import { CallCounts } from '../stand-in/call-counts';
import { type Address, serve } from '../stand-in/serve';
import type { AccountState, Right } from './account-state';
import { answerRequest } from './answer';
import { type Break, type Place, places } from './breaks';
import { openDirectory } from './directory';
import { HourlyLimit, type HourlyLimitSettings } from './hourly-limit';
import { oneLoginRoleId, oneLoginUserId } from './shapes';
import { type Credential, TokenIssuer } from './tokens';

export interface OneLoginOptions extends Address {
  /** Default: the sample company. Change it while the server runs; OneLogin shows the change at once. */
  readonly company?: Company;
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
    calls: new CallCounts(places),
    inFlight: 0,
    peakInFlight: 0,
    latencyMs: options.latencyMs ?? 0,
    tokenEndsAfter: null,
  };
  const server = await serve((request, response) => answerRequest(state, request, response), options);
  state.origin = server.origin;

  return {
    baseUrl: state.origin,
    company,
    clientId: credential.clientId,
    clientSecret: credential.clientSecret,
    get counters() {
      return state.calls.byPlace;
    },
    get peakInFlight() {
      return state.peakInFlight;
    },
    totalCalls: () => state.calls.total,
    resetCounters: () => state.calls.reset(),
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
    close: server.close,
  };
}
