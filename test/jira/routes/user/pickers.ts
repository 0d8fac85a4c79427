import type { Call } from '../../http/call';
import { escapeXml, ok, type Reply, refuse } from '../../http/reply';
import type { UserRecord } from '../../model/records';
import { groupPick } from '../group/picker';
import { avatarUrls, userListed } from './represent';
import { findEverybodyOr, pageWhere } from './search';

/** `user/picker`: suggestions with the match emphasized. Inactive people are never suggested. */
export function pickUsers(call: Call): Reply {
  return ok(userPick(call, Math.min(1000, call.number('maxResults', 50))));
}

/** `groupuserpicker`: both pickers in one answer. */
export function pickGroupsAndUsers(call: Call): Reply {
  const most = call.number('maxResults', 20);
  return ok({ users: userPick(call, most), groups: groupPick(call, most) });
}

function userPick(call: Call, maxResults: number): Record<string, unknown> {
  const query = call.text('query') ?? '';
  const exclude = new Set(call.query.getAll('exclude').map((name) => name.toLowerCase()));
  const showAvatar = call.flag('showAvatar', false);
  const found = query === '' ? [] : findEverybodyOr(call, query).filter((user) => user.active && !exclude.has(user.lowerName));
  const shown = found.slice(0, Math.max(0, maxResults));
  return {
    users: shown.map((user) => ({
      name: user.name,
      key: user.key,
      html: `${emphasize(user.displayName, query)} - ${emphasize(user.email, query)} (${emphasize(user.name, query)})`,
      displayName: user.displayName,
      ...(showAvatar ? { avatarUrl: avatarUrls(call.site, user)['16x16'] } : {}),
    })),
    total: found.length,
    header: `Showing ${shown.length} of ${found.length} matching users`,
  };
}

function emphasize(text: string, query: string): string {
  const at = text.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return escapeXml(text);
  const end = at + query.length;
  return `${escapeXml(text.slice(0, at))}<strong>${escapeXml(text.slice(at, end))}</strong>${escapeXml(text.slice(end))}`;
}

/** People a project or an issue can be given to: those with application access. The project must exist. */
export function searchAssignable(call: Call): Reply {
  const project = call.text('project');
  const issueKey = call.text('issueKey');
  const { content } = call.site;
  if (project === null && issueKey === null) throw refuse(400, 'Specify a project or an issue.');
  if (project !== null && !content.project(project)) throw refuse(404, `No project could be found with key '${project}'.`);
  if (issueKey !== null && !content.issue(issueKey)) throw refuse(404, 'Issue Does Not Exist');
  return people(call, (user) => user.active && call.site.state.roles.rolesOf(user).length > 0);
}

export function searchAssignableInProjects(call: Call): Reply {
  if (call.text('projectKeys') === null) throw refuse(400, "The 'projectKeys' parameter is required.");
  return people(call, (user) => user.active && call.site.state.roles.rolesOf(user).length > 0);
}

/** `user/viewissue/search` and `user/permission/search`. */
export function searchWithPermission(call: Call): Reply {
  const { permissions } = call.site.state;
  const asked = (call.text('permissions') ?? '').split(',').filter(Boolean);
  return people(call, (user) => {
    if (!user.active) return false;
    if (asked.includes('SYSTEM_ADMIN') && !permissions.isSystemAdmin(user)) return false;
    return !asked.includes('ADMINISTER') || permissions.isAdmin(user);
  });
}

function people(call: Call, may: (user: UserRecord) => boolean): Reply {
  const query = call.text('username') ?? call.text('query') ?? '.';
  return ok(pageWhere(call, findEverybodyOr(call, query), may).map((user) => userListed(call.site, user)));
}
