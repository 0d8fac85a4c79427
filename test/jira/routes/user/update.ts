import { type Call, textOf, truthOf } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import type { UserRecord } from '../../model/records';
import { guardExternalManagement, guardSystemAdmin, guardUserDirectory } from '../guards';
import { displayNameErrors, emailErrors, nameErrors } from './create';
import { locateUser } from './locate';
import { userFull } from './represent';

/** `PUT user`: rename, change of mail and display name, and from 8.3 on activation. A password in the body is ignored (UNCONFIRMED). */
export function updateUser(call: Call): Reply {
  const { site } = call;
  const user = locateUser(call);
  const body = call.json();
  const name = textOf(body, 'name')?.trim();
  const email = textOf(body, 'emailAddress')?.trim();
  const displayName = textOf(body, 'displayName')?.trim();
  const active = site.profile.has.activeWritable ? truthOf(body, 'active') : undefined;
  // Jira answers with its own untranslated message key here.
  if (name === undefined && email === undefined && displayName === undefined && active === undefined) {
    throw refuse(400, 'error.no.value.found.to.be.changed');
  }
  guardExternalManagement(call, 'edit user');
  guardSystemAdmin(call, user);
  guardUserDirectory(call, user.directory, 'edit user');
  const errors = {
    ...(name === undefined || name.toLowerCase() === user.lowerName ? {} : nameErrors(site, name)),
    ...(email === undefined ? {} : emailErrors(email)),
    ...(displayName === undefined ? {} : displayNameErrors(displayName)),
    ...(active === false ? deactivationErrors(call, user) : {}),
  };
  if (Object.keys(errors).length > 0) throw refuse(400, [], errors);
  const { state } = site;
  if (name !== undefined || email !== undefined || displayName !== undefined) {
    state.users.change(user, {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(displayName === undefined ? {} : { displayName }),
    });
    if (name !== undefined) state.groups.forgetOrder(user);
  }
  if (active !== undefined) state.groups.setActive(user, active);
  state.changes++;
  site.webhooks.announce('user_updated', user);
  return ok(userFull(site, user));
}

/** UNCONFIRMED wordings; that project leads and the caller cannot be deactivated is how Jira's own pages behave. */
function deactivationErrors(call: Call, user: UserRecord): Record<string, string> {
  if (user === call.caller) return { active: 'You cannot deactivate the currently logged in user.' };
  const led = call.site.content.projectsLedBy(user);
  if (led.length === 0) return {};
  return { active: `You cannot deactivate user '${user.name}' because they are currently the project lead on: ${led.join(', ')}` };
}
