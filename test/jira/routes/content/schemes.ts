import type { Call } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import { locateProject } from './projects';

/** The one scheme of each kind that every project has. */
export function addSchemeRoutes(router: Router): void {
  const one = '/rest/api/2/project/{project}';
  const scheme =
    (path: string, id: number, name: string) =>
    (call: Call): Reply => {
      locateProject(call);
      return ok({ id, self: `${call.site.baseUrl}/rest/api/2/${path}/${id}`, name, description: '' });
    };
  router
    .get('/rest/api/2/permissionscheme', 'admin', () => ok({ permissionSchemes: [{ id: 0, name: 'Default Permission Scheme' }] }))
    .get('/rest/api/2/permissionscheme/{id}', 'admin', readPermissionScheme)
    .get('/rest/api/2/notificationscheme', 'user', () =>
      ok({ maxResults: 50, startAt: 0, total: 1, isLast: true, values: [{ id: 10_000, name: 'Default Notification Scheme' }] }),
    )
    .get('/rest/api/2/issuesecurityschemes', 'admin', () =>
      ok({ issueSecuritySchemes: [{ id: 10_000, name: 'Default', description: '' }] }),
    )
    .get('/rest/api/2/issuetypescheme', 'admin', () =>
      ok({ schemes: [{ id: '10000', name: 'Default Issue Type Scheme', description: '' }] }),
    )
    .get('/rest/api/2/priorityschemes', 'admin', () =>
      ok({ maxResults: 100, startAt: 0, total: 1, schemes: [{ id: 10_100, name: 'Default priority scheme', defaultScheme: true }] }),
    )
    .get(`${one}/permissionscheme`, 'admin', scheme('permissionscheme', 0, 'Default Permission Scheme'))
    .get(`${one}/notificationscheme`, 'admin', scheme('notificationscheme', 10_000, 'Default Notification Scheme'))
    .get(`${one}/priorityscheme`, 'admin', scheme('priorityschemes', 10_100, 'Default priority scheme'))
    .get(`${one}/issuesecuritylevelscheme`, 'admin', (call) => {
      locateProject(call);
      throw refuse(404, 'There is no issue security level scheme associated with this project.');
    })
    .get(`${one}/workflowscheme`, 'admin', (call) =>
      scheme('workflowscheme', 10_101, `${locateProject(call).key}: Software Simplified Workflow Scheme`)(call),
    );
}

/** Who may do something: here everybody with access may do everything but administer. */
function readPermissionScheme(call: Call): Reply {
  const id = call.param('id');
  if (id !== '0') throw refuse(404, `The permission scheme with id '${id}' does not exist.`);
  const self = `${call.site.baseUrl}/rest/api/2/permissionscheme/0`;
  const grants = ['ADMINISTER_PROJECTS', 'BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES'].map((permission, at) => ({
    id: 10_000 + at,
    self: `${self}/permission/${10_000 + at}`,
    holder: permission === 'ADMINISTER_PROJECTS' ? { type: 'projectRole', parameter: '10002' } : { type: 'applicationRole' },
    permission,
  }));
  const expanded = ['permissions', 'all'].some((name) => call.expands(name));
  return ok({
    expand: 'permissions,user,group,projectRole,field,all',
    id: 0,
    self,
    name: 'Default Permission Scheme',
    description: '',
    ...(expanded ? { permissions: grants } : {}),
  });
}
