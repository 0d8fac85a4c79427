import { type Call, textOf } from '../../http/call';
import { noContent, ok, type Reply, refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import type { JiraSite } from '../../site';

const SHIPPED: readonly (readonly [key: string, name: string, type: string, value: string])[] = [
  ['jira.title', 'Title', 'string', 'Stand-in Jira'],
  ['jira.home', 'Home', 'string', '/var/jira'],
  ['jira.clone.prefix', 'The prefix added to the Summary field of cloned issues', 'string', 'CLONE - '],
  ['jira.ajax.autocomplete.limit', 'Most suggestions shown', 'uint', '20'],
  ['jira.lf.text.headingcolour', 'Heading colour', 'color', '#172b4d'],
  ['jira.lf.favicon.hires.url', 'Favicon', 'uri', '/jira-favicon-hires.png'],
];

/** Values changed while the process runs. */
const changed = new WeakMap<JiraSite, Map<string, string>>();

function valuesOf(site: JiraSite): Map<string, string> {
  let known = changed.get(site);
  if (!known) {
    known = new Map();
    changed.set(site, known);
  }
  return known;
}

function all(site: JiraSite): { id: string; key: string; value: string; name: string; desc: string; type: string }[] {
  const values = valuesOf(site);
  const shipped = SHIPPED.map(([key, name, type, value]) => ({ id: key, key, value: values.get(key) ?? value, name, desc: name, type }));
  return [...shipped, { id: 'jira.baseurl', key: 'jira.baseurl', value: site.baseUrl, name: 'Base URL', desc: 'Base URL', type: 'uri' }];
}

function list(call: Call): Reply {
  const filter = call.text('keyFilter');
  const key = call.text('key');
  const properties = all(call.site);
  if (filter !== null) return ok(properties.filter((property) => property.key.includes(filter)));
  return key === null ? ok(properties) : ok(locate(call.site, key));
}

function locate(site: JiraSite, key: string): ReturnType<typeof all>[number] {
  const found = all(site).find((property) => property.key === key);
  if (!found) throw refuse(404, `The property with key '${key}' does not exist.`);
  return found;
}

/** Names and values of the general configuration; only what clients ask for. */
export function addApplicationPropertyRoutes(router: Router): void {
  router
    .get('/rest/api/2/application-properties', 'admin', list)
    .get('/rest/api/2/application-properties/advanced-settings', 'admin', list)
    .put('/rest/api/2/settings/baseUrl', 'admin', setBaseUrl)
    .put('/rest/api/2/application-properties/{key}', 'admin', (call) => {
      locate(call.site, call.param('key'));
      valuesOf(call.site).set(call.param('key'), textOf(call.json(), 'value') ?? '');
      return ok(locate(call.site, call.param('key')));
    });
}

/** `PUT settings/baseUrl`: the address itself as the body, quoted or not. Links begin with it from then on. UNCONFIRMED: the answers. */
function setBaseUrl(call: Call): Reply {
  const url = call.body.toString('utf8').trim().replace(/^"|"$/g, '').replace(/\/+$/, '');
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) throw refuse(400, 'The base URL is not valid.');
  call.site.baseUrl = url;
  return noContent;
}
