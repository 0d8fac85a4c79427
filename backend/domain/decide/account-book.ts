/** What the stages of settling share: who has which account, and which accounts may be changed at all. */
import type { Link } from '../link';
import { type AccountIndex, indexAccounts } from '../matching/account-index';
import { compilePatterns } from '../patterns/name-pattern';
import { createOwnershipJudge, type Ownership } from '../precedence/ownership';
import type { SourceId } from '../records';
import type { TargetUser } from '../target-state';
import type { DesiredPerson } from './desired';
import type { DecideInput } from './input';
import { ownAccounts } from './own-accounts';
import type { SettledPerson } from './settled-person';

/** A person and the account they have, by a link or found now. */
export interface Standing {
  readonly desired: DesiredPerson;
  readonly link: Link | null;
  readonly account: TargetUser;
  readonly matched: boolean;
}

/** Somebody in scope without an account. */
export interface Newcomer {
  readonly desired: Extract<DesiredPerson, { verdict: 'in-scope' }>;
  readonly name: string;
  /** The link whose account is gone; null when there never was one. */
  readonly lost: Link | null;
}

export interface AccountBook {
  readonly index: AccountIndex;
  /** User key → person; grows when accounts are found. */
  readonly owners: Map<string, SourceId>;
  /** People whose account is linked to somebody else as well. */
  readonly doubled: ReadonlySet<SourceId>;
  /** Whether a user name is on the never-touch list. */
  isSpared(name: string | undefined): boolean;
  untouchable(person: DesiredPerson, account: TargetUser): SettledPerson['untouchable'];
  /** Who has the say about an account; null: about one that is still to be created. */
  ownership(account: TargetUser | null): Ownership;
}

export function openAccountBook({ target, links, rules, elsewhere }: DecideInput): AccountBook {
  const neverTouch = compilePatterns(rules.scope.neverTouch);
  const isSpared = (name: string | undefined) => !neverTouch.empty && name !== undefined && neverTouch.matches(name);
  const judgeOwnership = createOwnershipJudge(elsewhere);
  return {
    index: indexAccounts(target.users.values()),
    ...ownAccounts(links),
    isSpared,
    ownership: (account) => judgeOwnership(account?.key ?? null),
    untouchable(person, account) {
      if (isSpared(account.name) || isSpared(wishedName(person))) return 'never-touch';
      return target.protectedKeys.has(account.key) ? 'protected' : null;
    },
  };
}

/** The user name the mapping gives. */
export function wishedName(person: DesiredPerson | undefined): string | undefined {
  return person?.verdict === 'in-scope' ? person.mapped.fields.username : undefined;
}
