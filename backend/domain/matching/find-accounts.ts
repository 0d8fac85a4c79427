/** First contact: which existing account belongs to a person nobody is linked to yet. One to one, or not at all. */
import type { SourceId } from '../records';
import type { Matching } from '../rules/sync-rules';
import type { TargetUser } from '../target-state';
import type { AccountIndex } from './account-index';

export interface Seeker {
  readonly sourceId: SourceId;
  readonly name: string;
  readonly email: string | null;
}

export type Ownership = 'nobody' | 'this-connector' | 'other-connector';

export type Found =
  | { readonly result: 'account'; readonly account: TargetUser }
  /** Nobody, or only accounts of other people of this connector (a mail address may pass on to a new colleague). */
  | { readonly result: 'none' }
  | { readonly result: 'several-accounts' }
  | { readonly result: 'several-people' }
  | { readonly result: 'owned-elsewhere' };

const NONE: Found = { result: 'none' };

/** Every seeker gets an answer. An account that already belongs to somebody is never given to another. */
export function findAccounts(
  seekers: readonly Seeker[],
  by: Matching['by'],
  index: AccountIndex,
  ownerOf: (key: string) => Ownership,
): ReadonlyMap<SourceId, Found> {
  const found = new Map<SourceId, Found>();
  const takers = new Map<string, SourceId[]>();
  for (const seeker of seekers) {
    const answer = by === 'never' ? NONE : choose(candidatesOf(seeker, by, index), ownerOf);
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

function choose(candidates: readonly TargetUser[], ownerOf: (key: string) => Ownership): Found {
  const free: TargetUser[] = [];
  let elsewhere = false;
  for (const candidate of candidates) {
    const owner = ownerOf(candidate.key);
    if (owner === 'nobody') free.push(candidate);
    else if (owner === 'other-connector') elsewhere = true;
  }
  const [only] = free;
  if (free.length > 1) return { result: 'several-accounts' };
  if (elsewhere) return { result: 'owned-elsewhere' };
  return only ? { result: 'account', account: only } : NONE;
}
