import type { Call } from '../../http/call';
import { type Reply, refuse } from '../../http/reply';
import { guardSystemAdmin } from '../guards';

/** `DELETE user/session/{username}` (10.3): ends all sessions of a person. */
export function endSessions(call: Call): Reply {
  const user = call.site.state.users.find(call.param('username'));
  if (!user) throw refuse(404, `The user named '${call.param('username')}' does not exist`);
  guardSystemAdmin(call, user);
  call.site.sessions.closeAllOf(user);
  return { status: 200, text: '', type: 'application/json;charset=UTF-8' };
}
