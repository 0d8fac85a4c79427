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
  const matching = includeActive && includeInactive ? found : found.filter((user) => (user.active ? includeActive : includeInactive));
  return ok(pageOf(call, matching).map((user) => userListed(call.site, user)));
}

export function findEverybodyOr(call: Call, query: string): readonly UserRecord[] {
  const { users } = call.site.state;
  return query === '.' || query === '%' ? users.sorted() : users.search(query);
}

/** Cuts a page of at most 1000 out of what is reachable at all. */
export function pageOf<T>(call: Call, found: readonly T[]): readonly T[] {
  const startAt = Math.max(0, call.number('startAt', 0));
  const maxResults = Math.min(1000, Math.max(0, call.number('maxResults', 50)));
  const window = call.site.settings.userSearchWindow ?? Number.POSITIVE_INFINITY;
  return found.slice(startAt, Math.min(startAt + maxResults, window));
}
