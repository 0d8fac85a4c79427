import type { Call } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import type { UserRecord } from '../../model/records';

/** People in more than one directory where more than one is active, or the only active one is not on top. */
function duplicates(call: Call): UserRecord[][] {
  if (call.flag('flush', false) && !call.site.state.permissions.isSystemAdmin(call.me)) {
    throw refuse(403, 'Only system administrators can flush the cache.');
  }
  const { users } = call.site.state;
  return users
    .sorted()
    .map((user) => users.everywhere(user.name))
    .filter(
      (all) => all.length > 1 && (all.filter((user) => user.active).length > 1 || (!all[0]?.active && all.some((user) => user.active))),
    );
}

export const countDuplicates = (call: Call): Reply => ok({ count: duplicates(call).length });

/** UNCONFIRMED: the shape; the description has a map of login name to directories and states in words only. */
export function listDuplicates(call: Call): Reply {
  const entries = duplicates(call).map((all): [string, unknown] => [
    all[0]?.name ?? '',
    all.map((user) => ({ directoryName: user.directory.name, active: user.active })),
  ]);
  return ok(Object.fromEntries(entries));
}
