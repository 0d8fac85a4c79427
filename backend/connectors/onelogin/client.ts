/**
 * OneLogin's endpoints as async iterables and single look-ups. Knows addresses and parameters, and no rules of ours. Described under
 * https://developers.onelogin.com/api-docs/2/ ("List Users", "Get User", "List Roles", "Get Role", "Get Role Users", "Get Rate Limit")
 * and `api-docs/1` ("Get Groups").
 */
import { RollcallError } from '../../domain/errors';
import type { HttpReply, HttpRequest } from '../kit/http/client';
import { followPages } from '../kit/paging/follow-pages';
import { createTokenCache } from '../kit/tokens/token-cache';
import type { ConnectorHost } from '../spi';
import type { OneLoginConfig } from './config';
import { type BudgetView, HourlyBudget, readBudget } from './hourly-budget';
import { type ListPage, readEnvelope, readPage } from './pages';
import { explainRefusal } from './refusals';
import { requestOneLoginToken } from './sign-in';
import { pageSize } from './spec';
import { userFields } from './user-fields';

type Query = Readonly<Record<string, string | number>>;

export interface OneLoginClient {
  users(signal?: AbortSignal): AsyncIterable<ListPage>;
  roles(signal?: AbortSignal): AsyncIterable<ListPage>;
  /** `onTurn` is called before each request is sent; it throws to withdraw it. */
  members(roleId: string, signal?: AbortSignal, onTurn?: () => void): AsyncIterable<ListPage>;
  /** Version 1, 50 on a page. */
  policyGroups(signal?: AbortSignal): AsyncIterable<ListPage>;
  /** With role ids and custom attributes; null when OneLogin knows nobody with this id. */
  user(id: string): Promise<unknown>;
  /** OneLogin reads `*` and `!` in the value as wildcard and negation: whoever asks must look at what comes back. */
  usersWith(field: 'email' | 'username', value: string): Promise<readonly unknown[]>;
  role(id: string): Promise<unknown>;
  policyGroup(id: string): Promise<unknown>;
  /** Names of the account's own attributes; null when our credentials may not read them. */
  customAttributes(): Promise<readonly unknown[] | null>;
  /** Asks where the hourly limit stands; null when OneLogin does not say. */
  askBudget(): Promise<BudgetView | null>;
  readonly budget: HourlyBudget;
  /** Fetches an access token now. */
  signIn(): Promise<void>;
  now(): number;
  readonly calls: number;
  close(): void;
}

export function openOneLoginClient(config: OneLoginConfig, host: ConnectorHost): OneLoginClient {
  const budget = new HourlyBudget(config.lanes, config.callsToSpare);
  const shared = { baseUrl: config.baseUrl, ...(config.ca ? { ca: config.ca } : {}) };
  const anonymous = host.http({ ...shared, lanes: 1 });
  const tokens = createTokenCache(host.clock, () => requestOneLoginToken(anonymous, config, host.clock.now));
  const client = host.http({
    ...shared,
    lanes: config.lanes,
    pacing: budget.pace,
    authorize: async (fresh) => ({ Authorization: `Bearer ${await tokens.get(fresh)}` }),
  });

  const get = async (
    url: string,
    query: Query = {},
    options: Pick<HttpRequest, 'signal' | 'background' | 'onTurn'> = {},
  ): Promise<HttpReply> => {
    const reply = await client.request({ url, query, accept: [400, 401, 403, 404, 422], ...options });
    if (reply.status >= 400) throw explainRefusal(reply);
    return reply;
  };
  /** The cursor brings `limit` with it, so that the two are never sent together. */
  const list = (url: string, query: Query, signal: AbortSignal | undefined, options: Pick<HttpRequest, 'background' | 'onTurn'> = {}) =>
    walk(async (cursor) => {
      const page = cursor === '' ? { ...query, limit: pageSize } : { ...query, cursor };
      return readPage(await get(url, page, { ...options, ...(signal ? { signal } : {}) }));
    });
  const known = async (look: () => Promise<HttpReply>): Promise<unknown> => {
    try {
      return (await look()).body ?? null;
    } catch (error) {
      if (error instanceof RollcallError && error.code === 'source-gone') return null;
      throw error;
    }
  };

  return {
    users: (signal) => list('/api/2/users', { fields: userFields }, signal),
    roles: (signal) => list('/api/2/roles', {}, signal),
    members: (roleId, signal, onTurn) =>
      list(`/api/2/roles/${encodeURIComponent(roleId)}/users`, {}, signal, { background: true, ...(onTurn ? { onTurn } : {}) }),
    policyGroups: (signal) =>
      walk(async (cursor) => {
        return readEnvelope(await get('/api/1/groups', cursor === '' ? {} : { after_cursor: cursor }, signal ? { signal } : {}));
      }),
    user: (id) => known(() => get(`/api/2/users/${encodeURIComponent(id)}`)),
    usersWith: async (field, value) => readPage(await get('/api/2/users', { [field]: value, limit: pageSize })).items,
    role: (id) => known(() => get(`/api/2/roles/${encodeURIComponent(id)}`)),
    policyGroup: async (id) => {
      const body = await known(() => get(`/api/1/groups/${encodeURIComponent(id)}`));
      return body === null ? null : (readEnvelope({ status: 200, headers: {}, body }).items[0] ?? null);
    },
    customAttributes: async () => {
      const reply = await client.request({ url: '/api/2/users/custom_attributes', accept: [400, 401, 403, 404] });
      return reply.status === 200 ? readPage(reply).items : null;
    },
    askBudget: async () => {
      const reply = await client.request({ url: '/auth/rate_limit', accept: [400, 401, 403, 404] });
      const told = reply.status === 200 ? readRateLimit(reply.body) : null;
      if (told) budget.note(told, host.clock.now());
      return told;
    },
    budget,
    signIn: async () => {
      await tokens.get(false);
    },
    now: host.clock.now,
    get calls() {
      return client.calls + anonymous.calls;
    },
    close: () => {
      client.close();
      anonymous.close();
    },
  };
}

/** Every page with what its headers said, to the explicit end. */
async function* walk(fetchPage: (cursor: string) => Promise<ListPage>): AsyncGenerator<ListPage> {
  let page: ListPage | null = null;
  const pages = followPages('', async (cursor) => {
    page = await fetchPage(cursor);
    return page;
  });
  for await (const _ of pages) if (page) yield page;
}

function readRateLimit(body: unknown): BudgetView | null {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  if (typeof data !== 'object' || data === null) return null;
  const values = new Map(Object.entries(data).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  return readBudget((name) => values.get(name));
}
