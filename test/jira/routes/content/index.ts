import { refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import type { VersionProfile } from '../../profiles';
import { addPropertyRoutes } from '../properties';
import { temporaryAvatar } from '../user/avatars';
import { addAttachmentRoutes } from './attachments';
import { addCatalogRoutes } from './catalog';
import { createMetaAtOnce, createMetaFields, createMetaTypes, readEditMeta } from './create-meta';
import { addFilterRoutes } from './filters';
import * as parts from './issue-parts';
import * as issues from './issues';
import * as links from './links';
import { locateIssue } from './locate';
import { addProjectPartRoutes } from './project-parts';
import * as projects from './projects';
import { addSchemeRoutes } from './schemes';
import { search } from './search';

/** Projects, issues and the lists around them, in their simplest form. */
export function addContentRoutes(router: Router, profile: VersionProfile): void {
  addCatalogRoutes(router);
  addFilterRoutes(router);
  addAttachmentRoutes(router);
  addSchemeRoutes(router);
  addProjectRoutes(router);
  addIssueRoutes(router);
  router.get('/rest/api/2/search', 'open', search).post('/rest/api/2/search', 'open', search);
  if (profile.has.createMetaAtOnce) router.get('/rest/api/2/issue/createmeta', 'user', createMetaAtOnce);
  if (!profile.has.createMetaByProject) return;
  router
    .get('/rest/api/2/issue/createmeta/{project}/issuetypes', 'user', createMetaTypes)
    .get('/rest/api/2/issue/createmeta/{project}/issuetypes/{type}', 'user', createMetaFields);
}

function addProjectRoutes(router: Router): void {
  const one = '/rest/api/2/project/{project}';
  router
    .get('/rest/api/2/project', 'open', projects.listProjects)
    .post('/rest/api/2/project', 'admin', projects.createProject)
    .get(one, 'open', projects.readProject)
    .put(one, 'admin', projects.updateProject)
    .delete(one, 'admin', projects.deleteProject)
    .get(`${one}/statuses`, 'open', projects.listProjectStatuses)
    .get(`${one}/role`, 'user', projects.listProjectRoles)
    .get(`${one}/role/{role}`, 'user', projects.readProjectRole)
    .post(`${one}/role/{role}`, 'admin', projects.changeProjectRole)
    .put(`${one}/role/{role}`, 'admin', projects.changeProjectRole)
    .delete(`${one}/role/{role}`, 'admin', projects.changeProjectRole)
    .post(`${one}/avatar/temporary`, 'admin', temporaryAvatar)
    .get(`${one}/avatars`, 'user', () => ({ status: 200, json: { system: [], custom: [] } }));
  addProjectPartRoutes(router, 'components');
  addProjectPartRoutes(router, 'versions');
  addPropertyRoutes(router, `${one}/properties`, 'user', (call) => {
    const project = projects.locateProject(call);
    return { properties: project.properties, self: `${call.site.baseUrl}/rest/api/2/project/${project.key}/properties`, query: '' };
  });
}

function addIssueRoutes(router: Router): void {
  const one = '/rest/api/2/issue/{issue}';
  router
    .post('/rest/api/2/issue', 'user', issues.createIssue)
    .post('/rest/api/2/issue/bulk', 'user', issues.createIssues)
    .get(one, 'open', issues.readIssue)
    .put(one, 'user', issues.updateIssue)
    .delete(one, 'user', issues.deleteIssue)
    .put(`${one}/assignee`, 'user', issues.assignIssue)
    .get(`${one}/editmeta`, 'user', readEditMeta)
    .get(`${one}/comment`, 'open', parts.listComments)
    .post(`${one}/comment`, 'user', parts.createComment)
    .get(`${one}/comment/{id}`, 'open', parts.readComment)
    .put(`${one}/comment/{id}`, 'user', parts.updateComment)
    .delete(`${one}/comment/{id}`, 'user', parts.deleteComment)
    .get(`${one}/transitions`, 'user', parts.listTransitions)
    .post(`${one}/transitions`, 'user', parts.doTransition)
    .get(`${one}/watchers`, 'user', parts.listWatchers)
    .post(`${one}/watchers`, 'user', parts.addWatcher)
    .delete(`${one}/watchers`, 'user', parts.removeWatcher)
    .get(`${one}/votes`, 'user', parts.readVotes)
    .post(`${one}/votes`, 'user', parts.vote)
    .delete(`${one}/votes`, 'user', parts.vote)
    .get(`${one}/worklog`, 'user', parts.listWorklogs)
    .post(`${one}/worklog`, 'user', parts.addWorklog)
    .get(`${one}/worklog/{id}`, 'user', parts.readWorklog)
    .put(`${one}/worklog/{id}`, 'user', parts.updateWorklog)
    .delete(`${one}/worklog/{id}`, 'user', parts.deleteWorklog)
    .get(`${one}/remotelink`, 'user', links.listRemoteLinks)
    .post(`${one}/remotelink`, 'user', links.saveRemoteLink)
    .get(`${one}/remotelink/{id}`, 'user', links.readRemoteLink)
    .put(`${one}/remotelink/{id}`, 'user', links.updateRemoteLink)
    .delete(`${one}/remotelink/{id}`, 'user', links.deleteRemoteLink)
    .get('/rest/api/2/issueLinkType', 'user', links.listLinkTypes)
    .get('/rest/api/2/issueLinkType/{id}', 'user', links.readLinkType)
    .post('/rest/api/2/issueLink', 'user', links.createLink)
    .get('/rest/api/2/issueLink/{id}', 'user', links.readLink)
    .delete('/rest/api/2/issueLink/{id}', 'user', links.deleteLink);
  addPropertyRoutes(router, `${one}/properties`, 'user', (call) => {
    const issue = locateIssue(call);
    if (!call.caller) throw refuse(401, 'Not signed in');
    return { properties: issue.properties, self: `${call.site.baseUrl}/rest/api/2/issue/${issue.key}/properties`, query: '' };
  });
}
