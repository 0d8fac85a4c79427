/** The properties a read asks for with `$select`. `accountEnabled` and `userType` come only when asked for. */

/** Enough for the recommended mapping, scope filters and leavers. */
export const userProperties = [
  'id',
  'accountEnabled',
  'userPrincipalName',
  'mail',
  'mailNickname',
  'displayName',
  'givenName',
  'surname',
  'userType',
  'externalUserState',
  'employeeId',
  'jobTitle',
  'department',
  'companyName',
  'city',
  'country',
  'onPremisesSamAccountName',
] as const;

export const groupProperties = [
  'id',
  'displayName',
  'description',
  'mailNickname',
  'groupTypes',
  'mailEnabled',
  'securityEnabled',
  'visibility',
] as const;

/** Properties kept outside the directory: lists refuse them (501) or delta queries do not watch them. Source: Graph docs, resource `user`. */
const keptElsewhere = new Set([
  'aboutMe',
  'birthday',
  'hireDate',
  'interests',
  'mailboxSettings',
  'mySite',
  'pastProjects',
  'preferredName',
  'responsibilities',
  'schools',
  'signInActivity',
  'skills',
]);

/** Relations are no properties: they cannot be selected in a list. */
const relations = new Set(['manager', 'memberOf', 'transitiveMemberOf', 'directReports', 'members', 'owners']);

/** Why a property cannot be read in a list of users; null when it can. */
export function refuseProperty(name: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,119}$/.test(name)) return `"${name}" is no name of a property.`;
  if (relations.has(name)) return `${name} is a relation, not a property.`;
  return keptElsewhere.has(name) ? `Graph does not give ${name} in lists of users.` : null;
}
