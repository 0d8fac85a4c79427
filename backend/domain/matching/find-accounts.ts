/** First contact: which existing account belongs to a person nobody is linked to yet. One to one, or not at all. */
import type { SourceId } from '../records';
import type { Matching } from '../rules/sync-rules';
import type { TargetUser } from '../target-state';
import type { AccountIndex } from './account-index';

export interface Seeker {
  readonly sourceId: SourceId;
  readonly name: string;
  readonly email: string | null;
  /** Had an account that is gone: only one that another connector has for the person since may take its place. */
  readonly lostAccount?: boolean;
}

export type Ownership = 'nobody' | 'this-connector' | 'other-connector';

export type Found =
  | { readonly result: 'account'; readonly account: TargetUser }
  /** Nobody, or only accounts of other people of this connector (a mail address may pass on to a new colleague). */
  | { readonly result: 'none' }
  | { readonly result: 'several-accounts' }
  | { readonly result: 'several-people' };

const NONE: Found = { result: 'none' };

/**
 * Every seeker gets an answer. An account that already belongs to somebody of this connector is never given to another;
 * one that another connector has is the same person's, seen from another source.
 */
export function findAccounts(
  seekers: readonly Seeker[],
  by: Matching['by'],
  index: AccountIndex,
  ownerOf: (key: string) => Ownership,
): ReadonlyMap<SourceId, Found> {
  const found = new Map<SourceId, Found>();
  const takers = new Map<string, SourceId[]>();
  for (const seeker of seekers) {
    const answer = by === 'never' ? NONE : choose(seeker, candidatesOf(seeker, by, index), ownerOf);
    found.set(seeker.sourceId, answer);
    if (answer.result !== 'account') continue;
    const rivals = takers.get(answer.account.key);
    if (rivals) rivals.push(seeker.sourceId);
    else takers.set(answer.account.key, [seeker.sourceId]);
  }
  for (const rivals of takers.values()) {
    if (rivals.length > 1) for (const sourceId of rivals) found.set(sourceId, { result: 'several-people' });
  }
  return found;
}

function candidatesOf(seeker: Seeker, by: Matching['by'], index: AccountIndex): readonly TargetUser[] {
  if (by === 'username') return index.byName(seeker.name);
  return seeker.email === null || seeker.email === '' ? [] : index.byEmail(seeker.email);
}

function choose({ lostAccount }: Seeker, candidates: readonly TargetUser[], ownerOf: (key: string) => Ownership): Found {
  const fitting = candidates.filter(({ key }) => {
    const owner = ownerOf(key);
    return owner === 'other-connector' || (owner === 'nobody' && !lostAccount);
  });
  const [only] = fitting;
  if (fitting.length > 1) return { result: 'several-accounts' };
  return only ? { result: 'account', account: only } : NONE;
}
