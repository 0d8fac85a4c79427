import { type Call, textOf } from '../../http/call';
import { created, empty, type Reply, refuse } from '../../http/reply';
import { guardExternalManagement, guardGroupDirectory, guardLastAdminGroup, guardSystemAdminGroup } from '../guards';
import { userBriefText } from '../user/represent';
import { locateGroup } from './locate';
import { groupJson } from './represent';

/** Largest page, whatever is asked. */
const MOST = 50;
const WHAT = 'edit group memberships';

/** `group/member`: by login name, with the members of child groups, without inactive people unless asked for. */
export function listMembers(call: Call): Reply {
  const { site } = call;
  const group = locateGroup(call, true);
  const includeInactive = call.flag('includeInactiveUsers', false);
  const startAt = Math.max(0, call.number('startAt', 0));
  const asked = call.number('maxResults', MOST);
  const maxResults = asked > 0 ? Math.min(asked, MOST) : MOST;
  const members = site.state.groups.membersOf(group);
  const list = includeInactive ? members.all : members.active;
  const values = list.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= list.length;
  const link = (from: number): string =>
    `${site.baseUrl}/rest/api/2/group/member?groupname=${encodeURIComponent(group.name)}` +
    `&includeInactiveUsers=${includeInactive}&startAt=${from}&maxResults=${maxResults}`;
  const head = JSON.stringify({
    self: link(startAt),
    ...(isLast ? {} : { nextPage: link(startAt + maxResults) }),
    maxResults,
    startAt,
    total: list.length,
    isLast,
  });
  const text = `${head.slice(0, -1)},"values":[${values.map((user) => userBriefText(site, user)).join(',')}]}`;
  return { status: 200, text, type: 'application/json;charset=UTF-8' };
}

/** `POST group/user`: 201 with the group; not idempotent. */
export function addMember(call: Call): Reply {
  const { site } = call;
  const group = locateGroup(call);
  const name = textOf(call.json(), 'name') ?? '';
  const user = site.state.users.find(name);
  if (!user) throw refuse(404, `Cannot add user. '${name}' does not exist`);
  guardExternalManagement(call, WHAT);
  guardSystemAdminGroup(call, group);
  guardGroupDirectory(call, group.directory, WHAT);
  if (group.members.has(user)) throw refuse(400, `Cannot add user '${user.name}', user is already a member of '${group.name}'`);
  site.state.groups.addMember(group, user);
  site.state.changes++;
  return created(groupJson(site, group));
}

/** `DELETE group/user`: 200 with nothing; not idempotent. Only direct members can be removed. */
export function removeMember(call: Call): Reply {
  const { site } = call;
  const group = locateGroup(call);
  const name = call.text('username');
  if (name === null) throw refuse(400, 'The username must not be empty.');
  const user = site.state.users.find(name);
  if (!user) throw refuse(404, `User '${name}' does not exist`);
  guardExternalManagement(call, WHAT);
  guardSystemAdminGroup(call, group);
  guardGroupDirectory(call, group.directory, WHAT);
  if (!group.members.has(user)) {
    throw refuse(400, `Cannot remove user '${user.name}' from group '${group.name}' since user is not a member of '${group.name}'`);
  }
  if (user === call.caller) guardLastAdminGroup(call, group);
  site.state.groups.removeMember(group, user);
  site.state.changes++;
  return empty;
}
