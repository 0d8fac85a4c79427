/** The company as Active Directory has it. */
import type { Company } from '../company/company';
import { AD_BASE, AD_USERS, type AdEntry, adGroup, adUser, domainUsers, withMemberOf } from './ad-entries';

/** Groups every domain has. */
export const adBuiltIn = ['Domain Users', 'Domain Admins', 'Administrators'];

const DISABLED_ACCOUNT = '514';
const NORMAL_ACCOUNT = '512';

export function adCompany(company: Company): AdEntry[] {
  const number = (id: string) => Number(id.slice(1));
  const people = new Map(
    [...company.people.values()].map((person) => [
      person.id,
      adUser(person.login, 100_000 + number(person.id), {
        displayName: [person.displayName ?? `${person.firstName} ${person.lastName}`],
        mail: person.mail === null ? [] : [person.mail],
        userAccountControl: [['left', 'suspended', 'staged'].includes(person.state) ? DISABLED_ACCOUNT : NORMAL_ACCOUNT],
      }),
    ]),
  );
  const groups = [...company.groups.values()].map((group) => {
    const members = [...group.memberIds].flatMap((id) => people.get(id) ?? []);
    const entry = adGroup(group.name, 500_000 + number(group.id), members);
    // Copied from elsewhere: in a place of its own, so that one name can stand twice.
    return group.origin === 'app' ? { ...entry, dn: entry.dn.replace(AD_USERS, `OU=Apps,${AD_BASE}`) } : entry;
  });
  const admins = adGroup('Domain Admins', 512, []);
  return withMemberOf([...people.values(), ...groups, domainUsers(), admins, adGroup('Administrators', 544, [admins])]);
}
