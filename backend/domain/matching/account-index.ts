/** The target's accounts by what a person may be found by. */
import { foldEmail } from '../decide/compare-values';
import { foldName } from '../patterns/fold-name';
import type { TargetUser } from '../target-state';

export interface AccountIndex {
  /** Accounts with this user name, compared without case. More than one only when their names differ in Unicode form. */
  byName(name: string): readonly TargetUser[];
  /** Accounts with this mail address, compared without case. Empty for targets that did not tell addresses. */
  byEmail(email: string): readonly TargetUser[];
}

const NONE: readonly TargetUser[] = [];

export function indexAccounts(users: Iterable<TargetUser>): AccountIndex {
  const names = new Map<string, TargetUser | TargetUser[]>();
  const emails = new Map<string, TargetUser | TargetUser[]>();
  for (const user of users) {
    put(names, foldName(user.name), user);
    if (user.detail !== 'unknown' && user.email !== '') put(emails, foldEmail(user.email), user);
  }
  return {
    byName: (name) => listOf(names.get(foldName(name))),
    byEmail: (email) => listOf(emails.get(foldEmail(email))),
  };
}

/** Nearly every value has one account, so a list is made only for the second one. */
function put(index: Map<string, TargetUser | TargetUser[]>, value: string, user: TargetUser): void {
  const there = index.get(value);
  if (there === undefined) index.set(value, user);
  else if (Array.isArray(there)) there.push(user);
  else index.set(value, [there, user]);
}

function listOf(found: TargetUser | TargetUser[] | undefined): readonly TargetUser[] {
  if (found === undefined) return NONE;
  return Array.isArray(found) ? found : [found];
}
