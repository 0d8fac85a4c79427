import type { Call } from '../../http/call';
import { ok, type Reply } from '../../http/reply';

/** Largest page. */
const MOST = 2000;

/**
 * `user/list` (10.3, 11): names and keys by cursor. No total, no duplicates within a walk, and never 404: a bad cursor gives an
 * empty last page. UNCONFIRMED: that inactive people are in it (a setting), and that only administrators may read it.
 */
export function listUsers(call: Call): Reply {
  const { site } = call;
  const asked = call.number('maxResults', MOST);
  const maxResults = asked > 0 ? Math.min(asked, MOST) : MOST;
  const cursor = call.text('cursor');
  const from = cursor === null ? 0 : /^\d{1,12}$/.test(cursor) ? Number(cursor) : Number.POSITIVE_INFINITY;
  const values: { key: string; name: string }[] = [];
  let next: number | null = null;
  for (const user of site.state.users.fromId(from)) {
    if (!user.active && !site.settings.userListIncludesInactive) continue;
    if (values.length === maxResults) {
      next = user.id;
      break;
    }
    values.push({ key: user.key, name: user.name });
  }
  const self = `${site.baseUrl}/rest/api/2/user/list?maxResults=${maxResults}`;
  return ok({
    self: cursor === null ? self : `${self}&cursor=${encodeURIComponent(cursor)}`,
    ...(next === null ? {} : { nextPage: `${self}&cursor=${next}`, nextCursor: String(next) }),
    maxResults,
    isLast: next === null,
    // The order is documented as undefined: nobody should come to rely on one.
    values: values.reverse(),
  });
}
