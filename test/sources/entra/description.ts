/**
 * The part of Microsoft's interface descriptions the connector may use, from `microsoftgraph/microsoft-graph-docs-contrib`:
 * `api-reference/v1.0/api/` user-list, user-get, user-delta, user-list-memberof, group-list, group-get, group-delta,
 * group-list-members, group-list-transitivemembers, directory-deleteditems-list; `concepts/` json-batching, query-parameters and
 * throttling-limits (`x-ms-throttle-priority`); and the pages of the Microsoft identity platform on the client credentials grant
 * and certificate credentials. Options that need `ConsistencyLevel: eventual` (aad-advanced-queries) are left out.
 */
import type { Described } from '../description';

const headers = ['x-ms-throttle-priority'];
const list = { query: ['$select', '$top', '$skiptoken'], most: { $top: 999 }, headers };
/** `$top` is not supported; a link brings a token and nothing else. */
const changes = { query: ['$select', '$deltatoken', '$skiptoken'], headers };
const one = { query: ['$select'], headers };

export const entraDescription: readonly Described[] = [
  {
    method: 'POST',
    path: '/{tenant}/oauth2/v2.0/token',
    body: ['grant_type', 'client_id', 'scope', 'client_secret', 'client_assertion_type', 'client_assertion'],
  },
  { method: 'GET', path: '/{tenant}/v2.0/.well-known/openid-configuration' },
  { method: 'POST', path: '/v1.0/$batch', body: ['requests'] },
  { method: 'GET', path: '/v1.0/users', ...list, query: [...list.query, '$filter'] },
  { method: 'GET', path: '/v1.0/users/delta', ...changes },
  { method: 'GET', path: '/v1.0/users/{id}', ...one },
  { method: 'GET', path: '/v1.0/users/{id}/memberOf', ...list },
  { method: 'GET', path: '/v1.0/groups', ...list },
  { method: 'GET', path: '/v1.0/groups/delta', ...changes },
  { method: 'GET', path: '/v1.0/groups/{id}', ...one },
  { method: 'GET', path: '/v1.0/groups/{id}/members', ...list },
  { method: 'GET', path: '/v1.0/groups/{id}/transitiveMembers', ...list },
  { method: 'GET', path: '/v1.0/directory/deletedItems/microsoft.graph.user', ...list },
];
