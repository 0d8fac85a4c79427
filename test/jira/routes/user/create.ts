import { randomBytes } from 'node:crypto';
import { type Call, type JsonObject, textOf, truthOf } from '../../http/call';
import { created, type Reply, refuse } from '../../http/reply';
import type { UserRecord } from '../../model/records';
import type { ApplicationRole } from '../../model/roles';
import type { JiraSite } from '../../site';
import { guardExternalManagement } from '../guards';
import { userFull } from './represent';

/** `POST user`. The first directory that permits it gets the person. */
export function createUser(call: Call): Reply {
  const { site } = call;
  const body = call.json();
  guardExternalManagement(call, 'add user');
  const directory = site.state.directories.find((each) => each.active && each.access === 'write');
  if (!directory) throw refuse(site.settings.readOnlyStatus, 'Cannot add user, as all the user directories are read-only.');
  const name = textOf(body, 'name')?.trim() ?? '';
  const email = textOf(body, 'emailAddress')?.trim() ?? '';
  const displayName = textOf(body, 'displayName')?.trim() ?? '';
  const errors = { ...nameErrors(site, name), ...emailErrors(email), ...displayNameErrors(displayName) };
  if (Object.keys(errors).length > 0) throw refuse(400, [], errors);
  const roles = rolesAsked(site, body);
  const active = site.profile.has.activeWritable ? (truthOf(body, 'active') ?? true) : true;
  const password = textOf(body, 'password') ?? randomBytes(18).toString('base64url');
  // Names keep their case (UNCONFIRMED: whether Jira lower-cases them).
  const user = site.state.users.create({ name, displayName, email, active, password, directory });
  grantRoles(site, user, roles);
  site.state.changes++;
  site.webhooks.announce('user_created', user);
  return created(userFull(site, user));
}

/** UNCONFIRMED: without `applicationKeys` the applications selected by default; with `[]` none. */
function rolesAsked(site: JiraSite, body: JsonObject): ApplicationRole[] {
  const { roles } = site.state;
  const keys = body.applicationKeys;
  if (!Array.isArray(keys)) return roles.all.filter((role) => role.selectedByDefault);
  return keys.map((key) => {
    const role = roles.find(String(key));
    if (!role) throw refuse(400, [], { applicationKeys: `The application key '${String(key)}' is not valid.` });
    return role;
  });
}

/** Access comes with the default groups of an application. When its seats are used up the person is made without access. */
function grantRoles(site: JiraSite, user: UserRecord, roles: readonly ApplicationRole[]): void {
  for (const role of roles) {
    if (!site.state.roles.hasRoom(role)) continue;
    for (const name of role.defaultGroups) {
      const group = site.state.groups.find(name);
      if (group) site.state.groups.addMember(group, user);
    }
  }
}

export function nameErrors(site: JiraSite, name: string): Record<string, string> {
  if (name === '') return { username: 'You must specify a username.' };
  if (name.length > 255) return { username: 'The username must not exceed 255 characters in length.' };
  if (/[<>&]/.test(name)) return { username: "The username must not contain '<', '>' and '&' characters." };
  return site.state.users.find(name) ? { username: 'A user with that username already exists.' } : {};
}

/** Mail addresses need not be unique (no evidence that Jira enforces it). */
export function emailErrors(email: string): Record<string, string> {
  if (email === '') return { email: 'You must specify an email address.' };
  return /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 255 ? {} : { email: 'You must specify a valid email address.' };
}

/** UNCONFIRMED: field and wording. */
export function displayNameErrors(displayName: string): Record<string, string> {
  if (displayName === '') return { displayName: 'You must specify a full name.' };
  return displayName.length > 255 ? { displayName: 'The full name must not exceed 255 characters in length.' } : {};
}
