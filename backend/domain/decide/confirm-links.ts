/** Which links the run renews although nothing is written to the account. */
import type { Link } from '../link';
import type { LinkUpdate } from '../plan/plan';
import type { TargetUser } from '../target-state';
import type { SettledPerson } from './settled-person';

/**
 * How long a confirmation is good for. Renewing every link in every run would write as many rows as there are people
 * in a run that changes nothing.
 */
const CONFIRMED_FOR_MS = 86_400_000;

/** @param isChanging an operation of this plan writes the account; its outcome renews the link then. */
export function confirmationOf(person: SettledPerson, isChanging: boolean, now: string): LinkUpdate | null {
  const { account, link, matched, ref } = person;
  if (account === null || (person.untouchable !== null && matched)) return null;
  if (matched) return { sourceId: ref.sourceId, userKey: account.key, matched: true };
  if (link === null || isChanging || account.detail !== 'read') return null;
  const isSame = showsApplied(link, account);
  const { verdict } = person.desired;
  // Of people nothing is known about, a difference stays visible as what it is: drift, to be judged when they are.
  if (!isSame && (verdict === 'unknown' || verdict === 'dropped' || person.untouchable !== null)) return null;
  if (isSame && isFresh(link, person.ownership.lastLeftAt, now)) return null;
  return { sourceId: ref.sourceId, userKey: account.key, matched: false };
}

function showsApplied({ applied }: Link, account: TargetUser): boolean {
  return (
    applied.name === account.name &&
    applied.displayName === account.displayName &&
    applied.email === account.email &&
    applied.active === account.active
  );
}

/** Whatever another connector wrote before the person left it is news to this one. */
function isFresh({ verifiedAt }: Link, lastLeftAt: string | null, now: string): boolean {
  if (verifiedAt === null || (lastLeftAt !== null && Date.parse(lastLeftAt) >= Date.parse(verifiedAt))) return false;
  return Date.parse(now) - Date.parse(verifiedAt) < CONFIRMED_FOR_MS;
}
