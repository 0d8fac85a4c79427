/**
 * Accounts by Jira's platform interface. Described by the vendor under
 * https://developer.atlassian.com/server/jira/platform/rest/v11003/api-group-user/ and, for older versions, in the WADL of each.
 * `expand` is described once for all resources that tell `expand` of themselves (appendix "Expansion").
 */
import { foldName } from '../../../domain/patterns/fold-name';
import type { TargetUser } from '../../../domain/target-state';
import type { JiraClient } from '../http/jira-client';
import { isObject, type JsonObject, listOf, objectOf, textOf, userOf } from './shapes';

/** How a user is addressed: by the stable key, or by the login name before the key is known. */
export type UserRef = { readonly key: string } | { readonly name: string };

export const userQuery = (ref: UserRef): string =>
  'key' in ref ? `key=${encodeURIComponent(ref.key)}` : `username=${encodeURIComponent(ref.name)}`;

export const userPath = (ref: UserRef): string => `/rest/api/2/user?${userQuery(ref)}`;

/** Null when Jira says that there is no such account. */
export async function readUser(client: JiraClient, ref: UserRef, signal?: AbortSignal): Promise<TargetUser | null> {
  const found = await readUserBody(client, userPath(ref), signal);
  return found && userOf(found);
}

/** Lower-case names of the groups of a user; null when there is no such account. */
export async function readGroupsOfUser(client: JiraClient, ref: UserRef, signal?: AbortSignal): Promise<ReadonlySet<string> | null> {
  const found = await readUserBody(client, `${userPath(ref)}&expand=groups`, signal);
  if (!found) return null;
  const groups = objectOf(found.groups, 'the groups of a user');
  return new Set(listOf(groups.items, 'the groups of a user').map((item) => foldName(textOf(objectOf(item, 'a group').name, 'a group'))));
}

/**
 * One page of `user/search`, 1000 at most and 100 since Jira 10; `.` finds everybody. Inactive accounts are found too. The
 * vendor is about to give `startAt` up, so it is sent only where the search goes on.
 */
export async function searchUsers(
  client: JiraClient,
  search: { readonly text: string; readonly startAt?: number; readonly maxResults: number; readonly onlyInactive?: boolean },
  signal: AbortSignal,
): Promise<readonly TargetUser[]> {
  const { text, startAt = 0, maxResults, onlyInactive = false } = search;
  const from = startAt === 0 ? '' : `&startAt=${startAt}`;
  const query = `username=${encodeURIComponent(text)}&includeActive=${!onlyInactive}&includeInactive=true${from}&maxResults=${maxResults}`;
  const { body } = await client.read(`/rest/api/2/user/search?${query}`, { signal });
  return listOf(body, 'a user search').map(userOf);
}

export interface UserListPage {
  readonly users: readonly { readonly key: string; readonly name: string }[];
  /** Null after the last page. */
  readonly nextCursor: string | null;
}

/** One page of `user/list` (10.3 and later): keys and names, in no order, 2000 as Jira gives by default. */
export async function listUsersPage(client: JiraClient, cursor: string | null, signal: AbortSignal): Promise<UserListPage> {
  const next = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const { body } = await client.read(`/rest/api/2/user/list?maxResults=2000${next}`, { signal });
  const page = objectOf(body, 'the list of users');
  const users = listOf(page.values, 'the list of users').map((value) => {
    const { key, name } = objectOf(value, 'a user');
    return { key: textOf(key, 'a user'), name: textOf(name, 'a user') };
  });
  if (page.isLast === true) return { users, nextCursor: null };
  const { nextCursor } = page;
  return { users, nextCursor: typeof nextCursor === 'number' ? String(nextCursor) : textOf(nextCursor, 'the list of users') };
}

async function readUserBody(client: JiraClient, path: string, signal: AbortSignal | undefined): Promise<JsonObject | null> {
  const { status, body } = await client.read(path, signal ? { accept: [404], signal } : { accept: [404] });
  if (status === 404) return null;
  const user = objectOf(body, 'a user');
  // Accounts that were deleted or anonymized stay readable by key on some versions.
  return isObject(user) && user.deleted === true ? null : user;
}
