/** A stateful stand-in for an Okta org, true to the vendor's paging, limits, errors and quirks. Loopback only. */
import { generateKeyPairSync, type KeyObject, type KeyPairKeyObjectResult, randomBytes } from 'node:crypto';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { Breaks } from '../stand-in/breaks';
import { CallCounts } from '../stand-in/call-counts';
import { type Address, serve } from '../stand-in/serve';
import { answerRequest } from './answer';
import { type Break, type Place, places } from './breaks';
import { openDirectory } from './directory';
import { TokenIssuer } from './oauth';
import type { OrgState, Right } from './org-state';
import { type RateLimitSettings, RateLimits } from './rate-limits';
import { oktaGroupId, oktaUserId } from './shapes';

export interface OktaOptions extends Address {
  /** Default: the sample company. Change it while the server runs; Okta shows the change at once. */
  readonly company?: Company;
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
    calls: new CallCounts(places),
    apiToken: options.apiToken ?? `00rc${randomBytes(19).toString('base64url')}`,
    latencyMs: options.latencyMs ?? 0,
    tokensEndAfter: null,
  };
  const server = await serve((request, response) => answerRequest(state, request, response), options);
  state.origin = server.origin;

  return {
    baseUrl: state.origin,
    company,
    apiToken: state.apiToken,
    client: { clientId: app.clientId, keyId: app.keyId, privateKey: exportKey(privateKey) },
    get counters() {
      return state.calls.byPlace;
    },
    get peakInFlight() {
      return state.limits.peakInFlight;
    },
    totalCalls: () => state.calls.total,
    resetCounters: () => state.calls.reset(),
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
    close: server.close,
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
