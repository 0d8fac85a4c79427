/** How Okta shows a person and a group. Status enum and fields: Okta management OpenAPI, schemas `User` and `Group`. */
import type { Company, Group, Person, PersonState } from '../company/company';

export type OktaStatus =
  | 'STAGED'
  | 'PROVISIONED'
  | 'ACTIVE'
  | 'RECOVERY'
  | 'PASSWORD_EXPIRED'
  | 'LOCKED_OUT'
  | 'SUSPENDED'
  | 'DEPROVISIONED';

const statuses: Readonly<Record<PersonState, OktaStatus>> = {
  active: 'ACTIVE',
  provisioned: 'PROVISIONED',
  staged: 'STAGED',
  suspended: 'SUSPENDED',
  locked: 'LOCKED_OUT',
  left: 'DEPROVISIONED',
};

export function statusOf(person: Person): OktaStatus {
  return statuses[person.state];
}

/** Twenty characters, beginning as Okta's do: `00u…` for users, `00g…` for groups. */
export function oktaUserId(personId: string): string {
  return `00u1rc${personId.padStart(14, '0')}`;
}

export function oktaGroupId(groupId: string): string {
  return `00g1rc${groupId.padStart(14, '0')}`;
}

export function personIdOf(oktaId: string): string | null {
  return /^00u1rc0*(p\d+)$/.exec(oktaId)?.[1] ?? null;
}

export function groupIdOf(oktaId: string): string | null {
  return /^00g1rc0*(g\d+)$/.exec(oktaId)?.[1] ?? null;
}

export function loginOf(company: Company, person: Person): string {
  return person.login.includes('@') ? person.login : `${person.login}@${company.domain}`;
}

/** A user as `GET /users` gives it. Profile attributes without a value are null for base ones and missing for the rest. */
export function userBody(company: Company, person: Person, origin: string): Record<string, unknown> {
  const id = oktaUserId(person.id);
  return {
    id,
    status: statusOf(person),
    created: person.createdAt,
    activated: person.state === 'staged' ? null : person.createdAt,
    statusChanged: person.changedAt,
    lastLogin: null,
    lastUpdated: person.changedAt,
    passwordChanged: null,
    type: { id: 'oty1rc0000000default' },
    profile: profileOf(company, person),
    credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
    _links: { self: { href: `${origin}/api/v1/users/${id}` } },
  };
}

export function profileOf(company: Company, person: Person): Record<string, unknown> {
  const manager = person.managerId === null ? undefined : company.people.get(person.managerId);
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    mobilePhone: null,
    secondEmail: null,
    login: loginOf(company, person),
    email: person.mail,
    ...(person.displayName === null ? {} : { displayName: person.displayName }),
    ...(person.title === null ? {} : { title: person.title }),
    ...(person.department === null ? {} : { department: person.department }),
    ...(person.city === null ? {} : { city: person.city }),
    ...(person.country === null ? {} : { countryCode: person.country }),
    ...(person.employeeNumber === null ? {} : { employeeNumber: person.employeeNumber }),
    ...(person.kind === 'member' ? {} : { userType: person.kind === 'guest' ? 'Contractor' : 'Service' }),
    ...(manager ? { managerId: oktaUserId(manager.id), manager: `${manager.firstName} ${manager.lastName}` } : {}),
  };
}

/** A group as `GET /groups` gives it. `usersCount` only with `expand=stats`. */
export function groupBody(group: OktaGroup, origin: string, stats: { readonly usersCount: number } | null): Record<string, unknown> {
  return {
    id: group.id,
    created: group.created,
    lastUpdated: group.lastUpdated,
    lastMembershipUpdated: group.lastMembershipUpdated,
    objectClass: [group.type === 'APP_GROUP' ? 'okta:windows_security_principal' : 'okta:user_group'],
    type: group.type,
    profile: {
      name: group.name,
      description: group.description === '' ? null : group.description,
      ...(group.type === 'APP_GROUP' ? { samAccountName: group.name, windowsDomainQualifiedName: `CORP\\${group.name}` } : {}),
    },
    ...(stats ? { _embedded: { stats: { ...stats, appsCount: 0, groupPushMappingsCount: 0, hasAdminPrivilege: false } } } : {}),
    _links: { users: { href: `${origin}/api/v1/groups/${group.id}/users` } },
  };
}

export interface OktaGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'OKTA_GROUP' | 'APP_GROUP' | 'BUILT_IN';
  readonly created: string;
  readonly lastUpdated: string;
  readonly lastMembershipUpdated: string;
  /** Null: everybody who is not deprovisioned. */
  readonly source: Group | null;
}

export function shapeGroup(group: Group): OktaGroup {
  return {
    id: oktaGroupId(group.id),
    name: group.name,
    description: group.description,
    type: group.origin === 'app' ? 'APP_GROUP' : 'OKTA_GROUP',
    created: group.createdAt,
    lastUpdated: group.changedAt,
    lastMembershipUpdated: group.membersChangedAt,
    source: group,
  };
}
