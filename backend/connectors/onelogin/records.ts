/** OneLogin's users, roles and policy groups as records. Ids are numbers there and texts here. */
import type { Attributes, Json } from '../../domain/json';
import type { SourceGroup, SourceId, SourceUser, UserKind } from '../../domain/records';
import { judgeActivity } from './activity';
import type { KindRules, OneLoginConfig } from './config';
import { userAttributes } from './user-fields';

/** Null when id or status is missing or of another kind. */
export function toSourceUser(item: unknown, rules: Pick<OneLoginConfig, 'activity' | 'kinds'>): SourceUser | null {
  const id = readId(item);
  if (id === null || !isObject(item)) return null;
  const { status, state = null, custom_attributes: custom } = item;
  if (typeof status !== 'number' || (state !== null && typeof state !== 'number')) return null;
  const attributes: Record<string, Json> = {};
  for (const { path } of userAttributes) {
    const value = item[path];
    if (value !== undefined) attributes[path] = value;
  }
  if (isObject(custom)) attributes.custom_attributes = custom;
  const { active, word } = judgeActivity(status, state, rules.activity);
  return { id, active, status: word, kind: kindOf(attributes, rules.kinds), attributes };
}

function kindOf(attributes: Attributes, { path, guests, services }: KindRules): UserKind {
  if (path === null) return 'member';
  let here: Json | undefined = attributes;
  for (const part of path) here = isObject(here) && Object.hasOwn(here, part) ? here[part] : undefined;
  if (typeof here !== 'string' && typeof here !== 'number') return 'member';
  if (guests.has(String(here))) return 'guest';
  return services.has(String(here)) ? 'service' : 'member';
}

/** Null when id or name is missing. */
export function toRole(item: unknown): SourceGroup | null {
  const id = readId(item);
  const name = readName(item);
  return id === null || name === null ? null : { id, name, attributes: { id: Number(id), name, kind: 'role' } };
}

/** Roles and policy groups count their ids apart, so that a policy group's has a word in front. */
export function toPolicyGroup(item: unknown): SourceGroup | null {
  const id = readId(item);
  const name = readName(item);
  return id === null || name === null ? null : { id: policyGroupId(id), name, attributes: { id: Number(id), name, kind: 'group' } };
}

export function policyGroupId(id: string): SourceId {
  return `group:${id}`;
}

/** The id as a text, or null when there is none. */
export function readId(item: unknown, key = 'id'): SourceId | null {
  const id = isObject(item) ? item[key] : null;
  if (typeof id === 'number' && Number.isSafeInteger(id) && id >= 0) return String(id);
  return typeof id === 'string' && /^\d{1,18}$/.test(id) ? id : null;
}

/** Ids of a user's roles; null when OneLogin did not give them. */
export function readRoleIds(item: unknown): readonly SourceId[] | null {
  const ids = isObject(item) ? item.role_ids : null;
  if (!Array.isArray(ids)) return null;
  return ids.flatMap((id) => readId({ id }) ?? []);
}

/** False only for who was listed although not in the role (`include_unassigned`). */
export function isAssigned(item: unknown): boolean {
  return !isObject(item) || item.assigned !== false;
}

export function readText(item: unknown, key: string): string | null {
  const value = isObject(item) ? item[key] : null;
  return typeof value === 'string' ? value : null;
}

function readName(item: unknown): string | null {
  return readText(item, 'name') || null;
}

function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
