import { compilePatterns } from '../../../domain/patterns/name-pattern';
import { lookUpNames } from './lookups';
import { readMembers } from './members';
import type { Reading } from './reading';

/**
 * Groups that Jira itself makes for administrators. Which other groups hold global permissions cannot be read by REST, so
 * accounts beyond these are protected by the configuration.
 */
const ADMINISTRATORS = ['jira-administrators', 'jira-system-administrators', 'administrators'];

/** Keys of administrators and of our own account. Throws when they cannot be read: then nobody may be taken for unprotected. */
export async function readAdministrators({ client, session, seen, signal }: Reading): Promise<readonly string[]> {
  const keys = new Set([session.myself.key]);
  const groups = await Promise.all(ADMINISTRATORS.map((group) => readMembers(client, group, signal)));
  for (const group of groups) for (const member of group?.members ?? []) keys.add(seen.tell(member));
  return [...keys];
}

/** Keys of the accounts the configuration protects, among everybody that was met. */
export async function findConfigured(reading: Reading): Promise<readonly string[]> {
  const { protectedAccounts, seen } = reading;
  const patterns = compilePatterns(protectedAccounts);
  if (patterns.empty) return [];
  await lookUpNames(
    reading,
    protectedAccounts.filter((name) => !name.includes('*') && seen.keyOf(name) === undefined),
  );
  return [...seen.everybody()].filter(([, name]) => patterns.matches(name)).map(([key]) => key);
}
