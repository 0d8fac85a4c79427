import type { Router } from '../../http/router';
import type { VersionProfile } from '../../profiles';
import { readProgress, startAnonymization, unlockAnonymization, validateAnonymization } from './anonymization';
import { chooseAvatar, confirmAvatar, listAvatars, removeAvatar, uploadTemporary } from './avatars';
import { createUser } from './create';
import { deleteUser } from './delete';
import { countDuplicates, listDuplicates } from './duplicated';
import { submitEditUser } from './edit-form';
import { listUsers } from './list';
import { readMyself, updateMyself } from './myself';
import { changeMyPassword, checkPolicyForChange, checkPolicyForNew, readPolicy, setPassword } from './passwords';
import { pickGroupsAndUsers, pickUsers, searchAssignable, searchAssignableInProjects, searchWithPermission } from './pickers';
import { addPreferenceRoutes } from './preferences';
import { addUserPropertyRoutes } from './properties';
import { readUser } from './read';
import { searchUsers } from './search';
import { endSessions } from './sessions';
import { updateUser } from './update';

export function addUserRoutes(router: Router, profile: VersionProfile): void {
  router
    .get('/rest/api/2/user', 'user', readUser)
    .post('/rest/api/2/user', 'admin', createUser)
    .put('/rest/api/2/user', 'admin', updateUser)
    .delete('/rest/api/2/user', 'admin', deleteUser)
    .get('/rest/api/2/user/search', 'user', searchUsers)
    .get('/rest/api/2/user/picker', 'user', pickUsers)
    .get('/rest/api/2/groupuserpicker', 'user', pickGroupsAndUsers)
    .get('/rest/api/2/user/assignable/search', 'user', searchAssignable)
    .get('/rest/api/2/user/assignable/multiProjectSearch', 'user', searchAssignableInProjects)
    .get('/rest/api/2/user/viewissue/search', 'user', searchWithPermission)
    .get('/rest/api/2/user/permission/search', 'user', searchWithPermission)
    .put('/rest/api/2/user/password', 'admin', setPassword)
    .get('/rest/api/2/password/policy', 'user', readPolicy)
    .post('/rest/api/2/password/policy/createUser', 'open', checkPolicyForNew)
    .post('/rest/api/2/password/policy/updateUser', 'open', checkPolicyForChange)
    .get('/rest/api/2/myself', 'user', readMyself)
    .put('/rest/api/2/myself', 'user', updateMyself)
    .put('/rest/api/2/myself/password', 'user', changeMyPassword)
    .get('/rest/api/2/user/avatars', 'user', listAvatars)
    .post('/rest/api/2/user/avatar/temporary', 'user', uploadTemporary)
    .post('/rest/api/2/user/avatar', 'user', confirmAvatar)
    .put('/rest/api/2/user/avatar', 'user', chooseAvatar)
    .delete('/rest/api/2/user/avatar/{id}', 'user', removeAvatar);
  router.post('/secure/admin/user/EditUser.jspa', 'admin', submitEditUser);
  addUserPropertyRoutes(router);
  addPreferenceRoutes(router);
  if (profile.has.anonymization) addAnonymizationRoutes(router);
  if (!profile.has.userList) return;
  router
    .get('/rest/api/2/user/list', 'admin', listUsers)
    .get('/rest/api/2/user/duplicated/count', 'admin', countDuplicates)
    .get('/rest/api/2/user/duplicated/list', 'admin', listDuplicates)
    .delete('/rest/api/2/user/session/{username}', 'admin', endSessions);
}

function addAnonymizationRoutes(router: Router): void {
  const path = '/rest/api/2/user/anonymization';
  router
    .get(path, 'sysadmin', validateAnonymization)
    .post(path, 'sysadmin', startAnonymization)
    .get(`${path}/rerun`, 'sysadmin', validateAnonymization)
    .post(`${path}/rerun`, 'sysadmin', startAnonymization)
    .get(`${path}/progress`, 'sysadmin', readProgress)
    .delete(`${path}/unlock`, 'sysadmin', unlockAnonymization);
}
