import type { Router } from '../../http/router';
import type { VersionProfile } from '../../profiles';
import { listPermissions, readMyPermissions } from './my-permissions';
import { grantApplication, listRoles, readRole, revokeApplication, updateRole, updateRoles } from './roles';
import { clusterIsOff, readServerInfo, readStatus, validateLicense } from './server-info';

export function addSiteRoutes(router: Router, profile: VersionProfile): void {
  router
    .get('/status', 'open', readStatus)
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
  if (profile.has.clusterNodes) router.get('/rest/api/2/cluster/nodes', 'admin', clusterIsOff);
}
