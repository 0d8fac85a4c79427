/** Reads Jira's JSON with suspicion: a missing field is a protocol error, never an empty value. */
import { RollcallError } from '../../../domain/errors';
import type { TargetUser } from '../../../domain/target-state';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export function unexpectedShape(what: string): RollcallError {
  return new RollcallError('target-protocol', `Jira answered ${what} in an unknown form.`, {
    retry: 'later',
    remedy: 'Check that the base URL belongs to a Jira of a supported version and that no proxy changes its answers.',
  });
}

export function objectOf(value: unknown, what: string): JsonObject {
  if (!isObject(value)) throw unexpectedShape(what);
  return value;
}

export function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw unexpectedShape(what);
  return value;
}

export function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string') throw unexpectedShape(what);
  return value;
}

/** A user as `user`, `user/search` and `group/member` give it. Mail may be hidden from the caller; it reads as empty then. */
export function userOf(value: unknown): TargetUser {
  const { key, name, displayName, emailAddress, active } = objectOf(value, 'a user');
  const login = textOf(name, 'a user');
  return {
    key: textOf(key, 'a user'),
    name: login,
    displayName: typeof displayName === 'string' ? displayName : login,
    email: typeof emailAddress === 'string' ? emailAddress : '',
    active: active !== false,
    detail: 'read',
  };
}
