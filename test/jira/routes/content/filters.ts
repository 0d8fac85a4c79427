import { type Call, textOf } from '../../http/call';
import { noContent, ok, type Reply, refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import type { JiraSite } from '../../site';
import { columnsAsked, columnsReply } from '../user/preferences';
import { personJson } from './represent';

interface FilterRecord {
  readonly id: string;
  readonly ownerKey: string;
  name: string;
  description: string;
  jql: string;
  favourite: boolean;
  columns: string[] | null;
  permissions: { id: number; type: string }[];
}

/** Filters live as long as the process. */
const filters = new WeakMap<JiraSite, Map<string, FilterRecord>>();

function filtersOf(site: JiraSite): Map<string, FilterRecord> {
  let known = filters.get(site);
  if (!known) {
    known = new Map();
    filters.set(site, known);
  }
  return known;
}

function filterJson(site: JiraSite, filter: FilterRecord): unknown {
  return {
    self: `${site.baseUrl}/rest/api/2/filter/${filter.id}`,
    id: filter.id,
    name: filter.name,
    description: filter.description,
    owner: personJson(site, filter.ownerKey),
    jql: filter.jql,
    viewUrl: `${site.baseUrl}/issues/?filter=${filter.id}`,
    searchUrl: `${site.baseUrl}/rest/api/2/search?jql=${encodeURIComponent(filter.jql)}`,
    favourite: filter.favourite,
    sharePermissions: filter.permissions,
    editable: true,
    sharedUsers: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
    subscriptions: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
  };
}

function locate(call: Call): FilterRecord {
  const filter = filtersOf(call.site).get(call.param('id'));
  if (!filter) throw refuse(400, `The selected filter with id '${call.param('id')}' does not exist.`);
  return filter;
}

function createFilter(call: Call): Reply {
  const body = call.json();
  const name = textOf(body, 'name')?.trim() ?? '';
  if (name === '') throw refuse(400, [], { name: 'You must specify a name to save this filter.' });
  const filter = {
    id: String(call.site.content.nextId()),
    ownerKey: call.me.key,
    name,
    description: textOf(body, 'description') ?? '',
    jql: textOf(body, 'jql') ?? '',
    favourite: body.favourite === true,
    columns: null,
    permissions: [],
  };
  filtersOf(call.site).set(filter.id, filter);
  return ok(filterJson(call.site, filter));
}

export function addFilterRoutes(router: Router): void {
  const mine = (call: Call, favouriteOnly: boolean): Reply =>
    ok(
      [...filtersOf(call.site).values()]
        .filter((filter) => filter.ownerKey === call.me.key && (!favouriteOnly || filter.favourite))
        .map((filter) => filterJson(call.site, filter)),
    );
  router
    .post('/rest/api/2/filter', 'user', createFilter)
    .get('/rest/api/2/filter/my', 'user', (call) => mine(call, false))
    .get('/rest/api/2/filter/favourite', 'user', (call) => mine(call, true))
    .get('/rest/api/2/filter/defaultShareScope', 'user', () => ok({ scope: 'PRIVATE' }))
    .put('/rest/api/2/filter/defaultShareScope', 'user', (call) => ok({ scope: call.json().scope }))
    .get('/rest/api/2/filter/{id}/columns', 'user', (call) => columnsReply(locate(call).columns))
    .put('/rest/api/2/filter/{id}/columns', 'user', (call) => {
      locate(call).columns = columnsAsked(call);
      return { status: 200, text: '', type: 'application/json;charset=UTF-8' };
    })
    .delete('/rest/api/2/filter/{id}/columns', 'user', (call) => {
      locate(call).columns = null;
      return noContent;
    })
    .get('/rest/api/2/filter/{id}/permission', 'user', (call) => ok(locate(call).permissions))
    .post('/rest/api/2/filter/{id}/permission', 'user', (call) => {
      const { permissions } = locate(call);
      permissions.push({ id: call.site.content.nextId(), type: textOf(call.json(), 'type') ?? 'global' });
      return { status: 201, json: permissions };
    })
    .get('/rest/api/2/filter/{id}/permission/{permission}', 'user', (call) => {
      const found = locate(call).permissions.find(({ id }) => String(id) === call.param('permission'));
      if (!found) throw refuse(404, 'The share permission does not exist.');
      return ok(found);
    })
    .delete('/rest/api/2/filter/{id}/permission/{permission}', 'user', (call) => {
      const filter = locate(call);
      filter.permissions = filter.permissions.filter(({ id }) => String(id) !== call.param('permission'));
      return noContent;
    })
    .get('/rest/api/2/filter/{id}', 'user', (call) => ok(filterJson(call.site, locate(call))))
    .put('/rest/api/2/filter/{id}', 'user', (call) => {
      const filter = locate(call);
      const body = call.json();
      filter.name = textOf(body, 'name') ?? filter.name;
      filter.description = textOf(body, 'description') ?? filter.description;
      filter.jql = textOf(body, 'jql') ?? filter.jql;
      if (typeof body.favourite === 'boolean') filter.favourite = body.favourite;
      return ok(filterJson(call.site, filter));
    })
    .delete('/rest/api/2/filter/{id}', 'user', (call) => {
      filtersOf(call.site).delete(locate(call).id);
      return noContent;
    })
    .get('/rest/api/2/dashboard', 'user', (call) => {
      const dashboard = {
        id: '10000',
        name: 'System Dashboard',
        self: `${call.site.baseUrl}/rest/api/2/dashboard/10000`,
        view: `${call.site.baseUrl}/secure/Dashboard.jspa?selectPageId=10000`,
      };
      return ok({
        startAt: call.number('startAt', 0),
        maxResults: call.number('maxResults', 20),
        total: 1,
        dashboards: call.number('startAt', 0) > 0 ? [] : [dashboard],
      });
    })
    .get('/rest/api/2/dashboard/{id}', 'user', (call) => {
      if (call.param('id') !== '10000') throw refuse(404, `The dashboard with id '${call.param('id')}' does not exist.`);
      return ok({ id: '10000', name: 'System Dashboard', self: `${call.site.baseUrl}/rest/api/2/dashboard/10000` });
    });
}
