import type { Call } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import { locateUser } from './locate';
import { userFull } from './represent';

/** `GET user`. Deleted people are shown to administrators who ask for them (8.15 and later). */
export function readUser(call: Call): Reply {
  const { site } = call;
  const expand = { groups: call.expands('groups'), roles: call.expands('applicationRoles') };
  if (site.profile.has.includeDeleted && call.flag('includeDeleted', false)) {
    if (!site.state.permissions.isAdmin(call.me)) throw refuse(403, 'Only administrators can see deleted users.');
    const name = call.text('username')?.toLowerCase();
    const key = call.text('key');
    for (const user of site.state.users.gone.values()) {
      if (user.lowerName === name || user.key === key) return ok(userFull(site, user, expand));
    }
  }
  return ok(userFull(site, locateUser(call), expand));
}
