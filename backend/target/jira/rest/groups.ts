/**
 * Groups by Jira's platform interface. Described by the vendor under
 * https://developer.atlassian.com/server/jira/platform/rest/v11003/api-group-group/ and `api-group-groups`, whose `groupname` of
 * `group/member` stands in the query although 10.3 describes it as a part of the path.
 */
import type { TargetUser } from '../../../domain/target-state';
import type { JiraClient } from '../http/jira-client';
import { listOf, objectOf, textOf, unexpectedShape, userOf } from './shapes';

/** Jira gives no more members at once, whatever is asked for. */
const MEMBERS_PER_PAGE = 50;
/** More groups than any Jira has in practice; the total in the answer tells whether it was enough. */
const ALL_GROUPS = 10_000;

export interface MembersPage {
  readonly members: readonly TargetUser[];
  readonly total: number;
  readonly isLast: boolean;
}

/** One page of members, those of sub-groups and inactive ones included. Null when there is no such group. */
export async function readMembersPage(
  client: JiraClient,
  group: string,
  startAt: number,
  signal?: AbortSignal,
  maxResults = MEMBERS_PER_PAGE,
): Promise<MembersPage | null> {
  const query = `groupname=${encodeURIComponent(group)}&includeInactiveUsers=true&startAt=${startAt}&maxResults=${maxResults}`;
  const { status, body } = await client.read(`/rest/api/2/group/member?${query}`, signal ? { accept: [404], signal } : { accept: [404] });
  if (status === 404) return null;
  const page = objectOf(body, 'the members of a group');
  if (typeof page.total !== 'number') throw unexpectedShape('the members of a group');
  return { members: listOf(page.values, 'the members of a group').map(userOf), total: page.total, isLast: page.isLast === true };
}

export async function groupExists(client: JiraClient, group: string, signal?: AbortSignal): Promise<boolean> {
  return (await readMembersPage(client, group, 0, signal, 1)) !== null;
}

/** Names of groups. `complete`: as many came as there are. */
export interface GroupList {
  readonly names: readonly string[];
  readonly complete: boolean;
}

/** Names of all groups as the picker gives them. */
export async function listGroups(client: JiraClient, signal: AbortSignal): Promise<GroupList> {
  const { body } = await client.read(`/rest/api/2/groups/picker?query=&maxResults=${ALL_GROUPS}`, { signal });
  const { total, groups } = objectOf(body, 'the list of groups');
  const names = listOf(groups, 'the list of groups').map((group) => textOf(objectOf(group, 'a group').name, 'a group'));
  return { names, complete: typeof total === 'number' && names.length >= total };
}
