/** The endpoints the stand-in knows, with the scope and the right each one needs. */
import type { IncomingMessage } from 'node:http';
import type { Person } from '../company/company';
import type { Place } from './breaks';
import { faults } from './errors';
import { listGroups, listMembers, showGroup } from './groups-api';
import type { OrgState, Right } from './org-state';
import type { ListPage } from './paging';
import { userSchema } from './schema-api';
import { groupBody, type OktaGroup } from './shapes';
import { listGroupsOfUser, listUsers, showUser } from './users-api';

export interface RouteCall {
  readonly state: OrgState;
  readonly url: URL;
  readonly form: URLSearchParams | null;
  readonly request: IncomingMessage;
  readonly parameter: string;
}

export interface RouteReply {
  readonly status?: number;
  readonly body: string;
  readonly page?: ListPage<unknown>;
  readonly render?: (items: readonly unknown[]) => string;
}

interface RouteRule {
  readonly method: string;
  readonly path: RegExp;
  readonly place: Place;
  readonly bucket: string;
  readonly open?: boolean;
  readonly scope?: string;
  readonly right?: Right;
  readonly answer: (call: RouteCall) => RouteReply | Promise<RouteReply>;
}

export interface Route extends RouteRule {
  readonly parameter: string;
}

const users = { scope: 'okta.users.read', right: 'users' } as const;
const groups = { scope: 'okta.groups.read', right: 'groups' } as const;

const rules: readonly RouteRule[] = [
  { method: 'GET', path: /^\/api\/v1\/users$/, place: 'users', bucket: 'users', ...users, answer: usersPage },
  { method: 'GET', path: /^\/api\/v1\/users\/([^/]+)$/, place: 'user', bucket: 'user', ...users, answer: oneUser },
  { method: 'GET', path: /^\/api\/v1\/users\/([^/]+)\/groups$/, place: 'user-groups', bucket: 'user', ...groups, answer: groupsOfUser },
  { method: 'GET', path: /^\/api\/v1\/groups$/, place: 'groups', bucket: 'groups', ...groups, answer: groupsPage },
  { method: 'GET', path: /^\/api\/v1\/groups\/([^/]+)$/, place: 'groups', bucket: 'groups', ...groups, answer: oneGroup },
  {
    method: 'GET',
    path: /^\/api\/v1\/groups\/([^/]+)\/users$/,
    place: 'members',
    bucket: 'members',
    scope: 'okta.groups.read',
    right: 'members',
    answer: membersPage,
  },
  {
    method: 'GET',
    path: /^\/api\/v1\/meta\/schemas\/user\/default$/,
    place: 'schema',
    bucket: 'schema',
    scope: 'okta.schemas.read',
    right: 'schemas',
    answer: ({ state }) => ({ body: userSchema(state.origin) }),
  },
  {
    method: 'GET',
    path: /^\/\.well-known\/okta-organization$/,
    place: 'organization',
    bucket: 'organization',
    open: true,
    answer: organization,
  },
  { method: 'POST', path: /^\/oauth2\/v1\/token$/, place: 'token', bucket: 'token', open: true, answer: token },
];

export function findRoute(method: string, url: URL): Route {
  const there = rules.filter((rule) => rule.path.test(url.pathname));
  if (there.length === 0) throw faults.noEndpoint();
  const rule = there.find((candidate) => candidate.method === method);
  if (!rule) throw faults.notSupported();
  const parameter = decodeURIComponent(rule.path.exec(url.pathname)?.[1] ?? '');
  const deprovisioned = rule.place === 'users' && /DEPROVISIONED/.test(url.searchParams.get('filter') ?? '');
  return { ...rule, parameter, ...(deprovisioned ? { place: 'deprovisioned' as const } : {}) };
}

function usersPage({ state, url, request }: RouteCall): RouteReply {
  const omit = /okta-response=.*omitCredentials/.test(request.headers['content-type'] ?? '');
  return people(listUsers(state.directory, url), state, omit);
}

function membersPage({ state, url, parameter }: RouteCall): RouteReply {
  return people(listMembers(state.directory, parameter, url), state, false);
}

function people(page: ListPage<Person>, state: OrgState, omit: boolean): RouteReply {
  const render = (items: readonly Person[]) => `[${items.map((person) => state.directory.json(person, omit)).join(',')}]`;
  return { body: render(page.items), page, render: (items) => render(items as readonly Person[]) };
}

function oneUser({ state, parameter }: RouteCall): RouteReply {
  return { body: state.directory.json(showUser(state.directory, parameter), false) };
}

function groupsOfUser({ state, parameter }: RouteCall): RouteReply {
  return { body: listGroupsOfUser(state.directory, parameter, state.origin) };
}

function groupsPage({ state, url }: RouteCall): RouteReply {
  const stats = url.searchParams.get('expand') === 'stats';
  const page = listGroups(state.directory, url, state.rights.has('everyone'));
  const show = (group: OktaGroup) => groupBody(group, state.origin, stats ? { usersCount: state.directory.members(group).length } : null);
  return { body: JSON.stringify(page.items.map(show)), page, render: (items) => JSON.stringify((items as readonly OktaGroup[]).map(show)) };
}

function oneGroup({ state, parameter }: RouteCall): RouteReply {
  return { body: JSON.stringify(groupBody(showGroup(state.directory, parameter), state.origin, null)) };
}

function organization({ state }: RouteCall): RouteReply {
  return { body: JSON.stringify({ id: '00o1rc00000000000001', pipeline: 'idx', _links: { organization: { href: state.origin } } }) };
}

async function token({ state, form, request }: RouteCall): Promise<RouteReply> {
  const dpop = request.headers.dpop;
  const answer = await state.tokens.answer(
    form ?? new URLSearchParams(),
    `${state.origin}/oauth2/v1/token`,
    typeof dpop === 'string' ? dpop : undefined,
  );
  return { status: answer.status, body: JSON.stringify(answer.body) };
}
