import { type Call, textOf } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import { passwordMatches } from '../../model/passwords';
import { displayNameErrors, emailErrors } from './create';
import { userFull } from './represent';

export function readMyself(call: Call): Reply {
  return ok(userFull(call.site, call.me, { groups: call.expands('groups'), roles: call.expands('applicationRoles') }));
}

/** `PUT myself`: mail and display name only, confirmed by the password. */
export function updateMyself(call: Call): Reply {
  const body = call.json();
  const { me, site } = call;
  if (me.directory.access !== 'write') throw refuse(403, 'The directory is read-only.');
  if (!passwordMatches(textOf(body, 'password') ?? '', me.password))
    throw refuse(400, [], { password: 'The password you entered is incorrect.' });
  const email = textOf(body, 'emailAddress');
  const displayName = textOf(body, 'displayName');
  const errors = {
    ...(email === undefined ? {} : emailErrors(email)),
    ...(displayName === undefined ? {} : displayNameErrors(displayName)),
  };
  if (Object.keys(errors).length > 0) throw refuse(400, [], errors);
  site.state.users.change(me, { ...(email === undefined ? {} : { email }), ...(displayName === undefined ? {} : { displayName }) });
  site.state.changes++;
  site.webhooks.announce('user_updated', me);
  return ok(userFull(site, me));
}
