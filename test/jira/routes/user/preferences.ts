import { type Call, isObject } from '../../http/call';
import { noContent, ok, type Reply, refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import { detailsOf } from '../../model/records';

const DEFAULT_COLUMNS = [
  'issuetype',
  'issuekey',
  'summary',
  'assignee',
  'reporter',
  'priority',
  'status',
  'resolution',
  'created',
  'updated',
  'duedate',
];
/** Where a person's choices are kept among the properties; outside what REST can name. */
const COLUMNS = '\u0000columns';
const PREFERENCE = '\u0000preference ';

const asColumns = (names: readonly string[]): unknown[] =>
  names.map((value) => ({ label: value === 'issuekey' ? 'Key' : value.charAt(0).toUpperCase() + value.slice(1), value }));

/** Columns as a form sends them, or as JSON does. */
export function columnsAsked(call: Call): string[] {
  const text = call.body.toString('utf8');
  if (/json/i.test(call.headers['content-type'] ?? '')) {
    const body: unknown = text === '' ? [] : call.jsonValue();
    const list = isObject(body) ? body.columns : body;
    return Array.isArray(list) ? list.map(String) : [];
  }
  const boundary = /name="columns"\r\n\r\n([^\r]*)/g;
  const parts = [...text.matchAll(boundary)].map((match) => match[1] ?? '');
  return parts.length > 0 ? parts : new URLSearchParams(text).getAll('columns');
}

/** Columns are also set by a form that names the person. */
function nameInForm(call: Call): string | null {
  if (!/x-www-form-urlencoded/i.test(call.headers['content-type'] ?? '')) return null;
  return new URLSearchParams(call.body.toString('utf8')).get('username') || null;
}

export const columnsReply = (names: readonly string[] | null): Reply => ok(asColumns(names ?? DEFAULT_COLUMNS));

/** Issue columns (`user/columns`, `settings/columns`) and preferences (`mypreferences`) of people. */
export function addPreferenceRoutes(router: Router): void {
  const chosen = (call: Call): Map<string, unknown> => {
    const name = call.text('username') ?? nameInForm(call);
    const user = name === null ? call.me : call.site.state.users.find(name);
    if (!user) throw refuse(404, `The user named '${name ?? ''}' does not exist`);
    if (user !== call.me && !call.site.state.permissions.isAdmin(call.me)) throw refuse(403, 'You cannot see the columns of this user.');
    return detailsOf(user).properties;
  };
  const read = (call: Call): Reply => columnsReply((chosen(call).get(COLUMNS) as string[] | undefined) ?? null);
  router
    .get('/rest/api/2/user/columns', 'user', read)
    .put('/rest/api/2/user/columns', 'user', (call) => {
      chosen(call).set(COLUMNS, columnsAsked(call));
      return { status: 200, text: '', type: 'application/json;charset=UTF-8' };
    })
    .delete('/rest/api/2/user/columns', 'user', (call) => {
      chosen(call).delete(COLUMNS);
      return noContent;
    })
    .get('/rest/api/2/settings/columns', 'admin', () => columnsReply(null))
    .put('/rest/api/2/settings/columns', 'admin', () => ({ status: 200, text: '', type: 'application/json;charset=UTF-8' }))
    .get('/rest/api/2/mypreferences', 'user', (call) => {
      const key = call.text('key') ?? '';
      const value = detailsOf(call.me).properties.get(PREFERENCE + key);
      if (value === undefined) throw refuse(404, `key not found: '${key}'`);
      return { status: 200, text: String(value), type: 'application/json;charset=UTF-8' };
    })
    .put('/rest/api/2/mypreferences', 'user', (call) => {
      const key = call.text('key');
      // Documented as 404 for both.
      if (key === null || call.body.length === 0) throw refuse(404, key === null ? 'key not provided' : 'value not provided');
      detailsOf(call.me).properties.set(PREFERENCE + key, call.body.toString('utf8'));
      return noContent;
    })
    .delete('/rest/api/2/mypreferences', 'user', (call) => {
      const key = call.text('key') ?? '';
      if (!detailsOf(call.me).properties.delete(PREFERENCE + key)) throw refuse(404, `key not found: '${key}'`);
      return noContent;
    });
}
