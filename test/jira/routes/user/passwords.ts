import { type Call, type JsonObject, textOf } from '../../http/call';
import { noContent, ok, type Reply, refuse, refuseField } from '../../http/reply';
import { passwordMatches } from '../../model/passwords';
import { guardExternalManagement, guardSystemAdmin, guardUserDirectory } from '../guards';
import { locateUser } from './locate';

/** `PUT user/password` (admin): 204. */
export function setPassword(call: Call): Reply {
  const user = locateUser(call);
  const password = textOf(call.json(), 'password') ?? '';
  if (password === '') throw refuseField('password', 'You must specify a password.');
  guardExternalManagement(call, 'change password');
  guardSystemAdmin(call, user);
  guardUserDirectory(call, user.directory, 'change password');
  call.site.state.setPassword(user, password);
  return noContent;
}

/** `PUT myself/password`: the current one has to be right. */
export function changeMyPassword(call: Call): Reply {
  const body = call.json();
  if (!passwordMatches(textOf(body, 'currentPassword') ?? '', call.me.password)) {
    throw refuse(400, [], { currentPassword: 'The current password is incorrect.' });
  }
  const password = textOf(body, 'password') ?? '';
  if (password === '') throw refuseField('password', 'You must specify a password.');
  guardUserDirectory(call, call.me.directory, 'change password');
  call.site.state.setPassword(call.me, password);
  return noContent;
}

/** `GET password/policy`: an array of sentences. No policy is set here. */
export const readPolicy = (): Reply => ok([]);

/** `POST password/policy/createUser`: the rules the password breaks; none here. Name and password must not be empty (texts UNCONFIRMED). */
export function checkPolicyForNew(call: Call): Reply {
  const body = call.json();
  requireTexts(body, ['username', 'password']);
  return ok([]);
}

/** `POST password/policy/updateUser`: the same for somebody who exists, with `newPassword`. An unknown person is 404. */
export function checkPolicyForChange(call: Call): Reply {
  const body = call.json();
  requireTexts(body, ['username', 'newPassword']);
  const name = textOf(body, 'username') ?? '';
  if (!call.site.state.users.find(name)) throw refuse(404, `The user named '${name}' does not exist`);
  return ok([]);
}

function requireTexts(body: JsonObject, fields: readonly string[]): void {
  const missing = fields.filter((field) => !textOf(body, field));
  if (missing.length > 0) throw refuse(400, [], Object.fromEntries(missing.map((field) => [field, `You must specify the ${field}.`])));
}
