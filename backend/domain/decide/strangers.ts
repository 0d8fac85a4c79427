/** Whether accounts are still the people's we linked them to. Keys say so within one Jira, and nothing between two. */
import type { AppliedState, Link } from '../link';
import { foldName } from '../patterns/fold-name';
import type { TargetUser } from '../target-state';

export interface Acquaintance {
  /** Linked accounts whose details were read just now and can be compared. */
  readonly compared: number;
  /** Those of which nothing is as we know it, by user key. */
  readonly strangers: ReadonlyMap<string, TargetUser>;
}

/**
 * Compares what Jira says now with what links remember. User name, display name and e-mail address are never all three changed
 * for many people at once, but in another Jira they are: each counts its keys from the same number.
 */
export function findStrangers(links: Iterable<Link>, users: ReadonlyMap<string, TargetUser>): Acquaintance {
  const strangers = new Map<string, TargetUser>();
  let compared = 0;
  for (const { userKey, applied } of links) {
    const account = users.get(userKey);
    if (account === undefined || account.detail !== 'read') continue;
    const isSame = resembles(account, applied);
    if (isSame === null) continue;
    compared += 1;
    if (!isSame) strangers.set(userKey, account);
  }
  return { compared, strangers };
}

/** Null: too little is known of one of them to tell. */
export function resembles(account: TargetUser, { name, displayName, email }: AppliedState): boolean | null {
  if (foldName(account.name) === foldName(name)) return true;
  const pairs = [
    [account.displayName, displayName],
    [account.email, email],
  ] as const;
  const known = pairs.filter(([now, before]) => now !== '' && before !== '');
  if (known.length < pairs.length) return null;
  return known.some(([now, before]) => foldName(now) === foldName(before));
}
