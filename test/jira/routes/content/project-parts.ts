import type { NamedRecord, ProjectRecord } from '../../content/content-store';
import { type Call, textOf } from '../../http/call';
import { created, noContent, ok, type Reply, refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import { locateProject } from './projects';
import { componentJson, versionJson } from './represent';

type Kind = 'components' | 'versions';

const shape = { components: componentJson, versions: versionJson } as const;
const path = { components: 'component', versions: 'version' } as const;
/** What a client may say besides name and description. */
const EXTRA = ['archived', 'released', 'releaseDate', 'startDate', 'assigneeType', 'leadUserName'];

/** Components and versions of projects: much the same. */
export function addProjectPartRoutes(router: Router, kind: Kind): void {
  const base = `/rest/api/2/${path[kind]}`;
  router
    .get(`/rest/api/2/project/{project}/${kind}`, 'open', (call) => {
      const project = locateProject(call);
      return ok(project[kind].map((part) => shape[kind](call.site, project, part)));
    })
    .post(base, 'admin', (call) => create(call, kind))
    .get(`${base}/{id}`, 'open', (call) => {
      const { project, part } = locate(call, kind);
      return ok(shape[kind](call.site, project, part));
    })
    .put(`${base}/{id}`, 'admin', (call) => {
      const { project, part } = locate(call, kind);
      const body = call.json();
      part.name = textOf(body, 'name') ?? part.name;
      part.description = textOf(body, 'description') ?? part.description;
      for (const field of EXTRA) if (field in body) part.data[field] = body[field];
      call.site.state.changes++;
      return ok(shape[kind](call.site, project, part));
    })
    .delete(`${base}/{id}`, 'admin', (call) => {
      const { project, part } = locate(call, kind);
      project[kind].splice(project[kind].indexOf(part), 1);
      call.site.state.changes++;
      return noContent;
    })
    .get(`${base}/{id}/relatedIssueCounts`, 'open', (call) => {
      const { part } = locate(call, kind);
      const self = `${call.site.baseUrl}${base}/${part.id}`;
      const used = (field: string): number =>
        [...call.site.content.issues.values()].filter((issue) => {
          const values = issue.fields.get(field);
          return Array.isArray(values) && values.some((value) => value?.id === part.id || value?.name === part.name);
        }).length;
      if (kind === 'components') return ok({ self, issueCount: used('components') });
      return ok({ self, issuesFixedCount: used('fixVersions'), issuesAffectedCount: used('versions') });
    });
}

function create(call: Call, kind: Kind): Reply {
  const body = call.json();
  const project = call.site.content.project(textOf(body, 'project') ?? textOf(body, 'projectId') ?? '');
  if (!project) throw refuse(404, `No project could be found with key '${textOf(body, 'project') ?? ''}'.`);
  const name = textOf(body, 'name')?.trim() ?? '';
  if (name === '') throw refuse(400, [], { name: 'You must specify a valid name.' });
  if (project[kind].some((part) => part.name === name))
    throw refuse(400, [], { name: `A ${path[kind]} with this name already exists in this project.` });
  const data = Object.fromEntries(EXTRA.filter((field) => field in body).map((field) => [field, body[field]]));
  const part = { id: String(call.site.content.nextId()), name, description: textOf(body, 'description') ?? '', data };
  project[kind].push(part);
  call.site.state.changes++;
  return created(shape[kind](call.site, project, part));
}

function locate(call: Call, kind: Kind): { readonly project: ProjectRecord; readonly part: NamedRecord } {
  for (const project of call.site.content.projects.values()) {
    const part = project[kind].find(({ id }) => id === call.param('id'));
    if (part) return { project, part };
  }
  throw refuse(404, `Could not find ${path[kind]} for id '${call.param('id')}'`);
}
