/** A stateful stand-in for an Entra tenant behind Graph v1.0, true to the vendor's pages, limits, errors and quirks. Loopback only. */
import { randomBytes } from 'node:crypto';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { Breaks } from '../stand-in/breaks';
import { CallCounts } from '../stand-in/call-counts';
import { type Address, serve } from '../stand-in/serve';
import { answerRequest } from './answer';
import { type Break, type Place, places } from './breaks';
import { DeltaQueries, type Expiry } from './delta-api';
import type { DeltaSettings } from './delta-settings';
import { Directory, type Member } from './directory';
import type { HiddenView } from './groups-api';
import { entraGroupId, entraUserId } from './shapes';
import { type Application, TokenIssuer } from './sign-in';
import type { TenantState } from './tenant-state';
import { Throttle, type ThrottleSettings } from './throttle';

export interface EntraOptions extends Address {
  /** Default: the sample company. Change it while the server runs. */
  readonly company?: Company;
  /** Each reply waits this long; a batch waits once. */
  readonly latencyMs?: number;
  readonly throttle?: ThrottleSettings;
  /** How far lists and delta queries are behind. Default 0. */
  readonly lagMs?: number;
  readonly clientSecret?: string;
  readonly certificate?: Application['certificate'];
  /** Application permissions. Default: User.Read.All and GroupMember.Read.All. */
  readonly roles?: readonly string[];
  readonly delta?: Partial<DeltaSettings>;
  readonly now?: () => number;
}

export interface EntraStandIn {
  readonly baseUrl: string;
  readonly company: Company;
  readonly directory: Directory;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Requests over HTTP by place, a batch being one. */
  readonly counters: Readonly<Record<Place, number>>;
  /** Requests inside batches by place. */
  readonly batched: Readonly<Record<Place, number>>;
  /** Requests that asked to be served last. */
  readonly lowPriority: number;
  totalCalls(): number;
  resetCounters(): void;
  /** Permissions of the next tokens. */
  readonly roles: Set<string>;
  readonly delta: DeltaSettings;
  setSecret(secret: string): void;
  setLatency(ms: number): void;
  setLag(ms: number): void;
  setHiddenView(view: HiddenView): void;
  expireDelta(how?: Expiry): void;
  /** Ends every access token at once, or when this many more requests were answered. */
  revokeTokens(): void;
  revokeTokensAfter(requests: number): void;
  break(rule: Break): () => void;
  mend(): void;
  /** Puts a group of the company into another. */
  nest(parentId: string, childId: string): void;
  unnest(parentId: string, childId: string): void;
  addMember(groupId: string, member: Member): void;
  userId(personId: string): string;
  groupId(groupId: string): string;
  close(): Promise<void>;
}

export async function startEntra(options: EntraOptions = {}): Promise<EntraStandIn> {
  const now = options.now ?? Date.now;
  const company = options.company ?? sampleCompany();
  const secret = options.clientSecret ?? `${randomBytes(4).toString('hex')}~${randomBytes(24).toString('base64url')}`;
  const roles = new Set(options.roles ?? ['User.Read.All', 'GroupMember.Read.All']);
  const app: Application = { clientId: '1e5f0004-7a3c-4c1e-9d2b-00000000a001', secret, certificate: options.certificate ?? null, roles };
  const directory = new Directory(company, now, options.lagMs ?? 0);
  const state: TenantState = {
    origin: '',
    tenantId: '1e5f0005-7a3c-4c1e-9d2b-00000000b001',
    directory,
    delta: new DeltaQueries(directory, () => state.origin, now),
    breaks: new Breaks(),
    throttle: new Throttle(options.throttle ?? {}, () => company.people.size, now),
    app,
    tokens: new TokenIssuer(app, now),
    hiddenView: 'nulls',
    calls: new CallCounts(places),
    batched: new CallCounts(places),
    lowPriority: 0,
    latencyMs: options.latencyMs ?? 0,
    tokensEndAfter: null,
  };
  Object.assign(state.delta.settings, options.delta);
  const server = await serve((request, response) => answerRequest(state, request, response), options);
  state.origin = server.origin;

  return {
    baseUrl: state.origin,
    company,
    directory,
    tenantId: state.tenantId,
    clientId: app.clientId,
    clientSecret: secret,
    get counters() {
      return state.calls.byPlace;
    },
    get batched() {
      return state.batched.byPlace;
    },
    get lowPriority() {
      return state.lowPriority;
    },
    totalCalls: () => state.calls.total,
    resetCounters: () => {
      state.calls.reset();
      state.batched.reset();
      state.lowPriority = 0;
    },
    roles,
    delta: state.delta.settings,
    setSecret: (changed) => {
      app.secret = changed;
    },
    setLatency: (ms) => {
      state.latencyMs = ms;
    },
    setLag: (ms) => {
      directory.log.lagMs = ms;
    },
    setHiddenView: (view) => {
      state.hiddenView = view;
    },
    expireDelta: (how) => state.delta.expire(how),
    revokeTokens: () => state.tokens.revokeAll(),
    revokeTokensAfter: (requests) => {
      state.tokensEndAfter = requests;
    },
    break: (rule) => state.breaks.add(rule),
    mend: () => state.breaks.clear(),
    nest: (parent, child) => directory.addMember(parent, { type: 'group', id: entraGroupId(child) }),
    unnest: (parent, child) => directory.removeMember(parent, entraGroupId(child)),
    addMember: (group, member) => directory.addMember(group, member),
    userId: entraUserId,
    groupId: entraGroupId,
    close: server.close,
  };
}
