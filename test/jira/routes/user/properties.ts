import { refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import { detailsOf } from '../../model/records';
import { addPropertyRoutes } from '../properties';
import { locateUser } from './locate';

/** `user/properties`: everybody's for administrators, the own ones for others. */
export function addUserPropertyRoutes(router: Router): void {
  addPropertyRoutes(router, '/rest/api/2/user/properties', 'user', (call) => {
    const user = locateUser(call, 'userKey');
    if (user !== call.me && !call.site.state.permissions.isAdmin(call.me))
      throw refuse(403, 'You cannot edit the properties of this user.');
    return {
      properties: detailsOf(user).properties,
      self: `${call.site.baseUrl}/rest/api/2/user/properties`,
      query: `?userKey=${encodeURIComponent(user.key)}`,
    };
  });
}
