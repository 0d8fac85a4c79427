import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../../domain/json';
import { foldName } from '../../../domain/patterns/fold-name';
import type { UserFields } from '../../../domain/plan/operation';
import type { TargetUser } from '../../../domain/target-state';

/** The first field that is not as expected, in words; null when all hold. A missing field is no expectation. */
export function differenceOf(user: TargetUser, expected: UserFields): string | null {
  if (expected.name !== undefined && foldName(user.name) !== foldName(expected.name)) return 'The user name is another one.';
  if (expected.displayName !== undefined && user.displayName !== expected.displayName) return 'The display name is another one.';
  if (expected.email !== undefined && foldName(user.email) !== foldName(expected.email)) return 'The e-mail address is another one.';
  if (expected.active !== undefined && user.active !== expected.active)
    return user.active ? 'The account is active.' : 'The account is inactive.';
  return null;
}

export const holds = (user: TargetUser, expected: UserFields | null): boolean => expected === null || differenceOf(user, expected) === null;

export const sameJson = (a: Json, b: Json): boolean => isDeepStrictEqual(a, b);
