import type { Router } from '../../http/router';
import type { VersionProfile } from '../../profiles';
import { createGroup, deleteGroup, groupReadIsGone, readGroup } from './groups';
import { addMember, listMembers, removeMember } from './members';
import { pickGroups } from './picker';

export function addGroupRoutes(router: Router, profile: VersionProfile): void {
  router
    .get('/rest/api/2/group', profile.has.groupRead ? 'admin' : 'open', profile.has.groupRead ? readGroup : groupReadIsGone)
    .post('/rest/api/2/group', 'admin', createGroup)
    .delete('/rest/api/2/group', 'admin', deleteGroup)
    .get('/rest/api/2/group/member', 'admin', listMembers)
    .post('/rest/api/2/group/user', 'admin', addMember)
    .delete('/rest/api/2/group/user', 'admin', removeMember)
    .get('/rest/api/2/groups/picker', 'user', pickGroups);
}
