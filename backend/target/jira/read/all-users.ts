/** Everybody, as far as the version can list them. */
import type { TargetUser } from '../../../domain/target-state';
import { unexpectedShape } from '../rest/shapes';
import { listUsersPage, searchUsers } from '../rest/users';
import type { Reading } from './reading';

const SEARCH_PAGE = 1000;
/** What a search of Jira 10 and later gives in total, however much is asked for (JRASERVER-78660). */
const SEARCH_CAP = 100;

/** How far the list went: `everybody`, or `some` when a limit of the version may have cut it. */
export type Reach = 'everybody' | 'some';

/** `user/list`: keys and names of everybody. */
export async function listEverybody({ client, seen, signal }: Reading): Promise<void> {
  const cursors = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listUsersPage>> = await listUsersPage(client, cursor, signal);
    for (const { key, name } of page.users) seen.note(key, name);
    cursor = page.nextCursor;
    if (cursor !== null && cursors.has(cursor)) throw unexpectedShape('the list of users');
    if (cursor !== null) cursors.add(cursor);
  } while (cursor !== null);
}

/**
 * `user/search` for everybody, with no page larger than the version documents. Versions stop at different limits and say
 * nothing of it, so a full page where a limit may lie is taken for a cut: asking beyond it tells.
 */
export async function searchEverybody(reading: Reading): Promise<Reach> {
  const { client, seen, signal, session } = reading;
  const pageSize = Math.min(SEARCH_PAGE, session.profile.searchWindow ?? SEARCH_PAGE);
  const ask = (startAt: number): Promise<readonly TargetUser[]> =>
    searchUsers(client, { text: '.', startAt, maxResults: pageSize }, signal);
  for (let startAt = 0; ; ) {
    const page = await ask(startAt);
    for (const user of page) seen.tell(user);
    const cut = page.length === pageSize || (page.length === SEARCH_CAP && startAt % SEARCH_CAP === 0);
    if (page.length > 0 && !cut) return 'everybody';
    if (page.length === 0) return atLimit(startAt, session.profile.searchWindow) ? 'some' : 'everybody';
    startAt += page.length;
  }
}

/** Nothing came after exactly as many as a limit allows: perhaps all, perhaps cut. */
const atLimit = (count: number, documented: number | null): boolean =>
  count === SEARCH_CAP || (documented !== null && count === documented);

/**
 * Whether `user/list` holds inactive people, which the vendor does not say: one of them is looked for and looked up in
 * the list. True when there is none.
 */
export async function listHoldsInactive({ client, seen, signal }: Reading): Promise<boolean> {
  const [someone] = await searchUsers(client, { text: '.', maxResults: 1, onlyInactive: true }, signal);
  return someone === undefined || seen.wasSeen(someone.key);
}
