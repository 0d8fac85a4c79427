/** Which groups name the people that changed. */
import pLimit from 'p-limit';
import { RollcallError } from '../../domain/errors';
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';
import type { LdapEntry } from '../kit/ldap/entry';
import type { ReadScope } from '../spi';
import type { Directory } from './client';
import type { Doubts } from './doubts';
import { type GroupState, userRef } from './memberships';
import { groupsOf } from './read-one';
import { readId } from './records';

/** One search each; with more changed people than this, reading all groups is the smaller work. */
export const LISTING_LOOK_UPS = 500;

/**
 * Says of each changed person which groups have them as a direct member, primary group included. Groups whose whole list
 * is read anyway are left out.
 */
export async function* readListings(
  directory: Directory,
  people: readonly LdapEntry[],
  scope: ReadScope,
  states: ReadonlyMap<SourceId, GroupState>,
  doubts: Doubts,
): AsyncGenerator<ReadEvent> {
  const lane = pLimit(directory.config.lanes);
  const lookUp = async (entry: LdapEntry): Promise<readonly ReadEvent[]> => {
    const id = readId(entry, directory.layout.idAttribute);
    if (id === null) return [];
    const groups = (await groupsOf(directory, entry)).filter((group) => !states.has(group.id) && scope.wantsMembersOf(group));
    return groups.map((group) => ({ kind: 'members', group: group.id, add: [userRef(id)] }));
  };
  try {
    for (const events of await Promise.all(people.map((entry) => lane(lookUp, entry)))) yield* events;
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'stopped') throw error;
    doubts.add('groups', error);
  }
}
