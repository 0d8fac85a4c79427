import type { Router } from '../../http/router';
import type { VersionProfile } from '../../profiles';
import { addApplicationPropertyRoutes } from './application-properties';
import { addAvatarRoutes } from './avatars';
import { listPermissions, readMyPermissions } from './my-permissions';
import { listDirectories, readLicense, showHome } from './pages';
import { addReindexRoutes } from './reindex';
import { grantApplication, listRoles, readRole, revokeApplication, updateRole, updateRoles } from './roles';
import { clusterIsOff, readServerInfo, readStatus, validateLicense } from './server-info';

export function addSiteRoutes(router: Router, profile: VersionProfile): void {
  router
    .get('/', 'open', showHome)
    .get('/secure/Dashboard.jspa', 'open', showHome)
    .get('/status', 'open', readStatus)
    .get('/rest/crowd/latest/directory', 'sysadmin', listDirectories)
    .get('/rest/crowd/1/directory', 'sysadmin', listDirectories)
    .get('/rest/plugins/applications/1.0/installed/jira-software/license', 'admin', readLicense)
    .get('/rest/api/2/serverInfo', 'open', readServerInfo)
    .get('/rest/api/2/mypermissions', 'open', readMyPermissions)
    .get('/rest/api/2/permissions', 'admin', listPermissions)
    .get('/rest/api/2/applicationrole', 'admin', listRoles)
    .put('/rest/api/2/applicationrole', 'admin', updateRoles)
    .get('/rest/api/2/applicationrole/{key}', 'admin', readRole)
    .put('/rest/api/2/applicationrole/{key}', 'admin', updateRole)
    .post('/rest/api/2/user/application', 'admin', grantApplication)
    .delete('/rest/api/2/user/application', 'admin', revokeApplication)
    .post('/rest/api/2/licenseValidator', 'admin', validateLicense);
  addApplicationPropertyRoutes(router);
  addAvatarRoutes(router);
  addReindexRoutes(router);
  if (profile.has.clusterNodes) router.get('/rest/api/2/cluster/nodes', 'admin', clusterIsOff);
}
