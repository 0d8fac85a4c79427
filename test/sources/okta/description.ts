/**
 * The part of Okta's interface descriptions the connector may use: `okta/okta-management-openapi-spec`, operations `listUsers`,
 * `getUser`, `listUserGroups`, `listGroups`, `listGroupUsers`, `getUserSchema`, `getWellknownOrgMetadata`, and the token endpoint of
 * the org authorization server. Pages of users, groups and members are advised to be of 200 at most.
 */
import type { Described } from '../description';

const pages = ['after', 'limit'];
const most = { limit: 200 };
const lean = { headers: ['content-type'] };

export const oktaDescription: readonly Described[] = [
  {
    method: 'GET',
    path: '/api/v1/users',
    query: ['search', 'filter', 'q', ...pages, 'sortBy', 'sortOrder', 'fields', 'expand'],
    most,
    ...lean,
  },
  { method: 'GET', path: '/api/v1/users/{id}', query: ['fields', 'expand'], ...lean },
  { method: 'GET', path: '/api/v1/users/{id}/groups' },
  { method: 'GET', path: '/api/v1/groups', query: ['search', 'filter', 'q', ...pages, 'expand', 'sortBy', 'sortOrder'], most },
  { method: 'GET', path: '/api/v1/groups/{groupId}/users', query: pages, most },
  { method: 'GET', path: '/api/v1/meta/schemas/user/{schemaId}' },
  { method: 'GET', path: '/.well-known/okta-organization' },
  { method: 'POST', path: '/oauth2/v1/token', body: ['grant_type', 'scope', 'client_assertion_type', 'client_assertion'] },
];
