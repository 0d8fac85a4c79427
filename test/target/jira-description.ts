/**
 * The part of Atlassian's interface descriptions the target may use: the OpenAPI documents of Jira 10.3 and 11.3
 * (developer.atlassian.com/server/jira/platform/rest/v11003), the WADL documents of 8.4 and 8.15, and the Crowd REST resources that
 * "Jira User Server" answers, and the page "Jira OAuth 2.0 provider API". `expand` is described once for all resources (appendix "Expansion"). Headers: "Experimental methods"
 * (`X-ExperimentalApi`) and "Special headers" (`X-Atlassian-Token`).
 */
import type { ProfileId } from '../jira';
import type { Described } from '../sources/description';
import { SUPPORTED } from './open-target';

const headers = ['x-atlassian-token', 'x-experimentalapi'];
const who = ['key', 'username'];
const whose = ['userKey', 'username'];
const user = ['self', 'key', 'name', 'password', 'emailAddress', 'displayName', 'notification', 'applicationKeys', 'active'];

export function jiraDescription(version: ProfileId): readonly Described[] {
  const since = (first: ProfileId) => SUPPORTED.indexOf(version) >= SUPPORTED.indexOf(first);
  const platform: readonly Described[] = [
    { method: 'GET', path: '/serverInfo' },
    { method: 'GET', path: '/myself', query: ['expand'] },
    { method: 'GET', path: '/mypermissions' },
    { method: 'GET', path: '/applicationrole' },
    { method: 'GET', path: '/user', query: [...who, 'includeDeleted', 'expand'] },
    { method: 'POST', path: '/user', body: user },
    { method: 'PUT', path: '/user', query: who, body: user },
    { method: 'DELETE', path: '/user', query: who },
    {
      method: 'GET',
      path: '/user/search',
      query: ['username', 'startAt', 'maxResults', 'includeActive', 'includeInactive'],
      most: { maxResults: since('10.0') ? 100 : 1000 },
    },
    ...(since('10.3') ? [{ method: 'GET', path: '/user/list', query: ['cursor', 'maxResults'], most: { maxResults: 2000 } }] : []),
    ...['GET', 'DELETE'].map((method) => ({ method, path: '/user/properties/{propertyKey}', query: whose })),
    { method: 'PUT', path: '/user/properties/{propertyKey}', query: whose, body: 'any' },
    ...(since('8.15') ? anonymization : []),
    { method: 'POST', path: '/group', body: ['name'] },
    { method: 'DELETE', path: '/group', query: ['groupname', 'swapGroup'] },
    {
      method: 'GET',
      path: '/group/member',
      query: ['groupname', 'includeInactiveUsers', 'startAt', 'maxResults'],
      most: { maxResults: 50 },
    },
    { method: 'POST', path: '/group/user', query: ['groupname'], body: ['name'] },
    { method: 'DELETE', path: '/group/user', query: ['groupname', 'username'] },
    { method: 'GET', path: '/groups/picker', query: ['query', 'exclude', 'maxResults', 'userName'] },
  ];
  return [
    ...platform.map((one) => ({ ...one, path: `/rest/api/2${one.path}`, headers })),
    {
      method: 'POST',
      path: '/rest/oauth2/latest/token',
      body: ['grant_type', 'client_id', 'client_secret', 'code', 'code_verifier', 'redirect_uri', 'refresh_token'],
      headers,
    },
    ...userServer.map((one) => ({ ...one, path: `/rest/usermanagement/1${one.path}`, headers })),
  ];
}

const anonymization: readonly Described[] = [
  { method: 'POST', path: '/user/anonymization', body: ['userKey', 'newOwnerKey'] },
  { method: 'GET', path: '/user/anonymization/progress', query: ['taskId'] },
];

const userServer: readonly Described[] = [
  {
    method: 'GET',
    path: '/search',
    query: ['entity-type', 'restriction', 'start-index', 'max-results', 'expand'],
    most: { 'max-results': 1000 },
  },
  { method: 'GET', path: '/group/membership' },
];
