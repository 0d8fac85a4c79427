/** A full read: users, groups and members of the wanted groups, side by side, with a mark for everything that was read to its end. */
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import { Misfortune, protocolFault } from '../kit/misfortune';
import { GroupLanes } from '../kit/paging/group-lanes';
import { type Emit, mergeReads } from '../kit/paging/merge-reads';
import type { ReadScope } from '../spi';
import type { OktaClient } from './client';
import type { OktaConfig } from './config';
import { writeCursor } from './cursor';
import { type OktaGroup, readId, toOktaGroup, toSourceUser } from './records';

export interface Read {
  readonly client: OktaClient;
  readonly config: OktaConfig;
  readonly scope: ReadScope;
  readonly emit: Emit<ReadEvent>;
  readonly signal: AbortSignal;
  readonly misfortune: Misfortune;
  /** For members; the lists of users and of groups have their own. */
  readonly lanes: GroupLanes;
}

export function startRead(parts: Omit<Read, 'misfortune' | 'lanes'>): Read {
  return { ...parts, misfortune: new Misfortune(), lanes: new GroupLanes(parts.config.lanes, 2) };
}

/**
 * Throws `stopped` when the host's signal aborts; every other failure is a `problem` event that poisons what it concerns.
 * Calls: ⌈U/200⌉ + max(1, ⌈deactivated/200⌉) + ⌈G/200⌉ + Σ ⌈members/200⌉ over the wanted groups that have any.
 */
export function readOkta(client: OktaClient, config: OktaConfig, scope: ReadScope): AsyncGenerator<ReadEvent> {
  return mergeReads<ReadEvent>(async (emit, signal) => {
    const read = startRead({ client, config, scope, emit, signal });
    const started = client.startedAt();
    const users = readUsers(read).finally(() => read.lanes.freeOne());
    const [, everyone] = await Promise.all([users, readGroups(read, users)]);
    // A mark after a read with gaps would leave the gaps unread for good.
    if (read.misfortune.none) {
      await emit([{ kind: 'cursor', value: writeCursor(config.orgUrl, scope.fingerprint, { atMs: started(), everyone }) }]);
    }
  });
}

/** Ids of those present, or null when the list was not read to its end. */
async function readUsers(read: Read): Promise<ReadonlySet<SourceId> | null> {
  const known = new Set<SourceId>();
  const present = new Set<SourceId>();
  try {
    for await (const page of read.client.users(read.signal)) await emitUsers(read, page, known, present);
    // After the others: who is deactivated meanwhile is in at least one of the two lists, and the later word wins.
    if (read.config.readDeactivated) {
      for await (const page of read.client.deprovisioned(read.signal)) await emitUsers(read, page, known, present);
    }
    await read.emit([{ kind: 'complete', stream: 'users', count: known.size }]);
    return present;
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { stream: 'users' }, error: read.misfortune.view(error) }]);
    return null;
  }
}

/** Users of a page as events. `present` gets the ids of those who are not deactivated. */
export async function emitUsers(read: Read, page: readonly unknown[], known: Set<SourceId>, present: Set<SourceId>): Promise<void> {
  const events: ReadEvent[] = [];
  for (const item of page) {
    const record = toSourceUser(item, read.config);
    if (record) {
      known.add(record.id);
      if (record.status === 'DEPROVISIONED') present.delete(record.id);
      else present.add(record.id);
      events.push({ kind: 'user', record });
      continue;
    }
    const id = readId(item);
    // Somebody without an id may be anybody: then nothing may be concluded from who is missing.
    if (id === null) throw protocolFault('Okta listed a user without an id.');
    events.push({
      kind: 'problem',
      at: { kind: 'user', id },
      error: read.misfortune.view(protocolFault('The user has no status or profile.')),
    });
  }
  await read.emit(events);
}

/** The id of Everyone, when its members are wanted. */
async function readGroups(read: Read, users: Promise<ReadonlySet<SourceId> | null>): Promise<SourceId | null> {
  const known = new Set<SourceId>();
  const work: Promise<void>[] = [];
  let everyone: SourceId | null = null;
  try {
    for await (const page of read.client.groups(read.signal)) {
      const events: ReadEvent[] = [];
      for (const item of page) {
        const group = toOktaGroup(item);
        if (!group) throw protocolFault('Okta listed a group without an id or a name.');
        events.push({ kind: 'group', record: group.record });
        if (known.has(group.record.id)) continue;
        known.add(group.record.id);
        if (!read.scope.wantsMembersOf(group.record)) continue;
        if (isEveryone(group)) everyone = group.record.id;
        const members = startMembers(read, group, users);
        // Awaited at the end; until then a stopped read must not count as an error nobody handles.
        members.catch(() => undefined);
        work.push(members);
      }
      await read.emit(events);
    }
    await read.emit([{ kind: 'complete', stream: 'groups', count: known.size }]);
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { stream: 'groups' }, error: read.misfortune.view(error) }]);
  } finally {
    read.lanes.freeOne();
    await Promise.all(work);
  }
  return everyone;
}

async function startMembers(read: Read, group: OktaGroup, users: Promise<ReadonlySet<SourceId> | null>): Promise<void> {
  const id = group.record.id;
  if (group.usersCount === 0) await read.emit([{ kind: 'members-complete', group: id, count: 0 }]);
  else if (isEveryone(group)) await emitEveryone(read, id, await users);
  else await read.lanes.run(() => readMembers(read, id));
}

/** The other built-in groups (Okta Administrators) have members of their own. */
export function isEveryone(group: OktaGroup): boolean {
  return group.type === 'BUILT_IN' && group.record.name === 'Everyone';
}

/** Everyone has every user who is not deactivated, so the list of users says it all. */
async function emitEveryone(read: Read, group: SourceId, present: ReadonlySet<SourceId> | null): Promise<void> {
  if (!present) {
    const error = read.misfortune.view(protocolFault('The users were read in part, so the members of Everyone are not known.'));
    await read.emit([{ kind: 'problem', at: { kind: 'group', id: group }, error }]);
    return;
  }
  await read.emit([
    { kind: 'members', group, add: [...present].map((id) => ({ kind: 'user', id })) },
    { kind: 'members-complete', group, count: present.size },
  ]);
}

export async function readMembers(read: Read, group: SourceId): Promise<void> {
  const members = new Set<SourceId>();
  try {
    const onTurn = () => read.misfortune.throwIfHopeless();
    onTurn();
    for await (const page of read.client.members(group, read.signal, onTurn)) {
      const ids = page.map((item) => {
        const id = readId(item);
        if (id === null) throw protocolFault('Okta listed a member without an id.');
        members.add(id);
        return id;
      });
      if (ids.length > 0) await read.emit([{ kind: 'members', group, add: ids.map((id) => ({ kind: 'user', id })) }]);
    }
    read.misfortune.noteSuccess();
    await read.emit([{ kind: 'members-complete', group, count: members.size }]);
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { kind: 'group', id: group }, error: read.misfortune.view(error) }]);
  }
}
