import type { Link } from '../link';
import type { PersonRef } from '../plan/operation';
import type { Ownership } from '../precedence/ownership';
import type { TargetUser } from '../target-state';
import type { DesiredPerson } from './desired';

/** A person together with the account their operations act on. */
export interface SettledPerson {
  readonly desired: DesiredPerson;
  readonly link: Link | null;
  /** Null: the account is to be created. */
  readonly account: TargetUser | null;
  readonly ref: PersonRef;
  /** The new user name, when the account is to be renamed. */
  readonly newName: string | null;
  /** Found by matching in this plan. */
  readonly matched: boolean;
  /** Why nothing about the account may be changed; null when it may. */
  readonly untouchable: 'protected' | 'never-touch' | null;
  /** What this connector has the say about, where others claim the account as well. */
  readonly ownership: Ownership;
}

/** Whether the account can be used to sign in, as far as it is known; null when nothing is known. */
export function isActive({ account, link }: Pick<SettledPerson, 'account' | 'link'>): boolean | null {
  if (account === null) return null;
  return account.detail === 'unknown' ? (link?.applied.active ?? null) : account.active;
}
