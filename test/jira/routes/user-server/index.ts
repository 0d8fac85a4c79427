import { noContent, ok } from '../../http/reply';
import type { Handler, Router } from '../../http/router';
import { forApplications } from './application';
import * as groups from './groups';
import * as memberships from './memberships';
import { search } from './search';
import * as users from './users';

/** "Jira User Server": the Crowd-style API at `/rest/usermanagement/1`. */
export function addUserServerRoutes(router: Router): void {
  const on = (method: string, path: string, handler: Handler): void => {
    router.on(method, `/rest/usermanagement/1/${path}`, 'open', forApplications(handler));
  };
  on('GET', 'user', users.readUser);
  on('POST', 'user', users.createUser);
  on('PUT', 'user', users.updateUser);
  on('DELETE', 'user', users.deleteUser);
  on('POST', 'user/rename', users.renameUser);
  on('PUT', 'user/password', users.setPassword);
  on('DELETE', 'user/password', users.removePassword);
  on('POST', 'user/mail/password', () => noContent);
  on('GET', 'user/attribute', users.readAttributes);
  on('POST', 'user/attribute', users.storeAttributes);
  on('DELETE', 'user/attribute', users.removeAttribute);
  on('GET', 'user/group/direct', memberships.groupsOfUser(false));
  on('GET', 'user/group/nested', memberships.groupsOfUser(true));
  on('POST', 'user/group/direct', memberships.addGroupToUser);
  on('DELETE', 'user/group/direct', memberships.removeMembership);
  on('GET', 'group', groups.readGroup);
  on('POST', 'group', groups.createGroup);
  on('PUT', 'group', groups.updateGroup);
  on('DELETE', 'group', groups.deleteGroup);
  on('GET', 'group/attribute', groups.readAttributes);
  on('POST', 'group/attribute', groups.storeAttributes);
  on('DELETE', 'group/attribute', groups.removeAttribute);
  on('GET', 'group/user/direct', memberships.usersOfGroup(false));
  on('GET', 'group/user/nested', memberships.usersOfGroup(true));
  on('POST', 'group/user/direct', memberships.addUserToGroup);
  on('DELETE', 'group/user/direct', memberships.removeMembership);
  on('GET', 'group/child-group/direct', memberships.relatives('children', false));
  on('GET', 'group/child-group/nested', memberships.relatives('children', true));
  on('POST', 'group/child-group/direct', memberships.addChild);
  on('DELETE', 'group/child-group/direct', memberships.removeChild);
  on('GET', 'group/parent-group/direct', memberships.relatives('parents', false));
  on('GET', 'group/parent-group/nested', memberships.relatives('parents', true));
  on('GET', 'group/membership', memberships.allMemberships);
  on('GET', 'search', search);
  on('POST', 'search', search);
  on('POST', 'authentication', users.authenticate);
  on('GET', 'config/cookie', () => ok({ secure: false, name: 'crowd.token_key' }));
}
