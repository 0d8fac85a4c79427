/** A full read: users, roles and members of the wanted roles, side by side, with a mark for everything that was read to its end. */
import pLimit from 'p-limit';
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import { type Emit, mergeReads } from '../kit/paging/merge-reads';
import type { ReadScope } from '../spi';
import { CallsAhead } from './calls-ahead';
import type { OneLoginClient } from './client';
import type { OneLoginConfig } from './config';
import { Misfortune, protocolFault } from './misfortune';
import { Tally } from './pages';
import { readPolicyGroups } from './read-policy-groups';
import { readRoles } from './read-roles';
import { policyGroupId, readId, toSourceUser } from './records';

export interface Read {
  readonly client: OneLoginClient;
  readonly config: OneLoginConfig;
  readonly scope: ReadScope;
  readonly emit: Emit<ReadEvent>;
  readonly signal: AbortSignal;
  readonly misfortune: Misfortune;
  readonly ahead: CallsAhead;
  /** Work on members of roles. The lists, whose pages come one after the other and set the pace, keep a lane each. */
  readonly lane: ReturnType<typeof pLimit>;
}

/** Members by policy group, or null when the users were read in part. */
export type PolicyMembers = ReadonlyMap<SourceId, readonly SourceId[]> | null;

/**
 * Throws `stopped` when the host's signal aborts; every other failure is a `problem` event that poisons what it concerns.
 * Calls: ⌈U/100⌉ + ⌈R/100⌉ + Σ max(1, ⌈members/100⌉) over the wanted roles, and ⌈G/50⌉ when policy groups are read.
 */
export function readOneLogin(client: OneLoginClient, config: OneLoginConfig, scope: ReadScope): AsyncGenerator<ReadEvent> {
  return mergeReads<ReadEvent>(async (emit, signal) => {
    const lane = pLimit(Math.max(1, config.lanes - 2));
    const ahead = new CallsAhead(client);
    const read: Read = { client, config, scope, emit, signal, misfortune: new Misfortune(), ahead, lane };
    const users = freeLaneAfter(read, readUsers(read));
    const roles = freeLaneAfter(read, readRoles(read));
    const groups = config.readPolicyGroups ? readPolicyGroups(read, users) : Promise.resolve(0);
    const lists = [roles.then(({ listed }) => listed), groups];
    await Promise.all([users, roles.then(({ members }) => members), completeGroups(read, lists)]);
  });
}

async function freeLaneAfter<T>(read: Read, list: Promise<T>): Promise<T> {
  return await list.finally(() => {
    read.lane.concurrency = Math.min(read.config.lanes, read.lane.concurrency + 1);
  });
}

/** Roles and policy groups are one stream: complete only when both lists were read to their end. */
async function completeGroups(read: Read, lists: readonly Promise<number | null>[]): Promise<void> {
  let count = 0;
  for (const listed of await Promise.all(lists)) {
    if (listed === null) return;
    count += listed;
  }
  await read.emit([{ kind: 'complete', stream: 'groups', count }]);
}

async function readUsers(read: Read): Promise<PolicyMembers> {
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
