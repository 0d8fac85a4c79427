import { viewError } from '../../../domain/errors';
import { foldName } from '../../../domain/patterns/fold-name';
import { canDoWithout, type UserServer } from '../user-server/user-server';
import { type GroupsSettled, readGroupMembers, uniqueNames } from './group-members';
import type { Reading } from './reading';

/**
 * Direct members of the groups asked for, from one answer of "Jira User Server". Whoever was not met among the users is
 * left out: nobody the request is about. When the answer cannot be had, the members are read group by group.
 */
export async function readMembersByUserServer(reading: Reading, userServer: UserServer): Promise<GroupsSettled> {
  const { out, seen, request, signal, log } = reading;
  const groups = uniqueNames(request.groups);
  const wanted = new Set(groups.map(foldName));
  const keysByGroup = new Map<string, Set<string>>();
  try {
    await userServer.memberships(
      {
        wants: (group) => wanted.has(foldName(group)),
        group: (group) => {
          keysByGroup.set(foldName(group), new Set());
        },
        member: (group, user) => {
          const key = seen.keyOf(user);
          if (key !== undefined) keysByGroup.get(foldName(group))?.add(key);
        },
      },
      signal,
    );
  } catch (error) {
    if (!canDoWithout(error)) throw error;
    log.warn({ code: viewError(error).code }, 'Jira User Server gave no memberships; they are read group by group');
    return readGroupMembers(reading, groups);
  }
  const existing = groups.filter((group) => keysByGroup.has(foldName(group)));
  for (const group of existing) {
    const keys = keysByGroup.get(foldName(group)) ?? new Set<string>();
    out.push({ kind: 'members', group, members: { keys, complete: true, mayIncludeNested: false } });
  }
  const rest = await readGroupMembers(
    reading,
    groups.filter((group) => !keysByGroup.has(foldName(group))),
  );
  return { existing: [...existing, ...rest.existing], unsettled: rest.unsettled };
}
