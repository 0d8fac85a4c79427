import { FIELDS, ISSUE_TYPES, type IssueType, PRIORITIES } from '../../content/catalog';
import type { IssueRecord, ProjectRecord } from '../../content/content-store';
import type { Call } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import type { JiraSite } from '../../site';
import { listOf, locateIssue } from './locate';
import { componentJson, priorityJson, projectJson, typeJson, versionJson } from './represent';

const EDITABLE = new Set([
  'summary',
  'issuetype',
  'project',
  'description',
  'assignee',
  'reporter',
  'priority',
  'labels',
  'components',
  'versions',
  'fixVersions',
  'environment',
  'duedate',
  'customfield_10106',
]);
const REQUIRED = new Set(['summary', 'issuetype', 'project', 'reporter']);

function fieldMeta(site: JiraSite, project: ProjectRecord, type: IssueType): Record<string, Record<string, unknown>> {
  const allowed: Readonly<Record<string, unknown[]>> = {
    issuetype: [typeJson(site, type)],
    project: [projectJson(site, project, false)],
    priority: PRIORITIES.map((priority) => priorityJson(site, priority)),
    components: project.components.map((component) => componentJson(site, project, component)),
    versions: project.versions.map((version) => versionJson(site, project, version)),
    fixVersions: project.versions.map((version) => versionJson(site, project, version)),
  };
  const entries = FIELDS.filter(([id]) => EDITABLE.has(id)).map(([id, name, kind, items]): [string, Record<string, unknown>] => [
    id,
    {
      required: REQUIRED.has(id),
      schema: {
        type: kind,
        ...(items ? { items } : {}),
        ...(id.startsWith('customfield_') ? { customId: Number(id.slice(12)) } : { system: id }),
      },
      name,
      fieldId: id,
      hasDefaultValue: id === 'priority' || id === 'reporter',
      operations: kind === 'array' ? ['add', 'set', 'remove'] : ['set'],
      ...(kind === 'user' ? { autoCompleteUrl: `${site.baseUrl}/rest/api/latest/user/search?username=` } : {}),
      ...(allowed[id] ? { allowedValues: allowed[id] } : {}),
    },
  ]);
  return Object.fromEntries(entries);
}

/** The old form (gone in 9): everything in one answer. */
export function createMetaAtOnce(call: Call): Reply {
  const { site } = call;
  const keys = listOf(call, 'projectKeys').map((key) => key.toUpperCase());
  const ids = listOf(call, 'projectIds');
  const typeNames = call.query.getAll('issuetypeNames').map((name) => name.toLowerCase());
  const typeIds = listOf(call, 'issuetypeIds');
  const withFields = listOf(call, 'expand').some((part) => part.startsWith('projects.issuetypes.fields'));
  const projects = [...site.content.projects.values()].filter(
    (project) => (keys.length === 0 && ids.length === 0) || keys.includes(project.key) || ids.includes(project.id),
  );
  return ok({
    expand: 'projects',
    projects: projects.map((project) => ({
      ...projectJson(site, project, false),
      expand: 'issuetypes',
      issuetypes: ISSUE_TYPES.filter((type) => typeNames.length === 0 || typeNames.includes(type.name.toLowerCase()))
        .filter((type) => typeIds.length === 0 || typeIds.includes(type.id))
        .map((type) => ({
          ...(typeJson(site, type) as Record<string, unknown>),
          ...(withFields ? { expand: 'fields', fields: fieldMeta(site, project, type) } : {}),
        })),
    })),
  });
}

function projectOf(call: Call): ProjectRecord {
  const project = call.site.content.project(call.param('project'));
  if (!project) throw refuse(400, [], { project: `No project could be found with key or id '${call.param('project')}'.` });
  return project;
}

function pageJson(call: Call, values: readonly unknown[]): Reply {
  const startAt = call.number('startAt', 0);
  const maxResults = call.number('maxResults', 50);
  const page = values.slice(startAt, startAt + maxResults);
  return ok({ maxResults, startAt, total: values.length, isLast: startAt + page.length >= values.length, values: page });
}

export function createMetaTypes(call: Call): Reply {
  projectOf(call);
  return pageJson(
    call,
    ISSUE_TYPES.map((type) => typeJson(call.site, type)),
  );
}

export function createMetaFields(call: Call): Reply {
  const project = projectOf(call);
  const type = ISSUE_TYPES.find(({ id }) => id === call.param('type'));
  if (!type) throw refuse(400, [], { issuetype: `No issue type with id '${call.param('type')}' found.` });
  return pageJson(call, Object.values(fieldMeta(call.site, project, type)));
}

export function readEditMeta(call: Call): Reply {
  return ok(editMetaOf(call, locateIssue(call)));
}

export function editMetaOf(call: Call, issue: IssueRecord): unknown {
  const project = call.site.content.project(issue.projectKey);
  const type = ISSUE_TYPES.find(({ id }) => id === String((issue.fields.get('issuetype') as { id?: string } | undefined)?.id));
  return { fields: project && type ? fieldMeta(call.site, project, type) : {} };
}
