import { hash } from 'node:crypto';
import { type Call, isObject, type JsonObject } from '../../http/call';
import { noContent, type Reply, refuse } from '../../http/reply';
import type { ApplicationRole } from '../../model/roles';
import type { JiraSite } from '../../site';
import { guardExternalManagement, guardGroupDirectory } from '../guards';
import { locateUser } from '../user/locate';

function roleJson(site: JiraSite, role: ApplicationRole): Record<string, unknown> {
  const userCount = site.state.roles.userCount(role);
  return {
    key: role.key,
    groups: role.groups,
    name: role.name,
    defaultGroups: role.defaultGroups,
    selectedByDefault: role.selectedByDefault,
    defined: true,
    numberOfSeats: role.seats ?? -1,
    remainingSeats: site.state.roles.remainingSeats(role),
    userCount,
    userCountDescription: userCount === 1 ? 'user' : 'users',
    hasUnlimitedSeats: role.seats === null,
    platform: role.platform,
  };
}

const etagOf = (site: JiraSite): string => `"${hash('sha1', `roles ${site.state.roles.version}`).slice(0, 32)}"`;

export function listRoles(call: Call): Reply {
  const { site } = call;
  return { status: 200, json: site.state.roles.all.map((role) => roleJson(site, role)), headers: { ETag: etagOf(site) } };
}

export function readRole(call: Call): Reply {
  return { status: 200, json: roleJson(call.site, locateRole(call, call.param('key'))), headers: { ETag: etagOf(call.site) } };
}

/** Only `groups` and `defaultGroups` can be edited; an outdated `If-Match` is 412. */
export function updateRole(call: Call): Reply {
  checkVersion(call);
  const role = locateRole(call, call.param('key'));
  edit(call.site, role, call.json());
  call.site.state.roles.edited();
  call.site.state.changes++;
  return readRole(call);
}

export function updateRoles(call: Call): Reply {
  checkVersion(call);
  const body = call.jsonValue();
  if (!Array.isArray(body)) throw refuse(400, 'An array of application roles is needed');
  for (const item of body) if (isObject(item)) edit(call.site, locateRole(call, String(item.key)), item);
  call.site.state.roles.edited();
  call.site.state.changes++;
  return listRoles(call);
}

function checkVersion(call: Call): void {
  const expected = call.headers['if-match'];
  if (expected && expected.replace(/^W\//, '').replaceAll('"', '') !== etagOf(call.site).replaceAll('"', '')) {
    throw refuse(412, 'The application roles were changed in the meantime.');
  }
}

function locateRole(call: Call, key: string): ApplicationRole {
  const role = call.site.state.roles.find(key);
  if (!role) throw refuse(404, `The application with key '${key}' does not exist`);
  return role;
}

function edit(site: JiraSite, role: ApplicationRole, body: JsonObject): void {
  const names = (field: string): string[] | null => {
    const value = body[field];
    if (!Array.isArray(value)) return null;
    return value.map((name) => site.state.groups.find(String(name))?.name ?? unknownGroup(String(name)));
  };
  const groups = names('groups') ?? role.groups;
  const defaultGroups = names('defaultGroups') ?? role.defaultGroups;
  if (defaultGroups.some((name) => !groups.includes(name)))
    throw refuse(400, 'Default groups must be among the groups of the application.');
  role.groups = groups;
  role.defaultGroups = defaultGroups;
}

function unknownGroup(name: string): never {
  throw refuse(400, `The group named '${name}' does not exist`);
}

/** `POST user/application`: access through the default groups of the application (UNCONFIRMED how Jira does it). */
export function grantApplication(call: Call): Reply {
  const { site } = call;
  const user = locateUser(call);
  const role = applicationOf(call);
  guardExternalManagement(call, 'edit application access');
  if (!site.state.roles.hasRoom(role) && !site.state.roles.rolesOf(user).includes(role)) {
    throw refuse(400, `There are no seats left for ${role.name}.`);
  }
  for (const name of role.defaultGroups) {
    const group = site.state.groups.find(name);
    if (!group) continue;
    guardGroupDirectory(call, group.directory, 'edit group memberships');
    site.state.groups.addMember(group, user);
  }
  site.state.changes++;
  return { status: 200, text: '', type: 'application/json;charset=UTF-8' };
}

export function revokeApplication(call: Call): Reply {
  const { site } = call;
  const user = locateUser(call);
  const role = applicationOf(call);
  guardExternalManagement(call, 'edit application access');
  for (const name of role.groups) {
    const group = site.state.groups.find(name);
    if (group) site.state.groups.removeMember(group, user);
  }
  site.state.changes++;
  return noContent;
}

function applicationOf(call: Call): ApplicationRole {
  const key = call.text('applicationKey');
  const role = key === null ? undefined : call.site.state.roles.find(key);
  if (!role) throw refuse(400, `The application with key '${key ?? ''}' does not exist`);
  return role;
}
