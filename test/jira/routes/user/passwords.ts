import { type Call, textOf } from '../../http/call';
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

/** `POST password/policy/createUser|updateUser`: the rules the password breaks; none here. */
export function checkPolicy(call: Call): Reply {
  const password = textOf(call.json(), 'password') ?? '';
  return ok(password === '' ? ['You must specify a password.'] : []);
}
