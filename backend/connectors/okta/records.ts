/** Okta's users and groups as records. */
import type { Attributes, Json } from '../../domain/json';
import type { SourceGroup, SourceUser, UserKind } from '../../domain/records';
import type { OktaConfig } from './config';

export interface OktaGroup {
  readonly record: SourceGroup;
  readonly type: string;
  /** Members by `expand=stats`; null when Okta did not say. */
  readonly usersCount: number | null;
}

/** What of a user besides the profile the mapping may use. Credentials and links stay out. */
const topAttributes = ['status', 'created', 'activated', 'statusChanged', 'lastLogin', 'lastUpdated', 'realmId'] as const;

export type StatusRules = Pick<OktaConfig, 'activeStatuses' | 'guestUserTypes' | 'serviceUserTypes'>;

/** Null when id, status or profile is missing or of another kind. */
export function toSourceUser(item: unknown, rules: StatusRules): SourceUser | null {
  if (!isObject(item)) return null;
  const { id, status, profile } = item;
  if (typeof id !== 'string' || id === '' || typeof status !== 'string' || !isObject(profile)) return null;
  const attributes: Record<string, Json> = { id };
  for (const name of topAttributes) {
    const value = item[name];
    if (value !== undefined) attributes[name] = value;
  }
  attributes.profile = profile;
  return { id, active: rules.activeStatuses.has(status), status, kind: kindOf(profile, rules), attributes };
}

function kindOf(profile: Attributes, rules: StatusRules): UserKind {
  const type = profile.userType;
  if (typeof type !== 'string') return 'member';
  if (rules.guestUserTypes.has(type)) return 'guest';
  return rules.serviceUserTypes.has(type) ? 'service' : 'member';
}

/** Null when id or name is missing. */
export function toOktaGroup(item: unknown): OktaGroup | null {
  if (!isObject(item)) return null;
  const { id, type, profile, _embedded: embedded } = item;
  if (typeof id !== 'string' || id === '' || !isObject(profile)) return null;
  const name = profile.name;
  if (typeof name !== 'string' || name === '') return null;
  const stats = isObject(embedded) ? embedded.stats : null;
  const count = isObject(stats) ? stats.usersCount : null;
  const kind = typeof type === 'string' ? type : 'OKTA_GROUP';
  return {
    record: { id, name, attributes: { id, type: kind, profile } },
    type: kind,
    usersCount: typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null,
  };
}

export function readId(item: unknown): string | null {
  return isObject(item) && typeof item.id === 'string' && item.id !== '' ? item.id : null;
}

function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
