import { CATEGORIES, FIELDS, ISSUE_TYPES, PRIORITIES, PROJECT_ROLES, RESOLUTIONS, STATUSES } from '../../content/catalog';
import { ok, type Reply, refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import type { JiraSite } from '../../site';
import { addPropertyRoutes } from '../properties';
import { categoryJson, priorityJson, resolutionJson, statusJson, typeJson } from './represent';

/** A fixed list and its items by id or, where Jira allows it, by name. */
function addList<T extends { readonly id: string | number; readonly name: string }>(
  router: Router,
  name: string,
  items: readonly T[],
  shape: (site: JiraSite, item: T) => unknown,
): void {
  router
    .get(`/rest/api/2/${name}`, 'open', (call) => ok(items.map((item) => shape(call.site, item))))
    .get(`/rest/api/2/${name}/{id}`, 'open', (call) => {
      const id = call.param('id');
      const item = items.find((each) => String(each.id) === id || each.name.toLowerCase() === id.toLowerCase());
      if (!item) throw refuse(404, `The ${name} with id '${id}' does not exist`);
      return ok(shape(call.site, item));
    });
}

const TEMPLATES = [
  'Basic software development',
  'Kanban software development',
  'Scrum software development',
  'Process management',
  'Project management',
  'Task management',
].map((name) => ({
  name,
  projectTypeKey: 'software',
  projectTemplateModuleCompleteKey: `standin:${name.toLowerCase().replaceAll(' ', '-')}`,
}));

export function addCatalogRoutes(router: Router): void {
  addList(router, 'issuetype', ISSUE_TYPES, typeJson);
  addPropertyRoutes(router, '/rest/api/2/issuetype/{id}/properties', 'user', (call, write) => {
    const id = call.param('id');
    if (!ISSUE_TYPES.some((each) => String(each.id) === id)) throw refuse(404, `The issue type with id '${id}' does not exist`);
    if (write && !(call.site.state.permissions.isAdmin(call.me) && call.allows('ADMIN')))
      throw refuse(403, 'You do not have permission to change the properties of issue types.');
    return { properties: call.site.issueTypeProperties(id), self: `${call.site.baseUrl}/rest/api/2/issuetype/${id}/properties`, query: '' };
  });
  addList(router, 'status', STATUSES, statusJson);
  addList(router, 'statuscategory', CATEGORIES, categoryJson);
  addList(router, 'priority', PRIORITIES, priorityJson);
  addList(router, 'resolution', RESOLUTIONS, resolutionJson);
  addList(router, 'role', PROJECT_ROLES, (site, role) => ({
    self: `${site.baseUrl}/rest/api/2/role/${role.id}`,
    id: Number(role.id),
    name: role.name,
    description: role.description,
    actors: [],
  }));
  router
    .get('/rest/api/2/field', 'open', listFields)
    .get('/rest/api/2/configuration', 'user', readConfiguration)
    .get('/rest/api/2/settings', 'admin', (call) => ok([{ id: 'jira.baseurl', key: 'jira.baseurl', value: call.site.baseUrl }]))
    .get('/rest/api/2/attachment/meta', 'user', () => ok({ enabled: true, uploadLimit: 10_485_760 }))
    .get('/rest/api/2/projectCategory', 'user', () => ok([{ id: '10000', name: 'Default', description: '' }]))
    .get('/rest/project-templates/latest/templates', 'user', () =>
      ok({ projectTemplatesGroupedByType: [{ projectTypeKey: 'software', projectTemplates: TEMPLATES }] }),
    )
    .get('/rest/api/2/project/type', 'user', () => ok([{ key: 'software', formattedKey: 'Software', color: '#f5f5f5' }]))
    .get('/rest/api/2/workflow', 'admin', () => ok([{ name: 'Simple Workflow', description: '', steps: STATUSES.length, default: true }]));
}

function listFields(): Reply {
  return ok(
    FIELDS.map(([id, name, type, items]) => {
      const custom = id.startsWith('customfield_');
      return {
        id,
        name,
        custom,
        orderable: !['status', 'created', 'updated', 'creator'].includes(id),
        navigable: true,
        searchable: true,
        clauseNames: custom ? [`cf[${id.slice(12)}]`, name] : [id.toLowerCase()],
        schema: { type, ...(items ? { items } : {}), ...(custom ? { customId: Number(id.slice(12)) } : { system: id }) },
      };
    }),
  );
}

function readConfiguration(): Reply {
  return ok({
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: true,
    issueLinkingEnabled: true,
    timeTrackingEnabled: true,
    attachmentsEnabled: true,
    timeTrackingConfiguration: { workingHoursPerDay: 8, workingDaysPerWeek: 5, timeFormat: 'pretty', defaultUnit: 'minute' },
  });
}
