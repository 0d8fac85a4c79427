import type { Call } from '../../http/call';
import { noContent, type Reply, refuse } from '../../http/reply';
import { guardExternalManagement, guardSystemAdmin, guardUserDirectory } from '../guards';
import { locateUser } from './locate';

/**
 * `DELETE user`. People with activity are kept, unless a user of the same name in another directory takes over.
 * UNCONFIRMED: the texts; that it is a 400 follows from the interface description.
 */
export function deleteUser(call: Call): Reply {
  const { site } = call;
  const user = locateUser(call);
  guardExternalManagement(call, 'delete user');
  guardSystemAdmin(call, user);
  guardUserDirectory(call, user.directory, 'delete user');
  if (user === call.caller) throw refuse(400, 'You cannot delete the currently logged in user.');
  const shadowed = site.state.users.everywhere(user.name).length > 1;
  const activity = shadowed ? [] : site.content.activityOf(user);
  if (site.state.busyKeys.has(user.key) && !shadowed) activity.push('has activity');
  if (activity.length > 0) {
    throw refuse(400, `Cannot delete user '${user.name}': the user ${activity.join(', ')}. Deactivate the user instead.`);
  }
  site.sessions.closeAllOf(user);
  site.state.deleteUser(user);
  site.webhooks.announce('user_deleted', user);
  return noContent;
}
