/** How OneLogin shows a person, a role and a policy group. Fields and numbers: OneLogin developer docs, "User Resource". */
import type { Company, Group, Person, PersonState } from '../company/company';

/** `status`: what sign-in did with the account. `state`: what an administrator decided. OneLogin has no word for "left". */
const activities: Readonly<Record<PersonState, { readonly status: number; readonly state: number }>> = {
  active: { status: 1, state: 1 },
  provisioned: { status: 5, state: 1 },
  staged: { status: 0, state: 0 },
  suspended: { status: 2, state: 1 },
  locked: { status: 3, state: 1 },
  left: { status: 2, state: 3 },
};

const firstUserId = 56_000_000;
const firstRoleId = 400_000;

export function oneLoginUserId(personId: string): number {
  return firstUserId + Number(personId.slice(1));
}

export function oneLoginRoleId(groupId: string): number {
  return firstRoleId + Number(groupId.slice(1));
}

/** Attributes the account defined itself, with the names OneLogin shows. */
export const customAttributes = [
  { id: 87_841, name: 'Display name', shortname: 'display_name', position: 1 },
  { id: 87_842, name: 'Employee number', shortname: 'employee_number', position: 2 },
  { id: 87_843, name: 'City', shortname: 'city', position: 3 },
  { id: 87_844, name: 'Country', shortname: 'country', position: 4 },
  { id: 87_845, name: 'User type', shortname: 'user_type', position: 5 },
] as const;

/** A user as `GET /api/2/users/{id}` gives it; a list gives some of it. */
export function userBody(company: Company, person: Person, groupId: number | null, roleIds: () => readonly number[]): UserBody {
  return {
    id: oneLoginUserId(person.id),
    username: person.login,
    email: person.mail,
    firstname: person.firstName,
    lastname: person.lastName,
    title: person.title,
    department: person.department,
    company: null,
    comment: null,
    phone: null,
    ...activities[person.state],
    group_id: groupId,
    get role_ids() {
      return roleIds();
    },
    directory_id: null,
    trusted_idp_id: null,
    manager_ad_id: null,
    manager_user_id: person.managerId !== null && company.people.has(person.managerId) ? oneLoginUserId(person.managerId) : null,
    samaccountname: null,
    member_of: null,
    userprincipalname: null,
    distinguished_name: null,
    external_id: null,
    activated_at: person.state === 'staged' ? null : person.createdAt,
    last_login: null,
    invitation_sent_at: null,
    created_at: person.createdAt,
    updated_at: person.changedAt,
    password_changed_at: null,
    preferred_locale_code: null,
    invalid_login_attempts: 0,
    locked_until: null,
    custom_attributes: {
      display_name: person.displayName,
      employee_number: person.employeeNumber,
      city: person.city,
      country: person.country,
      user_type: person.kind === 'member' ? null : person.kind === 'guest' ? 'Contractor' : 'Service',
    },
  };
}

export type UserBody = Readonly<Record<string, unknown>> & { readonly id: number };

/** What a list of users gives when `fields` asks for nothing else: no title, no department, no roles, no custom attributes. */
export const defaultFields: readonly string[] = [
  'id',
  'username',
  'email',
  'firstname',
  'lastname',
  'phone',
  'status',
  'state',
  'group_id',
  'directory_id',
  'external_id',
  'samaccountname',
  'member_of',
  'distinguished_name',
  'activated_at',
  'last_login',
  'invitation_sent_at',
  'created_at',
  'updated_at',
  'password_changed_at',
  'invalid_login_attempts',
  'locked_until',
];

export function roleBody(group: Group, fields: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    id: oneLoginRoleId(group.id),
    name: group.name,
    apps: [],
    // Never the whole list: nobody may take it for the members.
    ...(fields.includes('users') ? { users: [...group.memberIds].slice(0, 10).map(oneLoginUserId) } : {}),
    ...(fields.includes('admins') ? { admins: [] } : {}),
  };
}

/** One line of `GET /api/2/roles/{id}/users`. */
export function memberBody(person: Person, group: Group): Readonly<Record<string, unknown>> & { readonly id: number } {
  const assigned = group.memberIds.has(person.id);
  return {
    id: oneLoginUserId(person.id),
    name: `${person.firstName ?? ''} ${person.lastName ?? ''}`.trim(),
    username: person.login,
    email: person.mail,
    // A mapping, not a person, assigned it.
    added_by: null,
    added_at: assigned ? group.membersChangedAt : null,
    assigned,
  };
}
