/** Which accounts get the new user name their person has at the source. */
import { type Holder, resolveRenames } from '../matching/resolve-renames';
import { foldName } from '../patterns/fold-name';
import type { SourceId } from '../records';
import { type AccountBook, type Standing, wishedName } from './account-book';
import type { DecideInput } from './input';
import type { PlanDraft } from './plan-draft';
import { nameTaken, protectedAccount, renameCycle } from './problems';

export interface Renames {
  granted(sourceId: SourceId): boolean;
  /** Whether nobody has the name once the renames are done. */
  isFree(name: string): boolean;
  /** Renames not decided because the target was read in part. */
  readonly unread: number;
}

/** @param losers people whose new name is claimed by others as well. */
export function grantRenames(
  standings: Iterable<Standing>,
  losers: ReadonlySet<SourceId>,
  { rules, target }: DecideInput,
  book: AccountBook,
  draft: PlanDraft,
): Renames {
  const wishes: { sourceId: SourceId; to: string; name: string }[] = [];
  let unread = 0;
  for (const { desired, account } of standings) {
    const { sourceId } = desired;
    const name = rules.matching.renameUsers && book.ownership(account).owns ? wishedName(desired) : undefined;
    if (name === undefined || losers.has(sourceId) || foldName(name) === foldName(account.name)) continue;
    const why = book.untouchable(desired, account);
    if (why === 'protected') draft.report(protectedAccount(sourceId, account.name));
    else if (why !== null) continue;
    else if (target.complete.users) wishes.push({ sourceId, to: foldName(name), name });
    else unread += 1;
  }
  const holderOf = (name: string): Holder => {
    const [holder, second] = book.index.byName(name);
    if (holder === undefined) return 'nobody';
    const sourceId = second ? undefined : book.owners.get(holder.key);
    return sourceId === undefined ? 'somebody' : { sourceId };
  };
  const verdicts = resolveRenames(wishes, holderOf);
  for (const { sourceId, name } of wishes) {
    const verdict = verdicts.get(sourceId);
    if (verdict === 'cycle') draft.report(renameCycle(sourceId, name));
    if (verdict === 'taken') draft.report(nameTaken(sourceId, name));
  }
  const granted = (sourceId: SourceId) => verdicts.get(sourceId) === 'granted';
  return {
    unread,
    granted,
    isFree(name) {
      const holder = holderOf(name);
      return holder === 'nobody' || (holder !== 'somebody' && granted(holder.sourceId));
    },
  };
}
