/** A full read: users, groups and members of the wanted groups, side by side, with a mark for everything that was read to its end. */
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import { Misfortune, protocolFault } from '../kit/misfortune';
import { type Emit, mergeReads } from '../kit/paging/merge-reads';
import type { ConnectorHost, ReadScope } from '../spi';
import type { BatchReader } from './batch';
import type { EntraClient } from './client';
import type { EntraConfig } from './config';
import { encodeCursor } from './cursor';
import { type DeltaStart, findDeltaStart, readDeleted } from './delta-start';
import { MembersRead } from './read-members';
import { hidesMembers, isObject, readId, toSourceGroup, toSourceUser } from './records';

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
 * Calls: 1 for the place where changes start + ⌈U/999⌉ + ⌈G/999⌉ + ⌈Σ ⌈members/999⌉ / 20⌉ for the wanted groups.
 */
export function readEntra(client: EntraClient, config: EntraConfig, scope: ReadScope, host: ConnectorHost): AsyncGenerator<ReadEvent> {
  return mergeReads<ReadEvent>(async (emit, signal) => {
    const misfortune = new Misfortune();
    const read: Read = { client, config, scope, emit, signal, misfortune };
    const issuedAt = host.clock.now();
    const batches = client.openBatch(signal, () => misfortune.hopeless);
    const start = nestingOf(config, scope) === 'transitive' ? null : await findDeltaStart(client, batches, signal, host.log);
    const listed = new Set<SourceId>();
    const members = new MembersRead({
      client,
      batches,
      emit,
      misfortune,
      nesting: nestingOf(config, scope),
      onGone: (group) => listed.delete(group),
    });
    const [users, groups] = await Promise.all([readUsers(read, start), readGroups(read, members, batches, listed)]);
    if (!start || !users || !groups) return;
    const state = { ...start, issuedAt, tracked: [...members.whole], owed: [...members.owed] };
    await emit([{ kind: 'cursor', value: encodeCursor(state, config, scope) }]);
  });
}

export function nestingOf(config: EntraConfig, scope: ReadScope): 'direct' | 'closure' | 'transitive' {
  if (scope.nesting === 'direct') return 'direct';
  return config.memberships === 'transitive' ? 'transitive' : 'closure';
}

/** Whether the list was read to its end. */
async function readUsers(read: Read, start: DeltaStart | null): Promise<boolean> {
  const known = new Set<SourceId>();
  try {
    if (read.config.readDeleted) await emitDeleted(read, start?.deleted ?? (await readDeleted(read.client, null, read.signal)));
    for await (const page of read.client.users(read.signal)) await read.emit(page.map((item) => userEvent(read, item, known)));
    await read.emit([{ kind: 'complete', stream: 'users', count: known.size }]);
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

/** Before the list: whoever came back meanwhile is in it, and the later word wins. */
async function emitDeleted(read: Read, deleted: readonly SourceId[]): Promise<void> {
  await read.emit(deleted.map((id) => ({ kind: 'removed', object: { kind: 'user', id }, reason: 'soft-deleted' })));
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
