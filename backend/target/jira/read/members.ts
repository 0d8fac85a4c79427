import type { TargetUser } from '../../../domain/target-state';
import type { JiraClient } from '../http/jira-client';
import { type MembersPage, readMembersPage } from '../rest/groups';

export interface ReadMembers {
  readonly members: readonly TargetUser[];
  readonly complete: boolean;
}

/**
 * All members of a group, by `group/member`: the first page tells how many there are, the others are read side by side.
 * Somebody who joins or leaves meanwhile shifts the pages; then all is read once more, and when it shifts again the read
 * is not complete. Null when there is no such group.
 */
export async function readMembers(client: JiraClient, group: string, signal: AbortSignal): Promise<ReadMembers | null> {
  const first = await readOnce(client, group, signal);
  return first === null || first.complete ? first : await readOnce(client, group, signal);
}

async function readOnce(client: JiraClient, group: string, signal: AbortSignal): Promise<ReadMembers | null> {
  const first = await readMembersPage(client, group, 0, signal);
  if (!first) return null;
  const pages: (MembersPage | null)[] = [first];
  const step = first.members.length;
  if (!first.isLast && step > 0) {
    const starts: number[] = [];
    for (let startAt = step; startAt < first.total; startAt += step) starts.push(startAt);
    pages.push(...(await Promise.all(starts.map((startAt) => readMembersPage(client, group, startAt, signal)))));
  }
  const members = new Map<string, TargetUser>();
  let agreed = pages.at(-1)?.isLast === true;
  for (const page of pages) {
    if (page?.total !== first.total) agreed = false;
    for (const member of page?.members ?? []) members.set(member.key, member);
  }
  return { members: [...members.values()], complete: agreed && members.size === first.total };
}
