/** The endpoints the stand-in knows, with the right each one needs and the parameters it takes. */
import type { AccountState, Right } from './account-state';
import type { Place } from './breaks';
import { faults } from './errors';
import { cutPage, envelope, type ListPage } from './paging';
import { customAttributes, memberBody, roleBody } from './shapes';
import { listUsers, pickFields, showUser, userParameters } from './users-api';

export interface RouteCall {
  readonly state: AccountState;
  readonly url: URL;
  readonly parameter: string;
}

export interface RouteReply {
  readonly body: string;
  readonly page?: ListPage<unknown>;
  /** Makes the body anew for other items or another next page. */
  readonly render?: (page: ListPage<unknown>) => string;
}

interface RouteRule {
  readonly path: RegExp;
  readonly place: Place;
  readonly right?: Right;
  /** Version 1 wraps its errors. */
  readonly wrapped?: boolean;
  readonly parameters: readonly string[];
  readonly answer: (call: RouteCall) => RouteReply;
}

export interface Route extends RouteRule {
  readonly parameter: string;
}

const paging = ['limit', 'page', 'cursor'];

/** All of them are read with GET; the first that fits answers. */
const rules: readonly RouteRule[] = [
  { path: /^\/api\/2\/users$/, place: 'users', right: 'users', parameters: userParameters, answer: usersPage },
  {
    path: /^\/api\/2\/users\/custom_attributes$/,
    place: 'custom-attributes',
    right: 'custom-attributes',
    parameters: [],
    answer: () => ({ body: JSON.stringify(customAttributes) }),
  },
  { path: /^\/api\/2\/users\/([^/]+)$/, place: 'user', right: 'users', parameters: [], answer: oneUser },
  {
    path: /^\/api\/2\/roles$/,
    place: 'roles',
    right: 'roles',
    parameters: [...paging, 'name', 'app_id', 'app_name', 'fields'],
    answer: rolesPage,
  },
  { path: /^\/api\/2\/roles\/([^/]+)$/, place: 'role', right: 'roles', parameters: [], answer: oneRole },
  {
    path: /^\/api\/2\/roles\/([^/]+)\/users$/,
    place: 'members',
    right: 'members',
    parameters: [...paging, 'name', 'include_unassigned'],
    answer: membersPage,
  },
  {
    path: /^\/api\/1\/groups$/,
    place: 'groups',
    right: 'groups',
    wrapped: true,
    parameters: ['id', 'name', 'after_cursor', 'before_cursor', 'fields', 'sort'],
    answer: groupsPage,
  },
  { path: /^\/api\/1\/groups\/([^/]+)$/, place: 'group', right: 'groups', wrapped: true, parameters: [], answer: oneGroup },
  { path: /^\/api\/1\/users\/([^/]+)\/roles$/, place: 'user-roles', right: 'users', wrapped: true, parameters: [], answer: rolesOfUser },
  { path: /^\/auth\/rate_limit$/, place: 'rate-limit', wrapped: true, parameters: [], answer: rateLimit },
];

export function findRoute(method: string, url: URL): Route {
  const wrapped = !url.pathname.startsWith('/api/2/');
  const rule = method === 'GET' ? rules.find(({ path }) => path.test(url.pathname)) : undefined;
  if (!rule) throw faults.notFound(wrapped);
  const strange = [...url.searchParams.keys()].filter((name) => !rule.parameters.includes(name) && !name.startsWith('custom_attributes.'));
  if (strange.length > 0) throw faults.parametersNotAllowed(strange);
  return { ...rule, parameter: decodeURIComponent(rule.path.exec(url.pathname)?.[1] ?? '') };
}

function list<T>(page: ListPage<T>, show: (item: T) => unknown): RouteReply {
  const render = (shown: ListPage<unknown>) => JSON.stringify((shown.items as readonly T[]).map(show));
  return { body: render(page), page, render };
}

function usersPage({ state, url }: RouteCall): RouteReply {
  return list(listUsers(state.directory, url), pickFields(url));
}

function oneUser({ state, parameter }: RouteCall): RouteReply {
  return { body: JSON.stringify(showUser(state.directory, parameter)) };
}

function rolesPage({ state, url }: RouteCall): RouteReply {
  const name = url.searchParams.get('name')?.toLowerCase();
  const fields = url.searchParams.get('fields')?.split(',') ?? [];
  const roles = state.directory.roles().filter((role) => name === undefined || role.name.toLowerCase() === name);
  return list(cutPage(url, roles), (role) => roleBody(role, fields));
}

function oneRole({ state, parameter }: RouteCall): RouteReply {
  return { body: JSON.stringify(roleBody(roleWith(state, parameter), ['users', 'admins'])) };
}

function membersPage({ state, url, parameter }: RouteCall): RouteReply {
  const role = roleWith(state, parameter);
  const name = url.searchParams.get('name')?.toLowerCase();
  const members = state.directory
    .members(role, url.searchParams.get('include_unassigned') === 'true')
    .filter(
      (one) => name === undefined || [one.firstName, one.lastName, one.login, one.mail].some((text) => text?.toLowerCase().includes(name)),
    );
  return list(cutPage(url, members), (person) => memberBody(person, role));
}

function groupsPage({ state, url }: RouteCall): RouteReply {
  const page = cutPage(url, state.directory.policyGroups());
  return { body: envelope(page), page, render: (shown) => envelope(shown) };
}

function oneGroup({ state, parameter }: RouteCall): RouteReply {
  const group = state.directory.policyGroups().find(({ id }) => String(id) === parameter);
  if (!group) throw faults.notFound(true);
  return { body: envelope({ items: [group], number: 1, limit: 1, total: 1, after: null }, false) };
}

function rolesOfUser({ state, parameter }: RouteCall): RouteReply {
  const user = showUser(state.directory, parameter);
  return { body: envelope({ items: [user.role_ids], number: 1, limit: 1, total: 1, after: null }, false) };
}

/** The numbers are in the body as well, and asking does not use up a call. */
function rateLimit({ state }: RouteCall): RouteReply {
  const data = Object.fromEntries(Object.entries(state.limit.headers()).map(([name, value]) => [name, Number(value)]));
  return { body: JSON.stringify({ status: { error: false, code: 200, type: 'success', message: 'Success' }, data }) };
}

function roleWith(state: AccountState, id: string) {
  const role = /^\d+$/.test(id) ? state.directory.findRole(id) : undefined;
  if (!role) throw faults.notFound();
  return role;
}
