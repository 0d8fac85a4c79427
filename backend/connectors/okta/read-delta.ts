/**
 * What changed since a mark: users by `lastUpdated` (deactivated ones are among them), groups by `lastUpdated` or
 * `lastMembershipUpdated`, and the members of those groups anew. Users and groups deleted for good are not told of; only
 * a full read finds them.
 */
import type { Cursor, ReadEvent } from '../../domain/read-events';
import { protocolFault } from '../kit/misfortune';
import { mergeReads } from '../kit/paging/merge-reads';
import type { ReadScope } from '../spi';
import type { OktaClient } from './client';
import type { OktaConfig } from './config';
import { readCursor, writeCursor } from './cursor';
import { emitUsers, isEveryone, type Read, readMembers, startRead } from './read';
import { toOktaGroup } from './records';

export function readOktaDelta(client: OktaClient, config: OktaConfig, scope: ReadScope, cursor: Cursor): AsyncGenerator<ReadEvent> {
  return mergeReads<ReadEvent>(async (emit, signal) => {
    const { since, everyone } = readCursor(cursor, config.orgUrl, scope.fingerprint);
    const read = startRead({ client, config, scope, emit, signal });
    const started = client.startedAt();
    await Promise.all([readChangedUsers(read, since, everyone).finally(() => read.lanes.freeOne()), readChangedGroups(read, since)]);
    // A mark after a read with gaps would leave the gaps unread for good.
    if (read.misfortune.none) {
      await emit([{ kind: 'cursor', value: writeCursor(config.orgUrl, scope.fingerprint, { atMs: started(), everyone }) }]);
    }
  });
}

async function readChangedUsers(read: Read, since: string, everyone: string | null): Promise<void> {
  const present = new Set<string>();
  const known = new Set<string>();
  try {
    for await (const page of read.client.usersChangedSince(since, read.signal)) await emitUsers(read, page, known, present);
    if (everyone !== null && present.size > 0) {
      await read.emit([{ kind: 'members', group: everyone, add: [...present].map((id) => ({ kind: 'user', id })) }]);
      const gone = [...known].filter((id) => !present.has(id));
      await read.emit(gone.map((member) => ({ kind: 'member-removed', group: everyone, member })));
    }
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { stream: 'users' }, error: read.misfortune.view(error) }]);
  }
}

async function readChangedGroups(read: Read, since: string): Promise<void> {
  const work: Promise<void>[] = [];
  try {
    for await (const page of read.client.groupsChangedSince(since, read.signal)) {
      for (const item of page) {
        const group = toOktaGroup(item);
        if (!group) throw protocolFault('Okta listed a group without an id or a name.');
        await read.emit([{ kind: 'group', record: group.record }]);
        if (isEveryone(group) || !read.scope.wantsMembersOf(group.record)) continue;
        const members = read.lanes.run(() => readMembers(read, group.record.id));
        members.catch(() => undefined);
        work.push(members);
      }
    }
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { stream: 'groups' }, error: read.misfortune.view(error) }]);
  } finally {
    read.lanes.freeOne();
    await Promise.all(work);
  }
}
