/** A full read: users, roles and members of the wanted roles, side by side, with a mark for everything that was read to its end. */
import type { ReadEvent } from '../../domain/read-events';
import { Misfortune } from '../kit/misfortune';
import { GroupLanes } from '../kit/paging/group-lanes';
import { mergeReads } from '../kit/paging/merge-reads';
import type { ReadScope } from '../spi';
import { CallsAhead } from './calls-ahead';
import type { OneLoginClient } from './client';
import type { OneLoginConfig } from './config';
import { readPolicyGroups } from './read-policy-groups';
import { readRoles } from './read-roles';
import { readUsers } from './read-users';
import type { Read } from './running-read';

/**
 * Throws `stopped` when the host's signal aborts; every other failure is a `problem` event that poisons what it concerns.
 * Calls: ⌈U/100⌉ + ⌈R/100⌉ + Σ max(1, ⌈members/100⌉) over the wanted roles, and ⌈G/50⌉ when policy groups are read.
 */
export function readOneLogin(client: OneLoginClient, config: OneLoginConfig, scope: ReadScope): AsyncGenerator<ReadEvent> {
  return mergeReads<ReadEvent>(async (emit, signal) => {
    const ahead = new CallsAhead(client);
    const read: Read = { client, config, scope, emit, signal, misfortune: new Misfortune(), ahead, lanes: new GroupLanes(config.lanes, 2) };
    const users = readUsers(read).finally(() => read.lanes.freeOne());
    const roles = readRoles(read).finally(() => read.lanes.freeOne());
    const groups = config.readPolicyGroups ? readPolicyGroups(read, users) : Promise.resolve(0);
    const lists = [roles.then(({ listed }) => listed), groups];
    await Promise.all([users, roles.then(({ members }) => members), completeGroups(read, lists)]);
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
