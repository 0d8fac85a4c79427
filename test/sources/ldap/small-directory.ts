/** Directories of a handful of entries, written by hand in tests. */
import { escapeDnValue } from '../../../backend/connectors/kit/ldap/dn';
import { frameEntries, GROUPS_DN, PEOPLE_DN } from './company-entries';
import type { LdifEntry } from './ldif';

type Attributes = LdifEntry['attributes'];

export function person(uid: string, attributes: Attributes = {}, under = PEOPLE_DN): LdifEntry {
  return {
    dn: `uid=${escapeDnValue(uid)},${under}`,
    attributes: {
      objectClass: 'inetOrgPerson',
      uid,
      cn: uid,
      sn: uid,
      mail: `${uid.replace(/[^\x21-\x7e]/g, '')}@example.com`,
      ...attributes,
    },
  };
}

export function group(cn: string, members: readonly string[], attributes: Attributes = {}, under = GROUPS_DN): LdifEntry {
  return { dn: `cn=${escapeDnValue(cn)},${under}`, attributes: { objectClass: 'groupOfNames', cn, member: members, ...attributes } };
}

export const branch = (ou: string, under: string): LdifEntry => ({
  dn: `ou=${escapeDnValue(ou)},${under}`,
  attributes: { objectClass: 'organizationalUnit', ou },
});

export const dnOf = (entry: LdifEntry): string => entry.dn;

/** `user0001` … with as many groups as given, each with every tenth person. */
export function crowd(people: number, groups = 1): LdifEntry[] {
  const all = Array.from({ length: people }, (_, index) => person(`user${String(index + 1).padStart(4, '0')}`));
  const some = all.filter((_, index) => index % 10 === 0).map(dnOf);
  return [
    ...frameEntries(),
    ...all,
    ...Array.from({ length: groups }, (_, index) => group(`group${String(index + 1).padStart(4, '0')}`, some)),
  ];
}
