/** A delta read: what changed at users, groups and memberships since the cursor. */
import { isRollcallError, viewError } from '../../domain/errors';
import type { Cursor, ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import { Misfortune, protocolFault } from '../kit/misfortune';
import { type Emit, mergeReads } from '../kit/paging/merge-reads';
import type { ConnectorHost, ReadScope } from '../spi';
import type { BatchReader } from './batch';
import type { EntraClient } from './client';
import type { EntraConfig } from './config';
import { type DeltaState, decodeCursor, encodeCursor } from './cursor';
import { type GroupChange, GroupChanges, removedReason } from './group-changes';
import { nestingOf } from './read';
import { MembersRead } from './read-members';
import { hidesMembers, isObject, readId, toSourceGroup, toSourceUser } from './records';
import { lostPlace } from './refusals';

interface Delta {
  readonly client: EntraClient;
  readonly config: EntraConfig;
  readonly scope: ReadScope;
  readonly state: DeltaState;
  readonly emit: Emit<ReadEvent>;
  readonly signal: AbortSignal;
  readonly batches: BatchReader;
}

/**
 * Ends with a `cursor` event when both rounds of changes reached their end. Throws `source-gone` with `retry: 'now'` when the
 * cursor is void and a full read is needed. Two calls when nothing changed.
 *
 * What deleting and restoring a user does to memberships is not told by `groups/delta`, only the user's own coming and going by
 * `users/delta`. That is why the two are always read together.
 */
export function readEntraChanges(
  client: EntraClient,
  config: EntraConfig,
  scope: ReadScope,
  cursor: Cursor,
  host: ConnectorHost,
): AsyncGenerator<ReadEvent> {
  return mergeReads<ReadEvent>(async (emit, signal) => {
    if (nestingOf(config, scope) === 'transitive') throw lostPlace('Graph does not tell changes of transitive members.');
    const issuedAt = host.clock.now();
    const state = decodeCursor(cursor, config, scope, issuedAt);
    const misfortune = new Misfortune();
    const batches = client.openBatch(signal, () => misfortune.hopeless);
    const delta: Delta = { client, config, scope, state, emit, signal, batches };
    const tracked = new Set(state.tracked);
    const members = new MembersRead({
      client,
      batches,
      emit,
      misfortune,
      nesting: nestingOf(config, scope),
      onGone: (group) => tracked.delete(group),
    });
    const deleted = new Set(state.deleted);
    const returned = new Set<SourceId>();
    const [users, groups] = await Promise.all([readUsers(delta, deleted, returned), readGroups(delta, members, tracked)]);
    for (const group of members.whole) tracked.add(group);
    await Promise.all([...returned].map((user) => tellGroupsOf(delta, user, tracked)));
    const next = { users, groups, issuedAt, tracked: [...tracked], owed: [...members.owed], deleted: [...deleted] };
    await emit([{ kind: 'cursor', value: encodeCursor(next, config, scope) }]);
  });
}

async function readUsers(delta: Delta, deleted: Set<SourceId>, returned: Set<SourceId>): Promise<string> {
  const { client, config, state, emit, signal, batches } = delta;
  /** Told with some properties only: a record must be whole, so these are read one by one. */
  const partial = new Set<SourceId>();
  const link = await client.changes(
    state.users,
    (items) => {
      for (const item of items) {
        const id = readId(item);
        if (id === null || !isObject(item)) throw protocolFault('Graph told a change of a user without an id.');
        const reason = removedReason(item['@removed']);
        const record = reason ? null : toSourceUser(item, config);
        partial.delete(id);
        if (reason) returned.delete(id);
        if (reason === 'soft-deleted') deleted.add(id);
        else if (deleted.delete(id) && !reason) returned.add(id);
        if (reason) emit([{ kind: 'removed', object: { kind: 'user', id }, reason }]);
        else if (record) emit([{ kind: 'user', record }]);
        else partial.add(id);
      }
    },
    signal,
  );
  await Promise.all(
    [...partial].map(async (id) => {
      const record = toSourceUser(await client.user(id, batches), config);
      if (record) await emit([{ kind: 'user', record }]);
      else {
        const error = viewError(protocolFault('The user was changed, and cannot be read.'));
        await emit([{ kind: 'problem', at: { kind: 'user', id }, error }]);
      }
    }),
  );
  return link;
}

/**
 * Somebody is back from "Deleted users": so are the memberships, without a word from `groups/delta`. What was taken from them
 * shortly before they were deleted may never have been told either, so both what they are in and what they are not in is said.
 */
async function tellGroupsOf({ client, emit, batches }: Delta, user: SourceId, tracked: ReadonlySet<SourceId>): Promise<void> {
  const groups = new Set<SourceId>();
  try {
    for await (const page of client.memberOf(user, batches)) {
      for (const item of page) groups.add(readId(item) ?? '');
    }
  } catch (error) {
    // Deleted once more since; the next round tells it.
    if (isRollcallError(error) && error.code === 'source-gone') return;
    throw error;
  }
  await emit(
    [...tracked].map((group) =>
      groups.has(group) ? { kind: 'members', group, add: [{ kind: 'user', id: user }] } : { kind: 'member-removed', group, member: user },
    ),
  );
}

async function readGroups(delta: Delta, members: MembersRead, tracked: Set<SourceId>): Promise<string> {
  const { client, state, signal } = delta;
  const changes = new GroupChanges();
  const link = await client.changes(state.groups, (items) => changes.add(items), signal);
  for (const id of state.owed) changes.include(id);
  await Promise.all([...changes.byId].map(([id, change]) => tellGroup(delta, id, change, members, tracked)));
  await members.finish();
  return link;
}

async function tellGroup(delta: Delta, id: SourceId, change: GroupChange, members: MembersRead, tracked: Set<SourceId>): Promise<void> {
  const { client, scope, state, emit, batches } = delta;
  const isTracked = tracked.has(id);
  if (change.returned) {
    // Its members are no longer what changes were told against.
    tracked.delete(id);
    await emit([{ kind: 'removed', object: { kind: 'group', id }, reason: change.removed ?? 'deleted' }]);
    if (change.removed) return;
  }
  let { record, hidden } = change;
  if (!record) {
    const found = await client.group(id, batches);
    record = toSourceGroup(found);
    hidden = hidesMembers(found);
    // Deleted since; the next round tells it as a removal.
    if (!record) return;
  }
  await emit([{ kind: 'group', record }]);
  if (!tracked.has(id)) {
    if (isTracked || state.owed.includes(id) || scope.wantsMembersOf(record)) members.start(id, hidden);
    return;
  }
  const add = [...change.added.values()];
  if (add.length > 0) await emit([{ kind: 'members', group: id, add }]);
  await emit([...change.left].map((member) => ({ kind: 'member-removed', group: id, member })));
  if (scope.nesting === 'direct') return;
  for (const ref of add) if (ref.kind === 'group' && !tracked.has(ref.id)) members.start(ref.id, null);
}
