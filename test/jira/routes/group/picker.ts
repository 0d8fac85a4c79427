import type { Call } from '../../http/call';
import { escapeXml, ok, type Reply } from '../../http/reply';
import type { GroupRecord } from '../../model/records';

/** `groups/picker`: groups with the query anywhere in the name, sorted. */
export function pickGroups(call: Call): Reply {
  const { settings } = call.site;
  const asked = call.number('maxResults', settings.groupPickerDefault);
  return ok(groupPick(call, Math.min(asked > 0 ? asked : settings.groupPickerDefault, settings.groupPickerCap ?? asked)));
}

export function groupPick(call: Call, maxResults: number): Record<string, unknown> {
  const { state, lag } = call.site;
  const query = (call.query.get('query') ?? '').toLowerCase();
  const exclude = new Set(call.query.getAll('exclude').map((name) => name.toLowerCase()));
  const userName = call.text('userName');
  const user = userName === null ? undefined : state.users.find(userName);
  const candidates = userName === null ? state.groups.sorted() : user ? state.groups.groupsOf(user) : [];
  const found = candidates.filter((group) => group.lowerName.includes(query) && !exclude.has(group.lowerName) && !lag.hides(group));
  const shown = found.slice(0, maxResults);
  return {
    header: `Showing ${shown.length} of ${found.length} matching groups`,
    total: found.length,
    groups: shown.map((group) => ({ name: group.name, html: emphasize(group.name, query), labels: labelsOf(call, group) })),
  };
}

/** UNCONFIRMED: the texts and types of labels. */
function labelsOf(call: Call, group: GroupRecord): unknown[] {
  const { permissions, roles } = call.site.state;
  const labels: unknown[] = [];
  if (permissions.groupsFor('ADMINISTER').has(group.lowerName)) {
    labels.push({ text: 'Admin', title: 'Users added to this group will be given administrative access', type: 'ADMIN' });
  }
  for (const role of roles.all) {
    if (!role.groups.some((name) => name.toLowerCase() === group.lowerName)) continue;
    labels.push({ text: role.name, title: `Users added to this group will be given access to ${role.name}`, type: 'SINGLE' });
  }
  return labels;
}

function emphasize(name: string, query: string): string {
  const at = query === '' ? -1 : name.toLowerCase().indexOf(query);
  if (at < 0) return escapeXml(name);
  const end = at + query.length;
  return `${escapeXml(name.slice(0, at))}<b>${escapeXml(name.slice(at, end))}</b>${escapeXml(name.slice(end))}`;
}
