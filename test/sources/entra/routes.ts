/** The endpoints of Graph the stand-in knows, with the permissions that open each, and what each costs. */
import type { Place } from './breaks';
import { faults } from './errors';
import { listGroups, listMembers, showGroup } from './groups-api';
import { option } from './odata';
import type { ListPage } from './paging';
import type { TenantState } from './tenant-state';
import { listDeletedUsers, listMemberOf, listUsers, showUser } from './users-api';

export interface GraphCall {
  readonly state: TenantState;
  readonly url: URL;
  readonly roles: ReadonlySet<string>;
  readonly parameter: string;
}

interface RouteRule {
  readonly path: RegExp;
  readonly place: Place;
  /** Resource units before options. */
  readonly cost: number;
  /** Any of them. */
  readonly roles: readonly string[];
  /** Query options it takes, without the `$`. Others are refused and never ignored in silence. */
  readonly options: readonly string[];
  readonly answer: (call: GraphCall) => ListPage | string;
}

export interface Route extends RouteRule {
  readonly parameter: string;
}

const users = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];
const groups = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'];

/** Counting needs `ConsistencyLevel: eventual`, without which Graph ignores `$count` (docs, "Advanced query capabilities"). */
const list = ['select', 'top', 'skiptoken', 'count'];
const changes = ['select', 'deltatoken', 'skiptoken'];
const single = ['select'];

const rules: readonly RouteRule[] = [
  {
    path: /^\/users$/,
    place: 'users',
    cost: 2,
    roles: users,
    options: [...list, 'filter'],
    answer: ({ state, url }) => listUsers(state.directory, url),
  },
  {
    path: /^\/users\/(?:microsoft\.graph\.)?delta(?:\(\))?$/,
    place: 'users-delta',
    cost: 1,
    roles: users,
    options: changes,
    answer: ({ state, url }) => state.delta.answer('users', url),
  },
  {
    path: /^\/users\/([^/]+)$/,
    place: 'user',
    cost: 1,
    roles: users,
    options: single,
    answer: ({ state, url, parameter }) => showUser(state.directory, parameter, url),
  },
  {
    path: /^\/users\/([^/]+)\/memberOf$/,
    place: 'member-of',
    cost: 2,
    roles: [...users, ...groups],
    options: list,
    answer: ({ state, url, roles, parameter }) =>
      listMemberOf(
        state.directory,
        parameter,
        url,
        groups.some((role) => roles.has(role)),
      ),
  },
  {
    path: /^\/groups$/,
    place: 'groups',
    cost: 1,
    roles: groups,
    options: list,
    answer: ({ state, url }) => listGroups(state.directory, url),
  },
  {
    path: /^\/groups\/(?:microsoft\.graph\.)?delta(?:\(\))?$/,
    place: 'groups-delta',
    cost: 1,
    roles: groups,
    options: changes,
    answer: ({ state, url }) => state.delta.answer('groups', url),
  },
  {
    path: /^\/groups\/([^/]+)$/,
    place: 'group',
    cost: 1,
    roles: groups,
    options: single,
    answer: ({ state, url, parameter }) => showGroup(state.directory, parameter, url),
  },
  { path: /^\/groups\/([^/]+)\/members$/, place: 'members', cost: 3, roles: groups, options: list, answer: (call) => members(call, false) },
  {
    path: /^\/groups\/([^/]+)\/transitiveMembers$/,
    place: 'transitive-members',
    cost: 5,
    roles: groups,
    options: list,
    answer: (call) => members(call, true),
  },
  {
    path: /^\/directory\/deletedItems\/(?:microsoft\.)?graph\.user$/,
    place: 'deleted-users',
    cost: 1,
    roles: users,
    options: list,
    answer: ({ state, url }) => listDeletedUsers(state.directory, url),
  },
];

/** @param path below `/v1.0`. */
export function findRoute(method: string, path: string, url: URL): Route {
  const rule = rules.find((candidate) => candidate.path.test(path));
  if (!rule) throw faults.noSegment(path);
  if (method !== 'GET') throw faults.denied();
  refuseOptions(url, rule.options);
  const parameter = decodeURIComponent(rule.path.exec(path)?.[1] ?? '');
  const finds = rule.place === 'users' && option(url, 'filter') !== null;
  return { ...rule, parameter, ...(finds ? { place: 'find-users' as const } : {}) };
}

/** Whatever begins with `$` is a query option; other parameters are ignored, as Graph does. */
function refuseOptions(url: URL, known: readonly string[]): void {
  for (const name of url.searchParams.keys()) {
    const [, asked = ''] = /^\$(.*)$/.exec(name.toLowerCase()) ?? [];
    if (asked === 'search') throw faults.searchAlone();
    if (name.startsWith('$') && !known.includes(asked)) throw faults.unsupported(name);
  }
}

function members({ state, url, roles, parameter }: GraphCall, transitive: boolean): ListPage {
  const view = roles.has('Member.Read.Hidden') ? 'all' : state.hiddenView;
  return listMembers(state.directory, parameter, url, transitive, view);
}
