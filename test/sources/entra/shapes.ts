/** How Graph shows a person and a group. Properties: Graph docs, resources `user` and `group` (v1.0). */
import type { Company, Group, Person } from '../company/company';

/** Object ids are GUIDs; these carry the company's number in their last part. */
export function entraUserId(personId: string): string {
  return `1e5f0001-7a3c-4c1e-9d2b-${number(personId)}`;
}

export function entraGroupId(groupId: string): string {
  return `1e5f0002-7a3c-4c1e-9d2b-${number(groupId)}`;
}

export function personIdOf(objectId: string): string | null {
  const found = /^1e5f0001-7a3c-4c1e-9d2b-(\d{12})$/i.exec(objectId)?.[1];
  return found === undefined ? null : `p${String(Number(found)).padStart(5, '0')}`;
}

export function groupIdOf(objectId: string): string | null {
  const found = /^1e5f0002-7a3c-4c1e-9d2b-(\d{12})$/i.exec(objectId)?.[1];
  return found === undefined ? null : `g${String(Number(found)).padStart(4, '0')}`;
}

/** `p00042` comes 42nd. */
export function ordinalOf(id: string): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}

/** Who left, is suspended or has not started yet is kept as a disabled account. Lock-out by wrong passwords does not show here. */
export function isEnabled(person: Person): boolean {
  return person.state === 'active' || person.state === 'provisioned' || person.state === 'locked';
}

/** A guest's principal name is made of the mail address at home: `ada_partner.example#EXT#@example.com`. */
export function principalName(company: Company, person: Person): string {
  if (person.kind === 'guest') return `${guestAlias(person)}@${company.domain}`;
  return person.login.includes('@') ? person.login : `${person.login}@${company.domain}`;
}

function guestAlias(person: Person): string {
  return `${(person.mail ?? person.login).replace('@', '_')}#EXT#`;
}

/** Every property there is, null where it was never set. */
export function userProperties(company: Company, person: Person): Readonly<Record<string, unknown>> {
  const guest = person.kind === 'guest';
  return {
    id: entraUserId(person.id),
    accountEnabled: isEnabled(person),
    businessPhones: [],
    city: person.city,
    companyName: null,
    country: person.country,
    createdDateTime: person.createdAt,
    deletedDateTime: null,
    department: person.department,
    displayName: person.displayName ?? (`${person.firstName ?? ''} ${person.lastName ?? ''}`.trim() || person.login),
    employeeId: person.employeeNumber,
    employeeType: person.kind === 'service' ? 'Service' : null,
    externalUserState: guest ? (person.state === 'provisioned' ? 'PendingAcceptance' : 'Accepted') : null,
    givenName: person.firstName,
    jobTitle: person.title,
    mail: person.mail,
    mailNickname: guest ? guestAlias(person) : person.login,
    mobilePhone: null,
    officeLocation: person.city,
    onPremisesExtensionAttributes: { extensionAttribute1: person.employeeNumber, extensionAttribute2: null },
    onPremisesImmutableId: null,
    onPremisesSamAccountName: guest || person.employeeNumber === null ? null : person.login.slice(0, 20),
    onPremisesSyncEnabled: guest || person.employeeNumber === null ? null : true,
    otherMails: guest && person.mail !== null ? [person.mail] : [],
    preferredLanguage: null,
    proxyAddresses: person.mail === null ? [] : [`SMTP:${person.mail}`],
    surname: person.lastName,
    usageLocation: person.country,
    userPrincipalName: principalName(company, person),
    userType: guest ? 'Guest' : 'Member',
  };
}

/** What a request without `$select` gets. */
export const defaultUserProperties = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

/** Kept outside the directory: a list that selects them is answered with 501. */
export const propertiesElsewhere: ReadonlySet<string> = new Set(['aboutMe', 'birthday', 'interests', 'mySite', 'skills', 'schools']);

export function groupProperties(group: Group, hidden: boolean): Readonly<Record<string, unknown>> {
  const unified = group.origin === 'app';
  return {
    id: entraGroupId(group.id),
    createdDateTime: group.createdAt,
    deletedDateTime: null,
    description: group.description === '' ? null : group.description,
    displayName: group.name,
    groupTypes: unified ? ['Unified'] : [],
    mail: null,
    mailEnabled: unified,
    mailNickname: group.name.replace(/[^A-Za-z0-9.-]/g, '') || group.id,
    onPremisesSyncEnabled: null,
    securityEnabled: !unified,
    visibility: hidden ? 'HiddenMembership' : unified ? 'Private' : null,
  };
}

function number(id: string): string {
  return id.slice(1).padStart(12, '0');
}
