import type { Router } from '../../http/router';
import type { VersionProfile } from '../../profiles';
import { createUser } from './create';
import { deleteUser } from './delete';
import { listUsers } from './list';
import { readUser } from './read';
import { searchUsers } from './search';
import { updateUser } from './update';

export function addUserRoutes(router: Router, profile: VersionProfile): void {
  router
    .get('/rest/api/2/user', 'user', readUser)
    .post('/rest/api/2/user', 'admin', createUser)
    .put('/rest/api/2/user', 'admin', updateUser)
    .delete('/rest/api/2/user', 'admin', deleteUser)
    .get('/rest/api/2/user/search', 'user', searchUsers);
  if (profile.has.userList) router.get('/rest/api/2/user/list', 'admin', listUsers);
}
