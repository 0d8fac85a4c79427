/** Graph's users, groups and members as records. */
import type { Json } from '../../domain/json';
import type { MemberRef, SourceGroup, SourceUser, UserKind } from '../../domain/records';
import type { EntraConfig } from './config';
import { groupProperties } from './properties';

export type UserRules = Pick<EntraConfig, 'userProperties' | 'serviceEmployeeTypes'>;

export type GraphObject = { readonly [key: string]: Json };

/**
 * Null when what every user has is missing. Properties never set are left out of delta replies and null in lists: here they
 * are null always, so that a record is the same however it arrived.
 */
export function toSourceUser(item: unknown, rules: UserRules): SourceUser | null {
  if (!isObject(item)) return null;
  const { id, accountEnabled, userPrincipalName } = item;
  if (typeof id !== 'string' || id === '' || typeof accountEnabled !== 'boolean' || typeof userPrincipalName !== 'string') return null;
  const attributes = pick(item, rules.userProperties);
  return { id, active: accountEnabled, status: accountEnabled ? 'enabled' : 'disabled', kind: kindOf(item, rules), attributes };
}

/** Guests are told by `userType`; `externalUserState` (invited, not come yet) is for scope filters. */
function kindOf({ userType, employeeType }: GraphObject, rules: UserRules): UserKind {
  if (userType === 'Guest') return 'guest';
  return typeof employeeType === 'string' && rules.serviceEmployeeTypes.has(employeeType) ? 'service' : 'member';
}

/** Null when id or name is missing. */
export function toSourceGroup(item: unknown): SourceGroup | null {
  if (!isObject(item)) return null;
  const { id, displayName } = item;
  if (typeof id !== 'string' || id === '' || typeof displayName !== 'string' || displayName === '') return null;
  return { id, name: displayName, attributes: pick(item, groupProperties) };
}

/** Groups of this kind show their members only to applications with a permission of its own. */
export function hidesMembers(item: unknown): boolean {
  return isObject(item) && item.visibility === 'HiddenMembership';
}

/**
 * Null when id or type is withheld. Devices, contacts and service principals are `other`. Source: Graph docs, "List members"
 * and "Limited information returned for inaccessible member objects".
 */
export function toMember(item: unknown): MemberRef | null {
  if (!isObject(item)) return null;
  const { id, '@odata.type': type } = item;
  if (typeof id !== 'string' || id === '' || typeof type !== 'string') return null;
  if (type === '#microsoft.graph.user') return { kind: 'user', id };
  return { kind: type === '#microsoft.graph.group' ? 'group' : 'other', id };
}

export function readId(item: unknown): string | null {
  return isObject(item) && typeof item.id === 'string' && item.id !== '' ? item.id : null;
}

export function isObject(value: unknown): value is GraphObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pick(item: GraphObject, names: readonly string[]): Record<string, Json> {
  const picked: Record<string, Json> = {};
  for (const name of names) picked[name] = item[name] ?? null;
  return picked;
}
