import {
  type CatalogItem,
  FIELDS,
  ISSUE_TYPES,
  type IssueType,
  inCatalog,
  LINK_TYPES,
  PRIORITIES,
  RESOLUTIONS,
  STATUSES,
  type Status,
} from '../../content/catalog';
import type { CommentRecord, IssueRecord, NamedRecord, ProjectRecord } from '../../content/content-store';
import type { JiraSite } from '../../site';
import { jiraTime, userBrief } from '../user/represent';

const api = (site: JiraSite, path: string): string => `${site.baseUrl}/rest/api/2/${path}`;

export const typeJson = (site: JiraSite, type: IssueType): unknown => ({
  self: api(site, `issuetype/${type.id}`),
  id: type.id,
  description: type.description,
  iconUrl: `${site.baseUrl}/secure/viewavatar?size=xsmall&avatarId=10318&avatarType=issuetype`,
  name: type.name,
  subtask: type.subtask,
  avatarId: 10318,
});

export const statusJson = (site: JiraSite, status: Status): unknown => ({
  self: api(site, `status/${status.id}`),
  description: status.description,
  iconUrl: `${site.baseUrl}/images/icons/statuses/generic.png`,
  name: status.name,
  id: status.id,
  statusCategory: categoryJson(site, status.category),
});

export const categoryJson = (site: JiraSite, category: Status['category']): unknown => ({
  self: api(site, `statuscategory/${category.id}`),
  ...category,
});

export const priorityJson = (site: JiraSite, priority: CatalogItem): unknown => ({
  self: api(site, `priority/${priority.id}`),
  statusColor: '#ea7d24',
  description: priority.description,
  iconUrl: `${site.baseUrl}/images/icons/priorities/${priority.name.toLowerCase()}.svg`,
  name: priority.name,
  id: priority.id,
});

export const resolutionJson = (site: JiraSite, resolution: CatalogItem): unknown => ({
  self: api(site, `resolution/${resolution.id}`),
  ...resolution,
});

export function personJson(site: JiraSite, key: string | null): unknown {
  const user = key === null ? undefined : site.state.users.findByKey(key);
  if (user) return userBrief(site, user);
  return key === null ? null : { self: api(site, `user?key=${encodeURIComponent(key)}`), name: key, key, displayName: key, active: false };
}

export function projectJson(site: JiraSite, project: ProjectRecord, whole = true): Record<string, unknown> {
  const avatar = (size: string): string => `${site.baseUrl}/secure/projectavatar?${size}avatarId=10324`;
  return {
    ...(whole ? { expand: 'description,lead,url,projectKeys' } : {}),
    self: api(site, `project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    avatarUrls: { '48x48': avatar(''), '24x24': avatar('size=small&'), '16x16': avatar('size=xsmall&'), '32x32': avatar('size=medium&') },
    projectTypeKey: project.typeKey,
    ...(whole
      ? {
          description: project.description,
          lead: personJson(site, project.leadKey),
          components: project.components.map((component) => componentJson(site, project, component)),
          issueTypes: ISSUE_TYPES.map((type) => typeJson(site, type)),
          assigneeType: 'UNASSIGNED',
          versions: project.versions.map((version) => versionJson(site, project, version)),
          archived: false,
          roles: Object.fromEntries(
            [...project.roleActors.keys()].map((id) => [roleName(id), api(site, `project/${project.id}/role/${id}`)]),
          ),
        }
      : {}),
  };
}

export const roleName = (id: string): string => ({ '10002': 'Administrators', '10001': 'Developers', '10000': 'Users' })[id] ?? id;

export const componentJson = (site: JiraSite, project: ProjectRecord, component: NamedRecord): Record<string, unknown> => ({
  self: api(site, `component/${component.id}`),
  id: component.id,
  name: component.name,
  description: component.description,
  assigneeType: 'PROJECT_DEFAULT',
  realAssigneeType: 'PROJECT_DEFAULT',
  isAssigneeTypeValid: false,
  ...component.data,
  ...leadOf(site, component),
  project: project.key,
  projectId: Number(project.id),
  archived: false,
  deleted: false,
});

function leadOf(site: JiraSite, component: NamedRecord): Record<string, unknown> {
  const lead = site.state.users.find(String(component.data.leadUserName ?? ''));
  return lead ? { lead: userBrief(site, lead) } : {};
}

export const versionJson = (site: JiraSite, project: ProjectRecord, version: NamedRecord): Record<string, unknown> => ({
  self: api(site, `version/${version.id}`),
  id: version.id,
  name: version.name,
  description: version.description,
  archived: false,
  released: false,
  ...version.data,
  projectId: Number(project.id),
});

export const commentJson = (site: JiraSite, issue: IssueRecord, comment: CommentRecord): Record<string, unknown> => ({
  self: api(site, `issue/${issue.id}/comment/${comment.id}`),
  id: String(comment.id),
  author: personJson(site, comment.authorKey),
  body: comment.body,
  updateAuthor: personJson(site, comment.authorKey),
  created: jiraTime(comment.created),
  updated: jiraTime(comment.updated),
});

export function issueLinksJson(site: JiraSite, issue: IssueRecord): unknown[] {
  return issue.links.map((link) => {
    const type = LINK_TYPES.find((each) => each.name === link.typeName);
    const other = site.content.issue(link.outward === issue.key ? link.inward : link.outward);
    const side = link.outward === issue.key ? 'inwardIssue' : 'outwardIssue';
    return {
      id: String(link.id),
      self: api(site, `issueLink/${link.id}`),
      type: { ...type, self: api(site, `issueLinkType/${type?.id}`) },
      ...(other
        ? {
            [side]: {
              id: String(other.id),
              key: other.key,
              self: api(site, `issue/${other.id}`),
              fields: { summary: other.fields.get('summary') },
            },
          }
        : {}),
    };
  });
}

export function issueFields(site: JiraSite, issue: IssueRecord): Record<string, unknown> {
  const { fields } = issue;
  const project = site.content.projects.get(issue.projectKey);
  const type = inCatalog(ISSUE_TYPES, fields.get('issuetype'));
  const priority = inCatalog(PRIORITIES, fields.get('priority'));
  const resolution = inCatalog(RESOLUTIONS, fields.get('resolution'));
  const status = STATUSES.find((each) => each.id === issue.statusId);
  const named = (list: 'components' | 'versions', field: string): unknown[] => {
    const values = fields.get(field);
    const shape = list === 'components' ? componentJson : versionJson;
    if (!project || !Array.isArray(values)) return [];
    return values.flatMap((value) => {
      const found = project[list].find((each) => each.id === String(value?.id) || each.name === value?.name);
      return found ? [shape(site, project, found)] : [];
    });
  };
  return {
    ...Object.fromEntries(fields),
    summary: fields.get('summary') ?? null,
    description: fields.get('description') ?? null,
    environment: fields.get('environment') ?? null,
    duedate: fields.get('duedate') ?? null,
    labels: fields.get('labels') ?? [],
    issuetype: type ? typeJson(site, type) : null,
    project: project ? projectJson(site, project, false) : null,
    status: status ? statusJson(site, status) : null,
    priority: priority ? priorityJson(site, priority) : null,
    resolution: resolution ? resolutionJson(site, resolution) : null,
    resolutiondate: resolution ? jiraTime(issue.updated) : null,
    assignee: personJson(site, issue.assigneeKey),
    reporter: personJson(site, issue.reporterKey),
    creator: personJson(site, issue.reporterKey),
    created: jiraTime(issue.created),
    updated: jiraTime(issue.updated),
    components: named('components', 'components'),
    versions: named('versions', 'versions'),
    fixVersions: named('versions', 'fixVersions'),
    comment: {
      comments: issue.comments.map((comment) => commentJson(site, issue, comment)),
      maxResults: issue.comments.length,
      total: issue.comments.length,
      startAt: 0,
    },
    worklog: { startAt: 0, maxResults: 20, total: issue.worklogs.length, worklogs: issue.worklogs },
    attachment: fields.get('attachment') ?? [],
    issuelinks: issueLinksJson(site, issue),
    subtasks: [...site.content.issues.values()]
      .filter((other) => (other.fields.get('parent') as { key?: string } | undefined)?.key === issue.key)
      .map((other) => ({
        id: String(other.id),
        key: other.key,
        self: api(site, `issue/${other.id}`),
        fields: { summary: other.fields.get('summary') },
      })),
    watches: { self: api(site, `issue/${issue.key}/watchers`), watchCount: issue.watchers.size, isWatching: issue.watchers.size > 0 },
    votes: { self: api(site, `issue/${issue.key}/votes`), votes: issue.voters.size, hasVoted: false },
    timetracking: fields.get('timetracking') ?? {},
    progress: { progress: 0, total: 0 },
    aggregateprogress: { progress: 0, total: 0 },
    workratio: -1,
  };
}

const EXPANDS = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

/** An issue with the fields asked for: `*all`, `*navigable`, names, `-name` to leave one out. */
export function issueJson(
  site: JiraSite,
  issue: IssueRecord,
  asked: readonly string[] = ['*all'],
  expand: readonly string[] = [],
): Record<string, unknown> {
  const all = issueFields(site, issue);
  const names = asked.length === 0 ? ['*all'] : asked;
  const without = names.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
  const everything = names.some((name) => name.startsWith('*')) || names.every((name) => name.startsWith('-'));
  const fields = Object.fromEntries(
    Object.entries(all).filter(([name]) => (everything || names.includes(name)) && !without.includes(name)),
  );
  return {
    expand: EXPANDS,
    id: String(issue.id),
    self: api(site, `issue/${issue.id}`),
    key: issue.key,
    fields,
    ...(expand.includes('changelog') ? { changelog: { startAt: 0, maxResults: 0, total: 0, histories: [] } } : {}),
    ...(expand.includes('renderedFields') ? { renderedFields: { description: fields.description ?? '' } } : {}),
    ...(expand.includes('names') ? { names: Object.fromEntries(FIELDS.map(([id, name]) => [id, name])) } : {}),
    ...(expand.includes('schema') ? { schema: Object.fromEntries(FIELDS.map(([id, , type]) => [id, { type }])) } : {}),
    ...(expand.includes('transitions') ? { transitions: [] } : {}),
  };
}
