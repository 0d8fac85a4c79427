/** The list of users, and who names which policy group. */
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import { protocolFault } from '../kit/misfortune';
import { Tally } from './pages';
import { policyGroupId, readId, toSourceUser } from './records';
import type { PolicyMembers, Read } from './running-read';

/** Members by policy group; null when the users were read in part. */
export async function readUsers(read: Read): Promise<PolicyMembers> {
  const tally = new Tally();
  /** Somebody listed twice may have moved between the pages; the later word wins. */
  const groupOf = new Map<SourceId, SourceId | null>();
  try {
    for await (const page of read.client.users(read.signal)) {
      tally.note(page);
      await emitUsers(read, page.items, tally, groupOf);
      read.ahead.expectUserPages(page.pagesLeft);
    }
    tally.verify('users');
    await read.emit([{ kind: 'complete', stream: 'users', count: tally.size }]);
    return membersByGroup(groupOf);
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { stream: 'users' }, error: read.misfortune.view(error) }]);
    return null;
  }
}

async function emitUsers(read: Read, items: readonly unknown[], tally: Tally, groupOf: Map<SourceId, SourceId | null>): Promise<void> {
  const events: ReadEvent[] = [];
  for (const item of items) {
    const id = readId(item);
    // Somebody without an id may be anybody: then nothing may be concluded from who is missing.
    if (id === null) throw protocolFault('OneLogin listed a user without an id.');
    tally.count(id);
    groupOf.set(id, readId(item, 'group_id'));
    const record = toSourceUser(item, read.config);
    if (record) events.push({ kind: 'user', record });
    else {
      const error = read.misfortune.view(protocolFault('The user has no status, or one that is no number.'));
      events.push({ kind: 'problem', at: { kind: 'user', id }, error });
    }
  }
  await read.emit(events);
}

function membersByGroup(groupOf: ReadonlyMap<SourceId, SourceId | null>): PolicyMembers {
  const members = new Map<SourceId, SourceId[]>();
  for (const [user, group] of groupOf) {
    if (group === null) continue;
    const key = policyGroupId(group);
    const known = members.get(key);
    if (known) known.push(user);
    else members.set(key, [user]);
  }
  return members;
}
