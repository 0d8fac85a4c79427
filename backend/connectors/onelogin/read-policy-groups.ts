/** Policy groups: their names from version 1, who is in them from the list of users, where `group_id` says it. */
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import { protocolFault } from '../kit/misfortune';
import { toPolicyGroup } from './records';
import type { PolicyMembers, Read } from './running-read';

/** How many there are; null when the list was not read to its end. */
export async function readPolicyGroups(read: Read, users: Promise<PolicyMembers>): Promise<number | null> {
  const wanted = new Set<SourceId>();
  const known = new Set<SourceId>();
  let listed: number | null = null;
  try {
    for await (const page of read.client.policyGroups(read.signal)) {
      const events: ReadEvent[] = [];
      for (const item of page.items) {
        const record = toPolicyGroup(item);
        if (!record) throw protocolFault('OneLogin listed a group without an id or a name.');
        events.push({ kind: 'group', record });
        known.add(record.id);
        if (read.scope.wantsMembersOf(record)) wanted.add(record.id);
      }
      await read.emit(events);
    }
    listed = known.size;
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { stream: 'groups' }, error: read.misfortune.view(error) }]);
  }
  const membersOf = await users;
  for (const group of wanted) await emitMembers(read, group, membersOf);
  return listed;
}

async function emitMembers(read: Read, group: SourceId, membersOf: PolicyMembers): Promise<void> {
  if (!membersOf) {
    const error = read.misfortune.view(protocolFault('The users were read in part, so the members of policy groups are not known.'));
    await read.emit([{ kind: 'problem', at: { kind: 'group', id: group }, error }]);
    return;
  }
  const members = membersOf.get(group) ?? [];
  await read.emit([
    { kind: 'members', group, add: members.map((id) => ({ kind: 'user', id })) },
    { kind: 'members-complete', group, count: members.length },
  ]);
}
