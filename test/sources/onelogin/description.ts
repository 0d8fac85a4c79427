/**
 * The part of OneLogin's interface descriptions the connector may use: developers.onelogin.com (`api-docs/2`: "List Users", "Get
 * User", "List Custom Attributes", "List Roles", "Get Role", "Get Role Users", "Generate Tokens", "Get Rate Limit"; `api-docs/1`: "Get
 * Groups") and the official SDKs, which are made of OneLogin's OpenAPI (`onelogin/onelogin-python-sdk`, `docs/RolesApi.md`: pages
 * of 100 at most).
 */
import type { Described } from '../description';

const pages = ['limit', 'page', 'cursor'];
const most = { limit: 100 };

export const oneLoginDescription: readonly Described[] = [
  { method: 'POST', path: '/auth/oauth2/v2/token', body: ['grant_type'] },
  { method: 'GET', path: '/auth/rate_limit' },
  {
    method: 'GET',
    path: '/api/2/users',
    query: [...pages, 'fields', 'user_ids', 'email', 'username', 'firstname', 'lastname', 'samaccountname', 'directory_id', 'external_id'],
    most,
  },
  { method: 'GET', path: '/api/2/users/custom_attributes' },
  { method: 'GET', path: '/api/2/users/{id}' },
  { method: 'GET', path: '/api/2/roles', query: [...pages, 'name', 'app_id', 'app_name', 'fields'], most },
  { method: 'GET', path: '/api/2/roles/{id}' },
  { method: 'GET', path: '/api/2/roles/{id}/users', query: [...pages, 'name', 'include_unassigned'], most },
  { method: 'GET', path: '/api/1/groups', query: ['id', 'name', 'after_cursor', 'before_cursor', 'fields', 'sort'] },
  { method: 'GET', path: '/api/1/groups/{id}' },
];
