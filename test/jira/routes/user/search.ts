import type { Call } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import type { UserRecord } from '../../model/records';
import { userListed } from './represent';

/**
 * `user/search`: a bare array. `.` finds everybody, inactive people are left out unless asked for, and how far `startAt` reaches
 * depends on the version. Sorted by login name (UNCONFIRMED). An empty query is refused (UNCONFIRMED).
 */
export function searchUsers(call: Call): Reply {
  const query = call.text('username');
  if (query === null) throw refuse(400, 'The username query parameter was not provided');
  const includeActive = call.flag('includeActive', true);
  const includeInactive = call.flag('includeInactive', false);
  const found = findEverybodyOr(call, query);
  const users = pageWhere(call, found, (user) => (user.active ? includeActive : includeInactive));
  return ok(users.map((user) => userListed(call.site, user)));
}

export function findEverybodyOr(call: Call, query: string): readonly UserRecord[] {
  const { users } = call.site.state;
  return query === '.' || query === '%' ? users.sorted() : users.search(query);
}

/** A page of at most 1000 of those the test accepts, out of what is reachable at all. */
export function pageWhere(call: Call, found: readonly UserRecord[], test: (user: UserRecord) => boolean): UserRecord[] {
  const startAt = Math.max(0, call.number('startAt', 0));
  const maxResults = Math.min(1000, Math.max(0, call.number('maxResults', 50)));
  const end = Math.min(startAt + maxResults, call.site.settings.userSearchWindow ?? Number.POSITIVE_INFINITY);
  const page: UserRecord[] = [];
  let seen = 0;
  for (const user of found) {
    if (seen >= end) break;
    if (!test(user)) continue;
    if (seen++ >= startAt) page.push(user);
  }
  return page;
}
