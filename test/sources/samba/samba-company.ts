/** The shared company as a domain of Active Directory has it. */
import { Attribute, type Client } from 'ldapts';
import { escapeDnValue } from '../../../backend/connectors/kit/ldap/dn';
import type { Company, Group, Person } from '../company/company';
import { SAMBA_BASE } from './samba';

export const PEOPLE_OU = `OU=People,${SAMBA_BASE}`;
export const GROUPS_OU = `OU=Groups,${SAMBA_BASE}`;
const APPS_OU = `OU=Apps,${GROUPS_OU}`;

/** NORMAL_ACCOUNT with PASSWD_NOTREQD, for there are no passwords here; the bit 2 disables. */
const ENABLED = '544';
const DISABLED = '546';
const GLOBAL_SECURITY_GROUP = '-2147483646';

export const isDisabled = ({ state }: Pick<Person, 'state'>): boolean => ['left', 'suspended', 'staged'].includes(state);
export const accountControl = (person: Pick<Person, 'state'>): string => (isDisabled(person) ? DISABLED : ENABLED);
export const personName = (login: string): string => `CN=${escapeDnValue(login)},${PEOPLE_OU}`;
/** A login without what Active Directory does not allow in account names (MS-ADTS 3.1.1.8.1.6). */
export const accountName = (login: string): string => login.replace(/["/\\[\]:;|=,+*?<>]/g, '_');
/** Groups copied from elsewhere are in a place of their own, so that one name can stand twice. */
const placeOf = ({ origin }: Pick<Group, 'origin'>): string => (origin === 'app' ? APPS_OU : GROUPS_OU);
export const groupName = (group: Pick<Group, 'name' | 'origin'>): string => `CN=${escapeDnValue(group.name)},${placeOf(group)}`;

export async function addOrganizationalUnit(admin: Client, dn: string): Promise<void> {
  await admin.add(dn, { objectClass: 'organizationalUnit' });
}

type Attributes = Readonly<Record<string, string | readonly string[] | null>>;

export async function addSambaPerson(admin: Client, person: Person): Promise<void> {
  await add(admin, personName(person.login), { objectClass: 'user', ...personAttributes(person) });
}

export function personAttributes(person: Person): Attributes {
  return {
    sAMAccountName: [accountName(person.login)],
    userAccountControl: [accountControl(person)],
    mail: person.mail,
    displayName: person.displayName,
    givenName: cut(person.firstName),
    sn: cut(person.lastName),
    title: cut(person.title),
    department: cut(person.department),
  };
}

export async function addSambaGroup(admin: Client, company: Company, group: Group): Promise<void> {
  await add(admin, groupName(group), {
    objectClass: ['group'],
    groupType: [GLOBAL_SECURITY_GROUP],
    sAMAccountName: [group.id],
    description: group.description,
    member: [...group.memberIds].map((id) => personName(company.person(id).login)),
  });
}

export async function fillSamba(admin: Client, company: Company): Promise<void> {
  for (const dn of [PEOPLE_OU, GROUPS_OU, APPS_OU]) await addOrganizationalUnit(admin, dn);
  for (const person of company.people.values()) await addSambaPerson(admin, person);
  for (const group of company.groups.values()) await addSambaGroup(admin, company, group);
}

/** Active Directory's schema gives most names 64 characters. */
const cut = (text: string | null): string | null => (text === null ? null : [...text].slice(0, 64).join(''));

async function add(admin: Client, dn: string, attributes: Attributes): Promise<void> {
  await admin.add(
    dn,
    Object.entries(attributes).flatMap(([type, value]) => {
      const values = typeof value === 'string' ? [value] : [...(value ?? [])];
      return values.length === 0 || values[0] === '' ? [] : [new Attribute({ type, values })];
    }),
  );
}
