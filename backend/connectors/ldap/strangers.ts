/**
 * What the members are that no search gave. A directory never says "I have left something out": an access rule, a wrong
 * filter or a limit only makes the list shorter. But groups name their members whatever the reader may see of them, so
 * each name that was not found is a question that can be asked: does this entry exist?
 */
import pLimit from 'p-limit';
import { isRollcallError } from '../../domain/errors';
import type { SourceId } from '../../domain/records';
import { dnKey, isUnder } from '../kit/ldap/dn';
import { resultOf } from '../kit/ldap/errors';
import { anyEntry } from '../kit/ldap/filter';
import type { Directory } from './client';
import type { DirectoryIndex } from './directory-index';
import type { Stranger } from './memberships';
import { readId } from './records';

/**
 * `gone`: no such entry, the group's list is out of date. `other`: it exists and is neither one of our people nor one of
 * our groups. `hidden`: it exists, or may, and the bind account is kept from it. `missed`: the search should have given it.
 */
export type Finding =
  | { readonly kind: 'gone' | 'other' }
  | { readonly kind: 'user' | 'group'; readonly id: SourceId }
  | { readonly kind: 'hidden' | 'missed'; readonly stream: 'users' | 'groups' };

/** Few enough for a directory full of old names. Groups with a name that was not looked at are not called complete. */
export const LOOK_UPS_AT_MOST = 2_000;

const NO_SUCH_OBJECT = 32;
const INVALID_DN = 34;
const INSUFFICIENT_ACCESS = 50;

/** Looks at the members below the search bases that no search gave. Throws when the directory fails. */
export async function findStrangers(
  directory: Directory,
  index: DirectoryIndex,
  strangers: Iterable<Stranger>,
): Promise<Map<string, Finding>> {
  const { userBase, groupBase } = directory.layout;
  const users = dnKey(userBase) ?? '';
  const groups = dnKey(groupBase) ?? '';
  const near = [...strangers].filter(({ key }) => isUnder(key, users) || isUnder(key, groups));
  const chosen = spread(near, LOOK_UPS_AT_MOST);
  const limit = pLimit(directory.config.lanes);
  const found = await Promise.all(
    chosen.map(({ key, dn }) =>
      limit(async () => [key, await lookAt(directory, index, dn, isUnder(key, users), isUnder(key, groups))] as const),
    ),
  );
  return new Map(found);
}

/** So many of a list, evenly taken from all of it. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, list.length / count);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step)).slice(0, count);
}

async function lookAt(directory: Directory, index: DirectoryIndex, dn: string, nearUsers: boolean, nearGroups: boolean): Promise<Finding> {
  const { idAttribute } = directory.layout;
  const stream = nearUsers ? 'users' : 'groups';
  try {
    const entry = await directory.lookUp(dn, anyEntry(), [idAttribute]);
    const id = entry === undefined ? null : readId(entry, idAttribute);
    if (id === null) return { kind: 'hidden', stream };
    if (index.userIds.has(id)) return { kind: 'user', id };
    if (index.groupIds.has(id)) return { kind: 'group', id };
    if (nearUsers && (await directory.lookUp(dn, directory.userFilter(), ['1.1'])) !== undefined)
      return { kind: 'missed', stream: 'users' };
    if (nearGroups && (await directory.lookUp(dn, directory.groupFilter(), ['1.1'])) !== undefined)
      return { kind: 'missed', stream: 'groups' };
    return { kind: 'other' };
  } catch (error) {
    const result = isRollcallError(error) ? resultOf(error) : null;
    if (result?.code === INVALID_DN) return { kind: 'other' };
    if (result?.code === INSUFFICIENT_ACCESS) return { kind: 'hidden', stream };
    if (result?.code === NO_SUCH_OBJECT) return provesAbsence(directory, result.matchedDn) ? { kind: 'gone' } : { kind: 'hidden', stream };
    throw error;
  }
}

/**
 * Whether "no such object" means what it says. OpenLDAP answers the same for an entry the reader may not know of, but
 * then without naming the nearest entry above it. Active Directory keeps `member` free of names that are gone, so a name
 * it lists and then denies is always hidden (or renamed at this very moment).
 */
export function provesAbsence(directory: Pick<Directory, 'layout'>, matchedDn: string): boolean {
  return directory.layout.kind !== 'active-directory' && matchedDn !== '';
}
