/**
 * Okta's endpoints as async iterables and single look-ups. Knows addresses, headers and scopes, and no rules of ours. What is sent is
 * described in Okta's management API (`okta/okta-management-openapi-spec`): `listUsers`, `getUser`, `listUserGroups`, `listGroups`,
 * `listGroupUsers`, `getUserSchema` and `getWellknownOrgMetadata`.
 */
import { RollcallError } from '../../domain/errors';
import type { HttpClient, HttpReply, HttpRequest } from '../kit/http/client';
import { serverTime } from '../kit/http/retry-delay';
import { scanIds } from '../kit/http/scan-ids';
import { followPages, type PageOf } from '../kit/paging/follow-pages';
import { readLink } from '../kit/paging/link-header';
import { signClientAssertion } from '../kit/tokens/client-assertion';
import { requestToken } from '../kit/tokens/client-credentials';
import { createTokenCache, type TokenCache } from '../kit/tokens/token-cache';
import type { ConnectorHost } from '../spi';
import type { OktaConfig } from './config';
import { oktaPacing } from './pacing';
import { explainRefusal } from './refusals';

/** Sizes Okta recommends; larger pages of groups and members are allowed and may time out. */
export const pageSize = 200;

const scopes = 'okta.users.read okta.groups.read';

/** The documented speed-up for lists of users (`listUsers`, header `Content-Type`): parts nobody here needs are left out. */
const leanUsers = { 'Content-Type': 'application/json; okta-response=omitCredentials,omitCredentialsLinks,omitTransitioningToStatus' };

type GetOptions = Pick<HttpRequest, 'headers' | 'signal' | 'background' | 'parse' | 'onTurn'>;

export interface OktaClient {
  /** All but DEPROVISIONED users. */
  users(signal?: AbortSignal): AsyncIterable<readonly unknown[]>;
  deprovisioned(signal?: AbortSignal): AsyncIterable<readonly unknown[]>;
  /** DEPROVISIONED ones included. `since` in ISO 8601. */
  usersChangedSince(since: string, signal?: AbortSignal): AsyncIterable<readonly unknown[]>;
  /** Groups that changed themselves, or whose members did. */
  groupsChangedSince(since: string, signal?: AbortSignal): AsyncIterable<readonly unknown[]>;
  /** Takes the time; what it answers gives that moment by Okta's clock, once a reply has told it. */
  startedAt(): () => number;
  /** With the number of members of each. */
  groups(signal?: AbortSignal): AsyncIterable<readonly unknown[]>;
  /** Ids alone: Okta repeats every member whole, and the list of users has them already. */
  members(groupId: string, signal?: AbortSignal, onTurn?: () => void): AsyncIterable<readonly unknown[]>;
  /** By id, login or the part of the login before the @; null when Okta knows nobody like that. */
  user(reference: string): Promise<unknown>;
  /** Whatever the case of the letters; two at most, and as the search index has them, which lags behind. */
  usersByEmail(email: string): Promise<readonly unknown[]>;
  groupsOfUser(userId: string): Promise<readonly unknown[] | null>;
  /** Null when our account may not read it. */
  schema(): Promise<unknown>;
  /** Asks for the org's public description: true when there is an Okta org at the address, false when something else answers. */
  findOrganization(): Promise<boolean>;
  /** Fetches an access token now; nothing to do for an API token. */
  signIn(): Promise<void>;
  readonly calls: number;
  close(): void;
}

export function openOktaClient(config: OktaConfig, host: ConnectorHost): OktaClient {
  const shared = { baseUrl: config.orgUrl, lanes: config.lanes, pacing: oktaPacing(config.lanes), ...(config.ca ? { ca: config.ca } : {}) };
  const anonymous = host.http({ ...shared, lanes: 2 });
  const tokens = config.signIn.kind === 'service-app' ? cacheTokens(config.orgUrl, config.signIn, anonymous, host) : null;
  const client = host.http({ ...shared, authorize: (fresh) => authorize(config, tokens, fresh) });

  /** How far Okta's clock is ahead of ours. */
  let aheadMs = 0;
  const get = async (url: string, options: GetOptions = {}): Promise<HttpReply> => {
    const reply = await client.request({ url, accept: [400, 401, 403, 404], ...options });
    const now = host.clock.now();
    aheadMs = serverTime(reply.headers, now) - now;
    if (reply.status >= 400) throw explainRefusal(reply, config.signIn.kind, url);
    return reply;
  };
  const list = (first: string, signal: AbortSignal | undefined, options: GetOptions = {}) =>
    followPages(
      first,
      async (link): Promise<PageOf<unknown>> => {
        const reply = await get(link, signal ? { ...options, signal } : options);
        return { items: asList(reply.body), next: readLink(reply.headers.link, 'next') };
      },
      // Only a read can be stopped; a check looks at one page.
      { ahead: signal !== undefined },
    );
  const unless = async <T>(code: RollcallError['code'], look: () => Promise<T>): Promise<T | null> => {
    try {
      return await look();
    } catch (error) {
      if (error instanceof RollcallError && error.code === code) return null;
      throw error;
    }
  };
  const userPath = (reference: string) => `/api/v1/users/${encodeURIComponent(reference)}`;

  return {
    users: (signal) => list(`/api/v1/users?limit=${pageSize}`, signal, { headers: leanUsers }),
    deprovisioned: (signal) =>
      list(`/api/v1/users?filter=${encodeURIComponent('status eq "DEPROVISIONED"')}&limit=${pageSize}`, signal, { headers: leanUsers }),
    usersChangedSince: (since, signal) =>
      list(`/api/v1/users?filter=${encodeURIComponent(`lastUpdated gt "${since}"`)}&limit=${pageSize}`, signal, { headers: leanUsers }),
    groupsChangedSince: (since, signal) => {
      const filter = encodeURIComponent(`lastUpdated gt "${since}" or lastMembershipUpdated gt "${since}"`);
      return list(`/api/v1/groups?filter=${filter}&limit=${pageSize}`, signal);
    },
    startedAt: () => {
      const at = host.clock.now();
      return () => at + aheadMs;
    },
    groups: (signal) => list(`/api/v1/groups?limit=${pageSize}&expand=stats`, signal),
    members: (groupId, signal, onTurn) =>
      list(`/api/v1/groups/${encodeURIComponent(groupId)}/users?limit=${pageSize}`, signal, {
        background: true,
        parse: scanIds,
        ...(onTurn ? { onTurn } : {}),
      }),
    user: (reference) => unless('source-gone', async () => (await get(userPath(reference))).body),
    usersByEmail: async (email) => {
      // `filter` tells capital and small letters of a value apart, `search` does not (`listUsers`).
      const search = encodeURIComponent(`profile.email eq "${email.replace(/["\\]/g, '\\$&')}"`);
      return asList((await get(`/api/v1/users?search=${search}&limit=2`, { headers: leanUsers })).body);
    },
    groupsOfUser: (userId) => unless('source-gone', async () => asList((await get(`${userPath(userId)}/groups`)).body)),
    schema: () => unless('source-permission', async () => (await get('/api/v1/meta/schemas/user/default')).body),
    findOrganization: async () => {
      const reply = await anonymous.request({ url: '/.well-known/okta-organization', accept: [400, 401, 403, 404, 405] });
      return reply.status === 200;
    },
    signIn: async () => {
      await tokens?.get(false);
    },
    get calls() {
      return client.calls + anonymous.calls;
    },
    close: () => {
      client.close();
      anonymous.close();
    },
  };
}

async function authorize(config: OktaConfig, tokens: TokenCache | null, fresh: boolean): Promise<Readonly<Record<string, string>>> {
  if (config.signIn.kind === 'api-token') return { Authorization: `SSWS ${config.signIn.token}` };
  return { Authorization: `Bearer ${await tokens?.get(fresh)}` };
}

function cacheTokens(
  orgUrl: string,
  signIn: Extract<OktaConfig['signIn'], { kind: 'service-app' }>,
  client: HttpClient,
  host: ConnectorHost,
): TokenCache {
  const url = `${orgUrl}/oauth2/v1/token`;
  return createTokenCache(host.clock, async () => {
    const assertion = await signClientAssertion(signIn.key, { clientId: signIn.clientId, audience: url, now: host.clock.now() });
    return await requestToken(
      client,
      url,
      { scope: scopes, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion },
      {
        invalid_client: 'Check the client ID, the private key and the key ID against the service app in Okta.',
        invalid_scope: 'Grant the service app the scopes okta.users.read and okta.groups.read (Okta API Scopes).',
        invalid_dpop_proof: 'Turn off "Require Demonstrating Proof of Possession (DPoP) header in token requests" in the service app.',
      },
    );
  });
}

function asList(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  throw new RollcallError('source-protocol', 'Okta sent something else where a list was expected.', { retry: 'later' });
}
