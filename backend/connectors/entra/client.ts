/**
 * Graph's endpoints as async iterables and single look-ups. Knows addresses, headers and pages, and no rules of ours. Described by
 * Microsoft under https://learn.microsoft.com/graph/api/: user-list, user-get, user-delta, user-list-memberof, group-list, group-get,
 * group-delta, group-list-members, group-list-transitivemembers and directory-deleteditems-list.
 */

import { RollcallError } from '../../domain/errors';
import type { HttpReply, HttpRequest } from '../kit/http/client';
import { parseBaseUrl, resolveUrl } from '../kit/http/origin';
import { protocolFault } from '../kit/misfortune';
import { followPages, type PageOf } from '../kit/paging/follow-pages';
import type { ConnectorHost } from '../spi';
import { BatchReader } from './batch';
import { createBatchSender, lowPriority } from './batch-sender';
import type { EntraConfig } from './config';
import { walkDelta } from './delta-pages';
import { createGraphPacing } from './pacing';
import { readPage, readPageBytes } from './pages';
import { groupProperties } from './properties';
import { isObject } from './records';
import { explainRefusal, lostPlace } from './refusals';
import { createTokens, readRoles } from './sign-in';

/** Largest page of users, groups and members; more is refused with 400. */
export const pageSize = 999;

type GetOptions = Pick<HttpRequest, 'accept' | 'parse'>;

/** Left to whoever looks at the page. */
const unread = (bytes: Uint8Array): unknown => bytes;

export type DeltaLists = 'users' | 'groups';

export interface EntraClient {
  users(signal?: AbortSignal): AsyncIterable<readonly unknown[]>;
  /** Deleted and not yet gone for good. */
  deletedUsers(through: BatchReader | null, signal?: AbortSignal): AsyncIterable<readonly unknown[]>;
  groups(signal?: AbortSignal): AsyncIterable<readonly unknown[]>;
  /** Members read through a batch reader. */
  members(groupId: string, kind: 'members' | 'transitiveMembers', through: BatchReader): AsyncIterable<readonly unknown[]>;
  /** Null when Graph does not know the id. */
  user(id: string, through?: BatchReader): Promise<unknown>;
  group(id: string, through?: BatchReader): Promise<unknown>;
  /** By principal name or mail address; without an @ by alias or by the part of the principal name before it. A page at most. */
  findUsers(name: string): Promise<readonly unknown[]>;
  /** Direct: groups, and roles and units among them. */
  memberOf(userId: string, through?: BatchReader): AsyncIterable<readonly unknown[]>;
  /** A delta link that tells what changes from now on. */
  deltaFromNow(list: DeltaLists, through: BatchReader | null, signal?: AbortSignal): Promise<string>;
  /** Walks a round of changes; answers the next link. Throws `source-gone` when Graph does not know the link any more. */
  changes(link: string, onPage: (items: readonly unknown[]) => void, signal?: AbortSignal): Promise<string>;
  openBatch(signal: AbortSignal, hopeless: () => RollcallError | null): BatchReader;
  /** Asks for the tenant's public description. */
  findTenant(): Promise<boolean>;
  /** Fetches an access token now; answers the application permissions it carries. */
  signIn(): Promise<ReadonlySet<string>>;
  readonly calls: number;
  close(): void;
}

export function openEntraClient(config: EntraConfig, host: ConnectorHost): EntraClient {
  const trust = config.ca ? { ca: config.ca } : {};
  const base = parseBaseUrl(`${config.graph}/v1.0`);
  const pace = createGraphPacing();
  const anonymous = host.http({ baseUrl: config.authority, lanes: 2, ...trust });
  const tokens = createTokens(config, anonymous, host.clock);
  const client = host.http({
    baseUrl: base.href,
    lanes: config.lanes,
    pacing: pace,
    authorize: async (fresh) => ({ Authorization: `Bearer ${await tokens.get(fresh)}` }),
    ...trust,
  });

  const get = async (url: string, signal?: AbortSignal, options: GetOptions = {}): Promise<HttpReply> => {
    const { accept = [], parse } = options;
    const known = [400, 401, 403, 404, 410, 501, ...accept];
    const reply = await client.request({
      url,
      headers: lowPriority,
      accept: known,
      ...(signal ? { signal } : {}),
      ...(parse ? { parse } : {}),
    });
    if (reply.status >= 400 && !accept.includes(reply.status)) throw explainRefusal(reply, url);
    return reply;
  };
  /** A next link as a batch wants it: below the base. Throws when it leads elsewhere. */
  const belowBase = (link: string): string => {
    const href = resolveUrl(base, link);
    if (!href.startsWith(`${base.href}/`)) throw protocolFault('Graph pointed to an address outside its own; the link was not followed.');
    return href.slice(base.href.length);
  };
  const pageOf = (body: unknown): PageOf<unknown> => (Buffer.isBuffer(body) ? readPageBytes(base.host, body) : readPage(body));
  const list = (first: string, signal?: AbortSignal, through: BatchReader | null = null) =>
    followPages(
      first,
      async (link) => {
        if (!through) return pageOf((await get(link, signal, { parse: unread })).body);
        const page = readPage(await through.get(link));
        return { ...page, next: page.next === null ? null : belowBase(page.next) };
      },
      // Only a read can be stopped; a check looks at one page.
      { ahead: signal !== undefined && !through },
    );
  const one = async (url: string, through?: BatchReader): Promise<unknown> => {
    try {
      return through ? await through.get(url) : (await get(url)).body;
    } catch (error) {
      if (error instanceof RollcallError && error.code === 'source-gone') return null;
      throw error;
    }
  };
  const round = (first: string, fetchBody: (link: string) => Promise<unknown>, onPage: (items: readonly unknown[]) => void) =>
    walkDelta(
      first,
      async (link) => {
        const body = await fetchBody(link);
        const deltaLink = isObject(body) ? body['@odata.deltaLink'] : null;
        return { ...readPage(body), deltaLink: typeof deltaLink === 'string' ? resolveUrl(base, deltaLink) : null };
      },
      onPage,
    );

  return {
    users: (signal) => list(`/users?$select=${config.userProperties.join(',')}&$top=${pageSize}`, signal),
    deletedUsers: (through, signal) =>
      list(`/directory/deletedItems/microsoft.graph.user?$select=id,deletedDateTime&$top=${pageSize}`, signal, through),
    groups: (signal) => list(`/groups?$select=${groupProperties.join(',')}&$top=${pageSize}`, signal),
    members: (groupId, kind, through) =>
      list(`/groups/${encodeURIComponent(groupId)}/${kind}?$select=id&$top=${pageSize}`, undefined, through),
    user: (id, through) => one(`/users/${encodeURIComponent(id)}?$select=${config.userProperties.join(',')}`, through),
    group: (id, through) => one(`/groups/${encodeURIComponent(id)}?$select=${groupProperties.join(',')}`, through),
    findUsers: async (name) => {
      const filter = encodeURIComponent(filterByName(name));
      return readPage((await get(`/users?$filter=${filter}&$select=${config.userProperties.join(',')}&$top=10`)).body).items;
    },
    memberOf: (userId, through) =>
      list(`/users/${encodeURIComponent(userId)}/memberOf?$select=id,displayName&$top=${pageSize}`, undefined, through),
    deltaFromNow: (name, through, signal) => {
      const select = name === 'users' ? config.userProperties : [...groupProperties, 'members'];
      const first = `/${name}/delta?$select=${select.join(',')}&$deltatoken=latest`;
      const fetchBody = async (link: string) => (through ? await through.get(belowBase(link)) : (await get(link, signal)).body);
      return round(first, fetchBody, () => undefined);
    },
    changes: (first, onPage, signal) =>
      round(
        first,
        async (link) => {
          const reply = await get(link, signal, { accept: [400, 404] });
          // A link Graph gave us and now refuses: whatever the code says, only a full read helps.
          if (reply.status >= 400) throw lostPlace('Graph does not accept the link to the changes any more.', explainRefusal(reply, link));
          return reply.body;
        },
        onPage,
      ),
    openBatch: (signal, hopeless) => {
      const stop = AbortSignal.any([signal, host.signal]);
      const single = async (url: string) => (await get(url, stop)).body;
      const refreshToken = async () => {
        await tokens.get(true);
      };
      const sender = createBatchSender(client, { get: single, refreshToken, pace, host: base.host });
      return new BatchReader({ sender, clock: host.clock, lanes: config.lanes, signal: stop, hopeless });
    },
    findTenant: async () => {
      const path = `/${encodeURIComponent(config.tenant)}/v2.0/.well-known/openid-configuration`;
      return (await anonymous.request({ url: path, accept: [400, 404] })).status === 200;
    },
    signIn: async () => readRoles(await tokens.get(false)),
    get calls() {
      return client.calls + anonymous.calls;
    },
    close: () => {
      client.close();
      anonymous.close();
    },
  };
}

/**
 * Only what works without `ConsistencyLevel: eventual` (Graph docs, "Advanced query capabilities"): `eq` on all three properties and
 * `startswith` on the principal name. Quotes are doubled in OData; `#` and the like are escaped with the whole filter.
 */
function filterByName(name: string): string {
  const quoted = (text: string) => `'${text.replace(/'/g, "''")}'`;
  if (name.includes('@')) return `userPrincipalName eq ${quoted(name)} or mail eq ${quoted(name)}`;
  return `mailNickname eq ${quoted(name)} or startswith(userPrincipalName,${quoted(`${name}@`)})`;
}
