import type { Call } from '../../http/call';
import { refuse } from '../../http/reply';
import type { UserRecord } from '../../model/records';

/** The person named by `?username=` or `?key=`. 404 when there is none; the wording is what clients quote (UNCONFIRMED). */
export function locateUser(call: Call, keyParameter = 'key'): UserRecord {
  const { users } = call.site.state;
  const name = call.text('username');
  const key = call.text(keyParameter);
  if (name !== null) return users.find(name) ?? missing(`The user named '${name}' does not exist`);
  if (key !== null) return users.findByKey(key) ?? missing(`The user with the key '${key}' does not exist`);
  throw refuse(400, `Either the 'username' or the '${keyParameter}' query parameters need to be provided`);
}

function missing(message: string): never {
  throw refuse(404, message);
}
