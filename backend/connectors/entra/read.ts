/** A full read: users, groups and members of the wanted groups, side by side, with a mark for everything that was read to its end. */
import { isRollcallError } from '../../domain/errors';
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import { type Emit, mergeReads } from '../kit/paging/merge-reads';
import type { ConnectorHost, ReadScope } from '../spi';
import type { BatchReader } from './batch';
import type { EntraClient } from './client';
import type { EntraConfig } from './config';
import { type DeltaLinks, encodeCursor } from './cursor';
import { Misfortune } from './misfortune';
import { MembersRead } from './read-members';
import { hidesMembers, isObject, readId, toSourceGroup, toSourceUser } from './records';
import { protocolFault } from './refusals';

interface Read {
  readonly client: EntraClient;
  readonly config: EntraConfig;
  readonly scope: ReadScope;
  readonly emit: Emit<ReadEvent>;
  readonly signal: AbortSignal;
  readonly misfortune: Misfortune;
}

/**
 * Throws `stopped` when the host's signal aborts; every other failure is a `problem` event that poisons what it concerns.
 * Calls: 2 for the place where changes start + ⌈U/999⌉ + ⌈G/999⌉ + ⌈Σ ⌈members/999⌉ / 20⌉ for the wanted groups.
 */
export function readEntra(client: EntraClient, config: EntraConfig, scope: ReadScope, host: ConnectorHost): AsyncGenerator<ReadEvent> {
  return mergeReads<ReadEvent>(async (emit, signal) => {
    const misfortune = new Misfortune();
    const read: Read = { client, config, scope, emit, signal, misfortune };
    const issuedAt = host.clock.now();
    // Before the lists: what changes while they are read is then told once more by the delta, and nothing falls in between.
    const links = nestingOf(config, scope) === 'transitive' ? null : await findDeltaLinks(read, host);
    const batches = client.openBatch(signal, () => misfortune.hopeless);
    const listed = new Set<SourceId>();
    const members = new MembersRead({
      client,
      batches,
      emit,
      misfortune,
      nesting: nestingOf(config, scope),
      onGone: (group) => listed.delete(group),
    });
    const [users, groups] = await Promise.all([readUsers(read), readGroups(read, members, batches, listed)]);
    if (!links || !users || !groups) return;
    const state = { ...links, issuedAt, tracked: [...members.whole], owed: [...members.owed] };
    await emit([{ kind: 'cursor', value: encodeCursor(state, config, scope) }]);
  });
}

export function nestingOf(config: EntraConfig, scope: ReadScope): 'direct' | 'closure' | 'transitive' {
  if (scope.nesting === 'direct') return 'direct';
  return config.memberships === 'transitive' ? 'transitive' : 'closure';
}

/** Null where Graph has no delta (Entra External ID tenants) or refuses it: then there is no cursor, and nothing else is amiss. */
async function findDeltaLinks({ client, signal }: Read, host: ConnectorHost): Promise<DeltaLinks | null> {
  try {
    const [users, groups] = await Promise.all([client.deltaFromNow('users', signal), client.deltaFromNow('groups', signal)]);
    return { users, groups };
  } catch (error) {
    if (isRollcallError(error) && error.code === 'stopped') throw error;
    host.log.info({ code: isRollcallError(error) ? error.code : 'internal' }, 'no delta links, so the next read will be a full one');
    return null;
  }
}

/** Whether the list was read to its end. */
async function readUsers(read: Read): Promise<boolean> {
  const known = new Set<SourceId>();
  try {
    for await (const page of read.client.users(read.signal)) await read.emit(page.map((item) => userEvent(read, item, known)));
    await read.emit([{ kind: 'complete', stream: 'users', count: known.size }]);
    if (read.config.readDeleted) for await (const page of read.client.deletedUsers(read.signal)) await emitDeleted(read, page);
    return true;
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { stream: 'users' }, error: read.misfortune.view(error) }]);
    return false;
  }
}

function userEvent(read: Read, item: unknown, known: Set<SourceId>): ReadEvent {
  const record = toSourceUser(item, read.config);
  if (record) {
    known.add(record.id);
    return { kind: 'user', record };
  }
  const id = readId(item);
  // Somebody without an id may be anybody: then nothing may be concluded from who is missing.
  if (id === null) throw protocolFault('Graph listed a user without an id.');
  const error = read.misfortune.view(protocolFault('The user has no accountEnabled or userPrincipalName.'));
  return { kind: 'problem', at: { kind: 'user', id }, error };
}

async function emitDeleted(read: Read, page: readonly unknown[]): Promise<void> {
  await read.emit(
    page.map((item) => {
      const id = readId(item);
      if (id === null) throw protocolFault('Graph listed a deleted user without an id.');
      return { kind: 'removed', object: { kind: 'user', id }, reason: 'soft-deleted' };
    }),
  );
}

/** Whether the list was read to its end. */
async function readGroups(read: Read, members: MembersRead, batches: BatchReader, listed: Set<SourceId>): Promise<boolean> {
  let whole = false;
  const noMore = batches.expectMore();
  try {
    for await (const page of read.client.groups(read.signal)) {
      const events: ReadEvent[] = [];
      for (const item of page) {
        const record = toSourceGroup(item) ?? nameless(item);
        events.push({ kind: 'group', record });
        listed.add(record.id);
      }
      await read.emit(events);
      for (const [place, item] of page.entries()) {
        const event = events[place];
        if (event?.kind === 'group' && read.scope.wantsMembersOf(event.record)) members.start(event.record.id, hidesMembers(item));
      }
    }
    whole = true;
    await read.emit([{ kind: 'complete', stream: 'groups', count: listed.size }]);
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { stream: 'groups' }, error: read.misfortune.view(error) }]);
  } finally {
    noMore();
    await members.finish();
  }
  return whole;
}

/** A group whose name is withheld is still a group; its id stands for the name. */
function nameless(item: unknown) {
  const id = readId(item);
  const record = id === null || !isObject(item) ? null : toSourceGroup({ ...item, displayName: id });
  if (!record) throw protocolFault('Graph listed a group without an id.');
  return record;
}
