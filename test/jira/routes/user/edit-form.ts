import type { Call } from '../../http/call';
import { htmlPage, type Reply } from '../../http/reply';

/**
 * `POST /secure/admin/user/EditUser.jspa`: the form some clients post to deactivate people where REST cannot. An unticked `active`
 * is simply left out of the form. Jira asks for a recent password first (websudo); the stand-in does not.
 */
export function submitEditUser(call: Call): Reply {
  const { state } = call.site;
  const form = new URLSearchParams(call.body.toString('utf8'));
  const user = state.users.find(form.get('editName') ?? '');
  if (!user) return htmlPage(200, 'Edit user', 'This user does not exist.');
  const displayName = form.get('fullName') ?? user.displayName;
  const email = form.get('email') ?? user.email;
  const name = form.get('username') ?? user.name;
  const taken = name.toLowerCase() !== user.lowerName && state.users.find(name) !== undefined;
  if (user.directory.access === 'write' && !taken) {
    state.users.change(user, { displayName, email, name });
    state.groups.forgetOrder(user);
    state.groups.setActive(user, form.get('active') === 'true');
    state.changes++;
    call.site.webhooks.announce('user_updated', user);
  }
  return htmlPage(200, 'Edit user', 'Done.');
}
