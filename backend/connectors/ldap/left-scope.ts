/** Changed entries that are people or groups and not (or no longer) among those that are read. */
import { RollcallError } from '../../domain/errors';
import type { ReadEvent } from '../../domain/read-events';
import { dnKey, isUnder, parentKey } from '../kit/ldap/dn';
import { resultOf } from '../kit/ldap/errors';
import { allOf, type Filter, not, oneOf, parseFilter } from '../kit/ldap/filter';
import { searchPages } from '../kit/ldap/search';
import type { ChangedSince } from './changed-since';
import type { Directory } from './client';
import type { Doubts } from './doubts';
import { readId } from './records';

const PEOPLE = {
  'active-directory': '(&(objectCategory=person)(objectClass=user))',
  openldap: '(|(objectClass=person)(objectClass=account)(objectClass=posixAccount))',
} as const;

type Removed = Extract<ReadEvent, { kind: 'removed' }>;

interface Place {
  readonly kind: 'user' | 'group';
  readonly base: string;
  readonly scope: 'sub' | 'one';
  readonly filter: Filter;
  /** Everything of this kind, whatever the filter of the configuration is. */
  readonly anyFilter: Filter;
  readonly changed: Filter;
  readonly narrowed: boolean;
}

/**
 * Who no longer matches the filter, and who was moved away from the base. Only what was provably looked at is named: an
 * entry below the base has to match the opposite of the filter. Read it before the lists, and drop whoever is in them:
 * they came back meanwhile.
 */
export async function findLeft(directory: Directory, since: ChangedSince, doubts: Doubts): Promise<readonly Removed[]> {
  const { layout, config } = directory;
  const users: Place = {
    kind: 'user',
    base: layout.userBase,
    scope: config.userScope,
    filter: directory.userFilter(),
    anyFilter: parseFilter(PEOPLE[layout.kind]),
    changed: since.users,
    narrowed: config.userFilter !== null,
  };
  const groups: Place = {
    kind: 'group',
    base: layout.groupBase,
    scope: config.groupScope,
    filter: directory.groupFilter(),
    anyFilter: directory.groupFilter(),
    changed: since.groups,
    narrowed: false,
  };
  try {
    return [...(await leftOf(directory, users)), ...(await leftOf(directory, groups))];
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'stopped') throw error;
    doubts.add('users', error);
    return [];
  }
}

async function leftOf(directory: Directory, place: Place): Promise<Removed[]> {
  const { rootBase, idAttribute, pageSize } = directory.layout;
  const key = dnKey(place.base) ?? '';
  const ids = new Set<string>();
  const collect = async (base: string, filter: Filter, counts: (dn: string) => boolean): Promise<void> => {
    const search = { base, scope: 'sub', filter: allOf(filter, place.changed), attributes: [idAttribute] } as const;
    for await (const page of searchPages(directory.main, search, pageSize)) {
      for (const entry of page.entries) {
        const id = readId(entry, idAttribute);
        if (id !== null && counts(dnKey(entry.dn) ?? key)) ids.add(id);
      }
    }
  };
  const inside = (dn: string) => (place.scope === 'one' ? parentKey(dn) === key : isUnder(dn, key));
  if (place.narrowed) await collect(place.base, allOf(place.anyFilter, not(place.filter)), inside);
  if ((dnKey(rootBase) ?? '') !== key || place.scope === 'one') {
    try {
      await collect(rootBase, oneOf(place.anyFilter, place.filter), (dn) => !inside(dn));
    } catch (error) {
      // Above its base the account need not see anything.
      if (resultOf(error) === null || !directory.main.usable) throw error;
    }
  }
  return [...ids].map((id) => ({ kind: 'removed', object: { kind: place.kind, id }, reason: 'left-scope' }));
}
