import { ISSUE_TYPES, PROJECT_ROLES, STATUSES } from '../../content/catalog';
import type { ProjectRecord } from '../../content/content-store';
import { type Call, isObject, textOf } from '../../http/call';
import { created, noContent, ok, type Reply, refuse } from '../../http/reply';
import type { JiraSite } from '../../site';
import { listOf } from './locate';
import { personJson, projectJson, roleName, statusJson, typeJson } from './represent';

export function locateProject(call: Call): ProjectRecord {
  const project = call.site.content.project(call.param('project'));
  if (!project) throw refuse(404, `No project could be found with key '${call.param('project')}'.`);
  return project;
}

export function listProjects(call: Call): Reply {
  const { site } = call;
  const expand = listOf(call, 'expand');
  const projects = [...site.content.projects.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return ok(
    projects.map((project) => ({
      expand: 'description,lead,url,projectKeys',
      ...projectJson(site, project, false),
      ...(expand.includes('lead') ? { lead: personJson(site, project.leadKey) } : {}),
      ...(expand.includes('projectKeys') ? { projectKeys: [project.key] } : {}),
      ...(expand.includes('description') ? { description: project.description } : {}),
    })),
  );
}

export function readProject(call: Call): Reply {
  const project = locateProject(call);
  const keys = listOf(call, 'expand').includes('projectKeys') ? { projectKeys: [project.key] } : {};
  return ok({ ...projectJson(call.site, project), ...keys });
}

/** Adds a project with the three roles every project has. */
export function addProject(
  site: JiraSite,
  input: { key: string; name: string; leadKey: string; description?: string; typeKey?: string },
): ProjectRecord {
  const project: ProjectRecord = {
    description: '',
    typeKey: 'software',
    ...input,
    id: String(site.content.nextId()),
    lastIssue: 0,
    components: [],
    versions: [],
    roleActors: new Map(PROJECT_ROLES.map(({ id }) => [id, { users: new Set<string>(), groups: new Set<string>() }])),
    properties: new Map(),
  };
  project.roleActors.get('10002')?.groups.add('jira-administrators');
  site.content.projects.set(project.key, project);
  site.state.changes++;
  return project;
}

export function createProject(call: Call): Reply {
  const { site } = call;
  const body = call.json();
  const key = textOf(body, 'key') ?? '';
  const name = textOf(body, 'name')?.trim() ?? '';
  const leadName = textOf(body, 'lead') ?? call.me.name;
  const lead = site.state.users.find(leadName);
  const errors: Record<string, string> = {};
  if (name.length < 2) errors.projectName = 'You must specify a valid project name.';
  if (!/^[A-Z][A-Z0-9]{1,9}$/.test(key))
    errors.projectKey = 'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.';
  else if (site.content.projects.has(key)) errors.projectKey = `Project '${site.content.projects.get(key)?.name}' uses this project key.`;
  if ([...site.content.projects.values()].some((project) => project.name.toLowerCase() === name.toLowerCase())) {
    errors.projectName = 'A project with that name already exists.';
  }
  if (!lead) errors.projectLead = 'You must specify a valid project lead.';
  if (Object.keys(errors).length > 0 || !lead) throw refuse(400, [], errors);
  const project = addProject(site, {
    key,
    name,
    leadKey: lead.key,
    description: textOf(body, 'description') ?? '',
    typeKey: textOf(body, 'projectTypeKey') ?? 'software',
  });
  return created({ self: `${site.baseUrl}/rest/api/2/project/${project.id}`, id: Number(project.id), key });
}

export function updateProject(call: Call): Reply {
  const project = locateProject(call);
  const body = call.json();
  project.name = textOf(body, 'name') ?? project.name;
  project.description = textOf(body, 'description') ?? project.description;
  const lead = call.site.state.users.find(textOf(body, 'lead') ?? '');
  if (body.lead && !lead) throw refuse(400, [], { projectLead: 'You must specify a valid project lead.' });
  if (lead) project.leadKey = lead.key;
  call.site.state.changes++;
  return ok(projectJson(call.site, project));
}

export function deleteProject(call: Call): Reply {
  const project = locateProject(call);
  const { content, state } = call.site;
  content.projects.delete(project.key);
  for (const [key, issue] of content.issues) if (issue.projectKey === project.key) content.issues.delete(key);
  state.changes++;
  return noContent;
}

export function listProjectStatuses(call: Call): Reply {
  const { site } = call;
  locateProject(call);
  return ok(
    ISSUE_TYPES.map((type) => ({
      ...(typeJson(site, type) as Record<string, unknown>),
      statuses: STATUSES.map((status) => statusJson(site, status)),
    })),
  );
}

export function listProjectRoles(call: Call): Reply {
  const project = locateProject(call);
  return ok(
    Object.fromEntries(
      [...project.roleActors.keys()].map((id) => [roleName(id), `${call.site.baseUrl}/rest/api/2/project/${project.id}/role/${id}`]),
    ),
  );
}

function roleJson(call: Call, project: ProjectRecord): unknown {
  const id = call.param('role');
  const actors = project.roleActors.get(id);
  if (!actors) throw refuse(404, `Can not find the role with id '${id}'.`);
  const users = [...actors.users].flatMap((key) => call.site.state.users.findByKey(key) ?? []);
  return {
    self: `${call.site.baseUrl}/rest/api/2/project/${project.id}/role/${id}`,
    name: roleName(id),
    id: Number(id),
    description: PROJECT_ROLES.find((role) => role.id === id)?.description ?? '',
    actors: [
      ...users.map((user) => ({ id: user.id, displayName: user.displayName, type: 'atlassian-user-role-actor', name: user.name })),
      ...[...actors.groups].map((name, at) => ({ id: 90_000 + at, displayName: name, type: 'atlassian-group-role-actor', name })),
    ],
  };
}

export const readProjectRole = (call: Call): Reply => ok(roleJson(call, locateProject(call)));

/** POST adds actors (`user`, `group`), PUT sets them (`categorisedActors`), DELETE removes one. */
export function changeProjectRole(call: Call): Reply {
  const project = locateProject(call);
  roleJson(call, project);
  const actors = project.roleActors.get(call.param('role')) ?? { users: new Set<string>(), groups: new Set<string>() };
  const userKey = (name: string): string => {
    const user = call.site.state.users.find(name);
    if (!user) throw refuse(404, `'${name}' is not a valid user.`);
    return user.key;
  };
  const groupName = (name: string): string => {
    const group = call.site.state.groups.find(name);
    if (!group) throw refuse(404, `'${name}' is not a valid group.`);
    return group.name;
  };
  call.site.state.changes++;
  if (call.method === 'DELETE') {
    const user = call.text('user');
    const group = call.text('group');
    if (user !== null) actors.users.delete(userKey(user));
    if (group !== null) actors.groups.delete(groupName(group));
    return noContent;
  }
  const body = call.json();
  const given = call.method === 'PUT' && isObject(body.categorisedActors) ? body.categorisedActors : body;
  const names = (...fields: string[]): string[] =>
    fields.flatMap((field) =>
      Array.isArray(given[field]) ? given[field].map(String) : typeof given[field] === 'string' ? [given[field]] : [],
    );
  if (call.method === 'PUT') {
    actors.users.clear();
    actors.groups.clear();
  }
  for (const name of names('user', 'atlassian-user-role-actor')) actors.users.add(userKey(name));
  for (const name of names('group', 'atlassian-group-role-actor')) actors.groups.add(groupName(name));
  return ok(roleJson(call, project));
}
