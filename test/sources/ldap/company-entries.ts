/** The company as a directory has it: `ou=people` with inetOrgPerson, `ou=groups` with groupOfNames. */
import { escapeDnValue } from '../../../backend/connectors/kit/ldap/dn';
import type { Company, Group, Person } from '../company/company';
import type { LdifEntry } from './ldif';

export const BASE_DN = 'dc=example,dc=com';
export const PEOPLE_DN = `ou=people,${BASE_DN}`;
export const GROUPS_DN = `ou=groups,${BASE_DN}`;
/** `groupOfNames` must have a member; the empty name is what directories put into a group that has none. */
export const NOBODY_DN = '';

export const personDn = (login: string): string => `uid=${escapeDnValue(login)},${PEOPLE_DN}`;

/** Groups copied from elsewhere are in a branch of their own, so that one name can stand twice. */
export const groupDn = (group: Pick<Group, 'name' | 'origin'>): string =>
  `cn=${escapeDnValue(group.name)},${group.origin === 'app' ? `ou=apps,${GROUPS_DN}` : GROUPS_DN}`;

export function* frameEntries(): Generator<LdifEntry> {
  yield { dn: BASE_DN, attributes: { objectClass: ['dcObject', 'organization'], dc: 'example', o: 'Example' } };
  for (const dn of [PEOPLE_DN, GROUPS_DN, `ou=apps,${GROUPS_DN}`]) {
    yield { dn, attributes: { objectClass: 'organizationalUnit', ou: /^ou=([^,]+)/.exec(dn)?.[1] } };
  }
}

/** `employeeType` has the state and `businessCategory` the kind, as many directories keep site facts in spare attributes. */
export function personEntry(company: Company, person: Person): LdifEntry {
  const manager = company.people.get(person.managerId ?? '');
  const names = [person.firstName, person.lastName].filter((name) => name !== null).join(' ');
  return {
    dn: personDn(person.login),
    attributes: {
      objectClass: 'inetOrgPerson',
      uid: person.login,
      cn: person.displayName ?? (names || person.login),
      sn: person.lastName ?? person.login,
      givenName: person.firstName,
      displayName: person.displayName ?? (names || null),
      mail: person.mail,
      employeeNumber: person.employeeNumber,
      title: person.title,
      departmentNumber: person.department,
      l: person.city,
      employeeType: person.state,
      businessCategory: person.kind,
      manager: manager === undefined ? null : personDn(manager.login),
    },
  };
}

export function groupEntry(company: Company, group: Group): LdifEntry {
  const members = [...group.memberIds].map((id) => personDn(company.person(id).login));
  return {
    dn: groupDn(group),
    attributes: {
      objectClass: 'groupOfNames',
      cn: group.name,
      description: group.description,
      member: members.length > 0 ? members : [NOBODY_DN],
    },
  };
}

export function* companyEntries(company: Company): Generator<LdifEntry> {
  yield* frameEntries();
  for (const person of company.people.values()) yield personEntry(company, person);
  for (const group of company.groups.values()) yield groupEntry(company, group);
}
