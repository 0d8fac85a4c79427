/** First contact: finds the accounts of newcomers, and says who is a stranger to the target. */
import { findAccounts } from '../matching/find-accounts';
import type { AccountBook, Newcomer, Standing } from './account-book';
import type { DecideInput } from './input';
import type { PlanDraft } from './plan-draft';
import { ambiguous, protectedAccount } from './problems';

export interface Meeting {
  /** Found at the target; their accounts are theirs from now on. */
  readonly found: readonly Standing[];
  /** Nobody at the target fits. */
  readonly strangers: readonly Newcomer[];
}

/** Whoever fits no account, or too many, or one that must not be touched, is in neither list, and a problem says so. */
export function meetNewcomers(
  newcomers: readonly Newcomer[],
  { rules, target, elsewhere }: DecideInput,
  book: AccountBook,
  draft: PlanDraft,
): Meeting {
  const { by } = rules.matching;
  // Mail addresses are not unique: only a whole list can tell that no second account has the same one.
  const canMatch = by !== 'email' || target.complete.users;
  const seekers = newcomers
    .filter(({ lost }) => canMatch && (lost === null || elsewhere !== undefined))
    .map(({ desired, name, lost }) => ({
      sourceId: desired.sourceId,
      name,
      email: desired.mapped.fields.email ?? null,
      lostAccount: lost !== null,
    }));
  const answers = findAccounts(seekers, by, book.index, (key) => {
    if (book.owners.has(key)) return 'this-connector';
    return elsewhere?.claims.has(key) ? 'other-connector' : 'nobody';
  });
  const found: Standing[] = [];
  const strangers: Newcomer[] = [];
  for (const newcomer of newcomers) {
    const { desired } = newcomer;
    const answer = answers.get(desired.sourceId);
    if (answer === undefined || answer.result === 'none') strangers.push(newcomer);
    else if (answer.result !== 'account') draft.report(ambiguous(desired.sourceId, answer.result));
    else if (target.protectedKeys.has(answer.account.key)) draft.report(protectedAccount(desired.sourceId, answer.account.name));
    else if (!book.isSpared(answer.account.name)) {
      found.push({ desired, link: null, account: answer.account, matched: true });
      book.owners.set(answer.account.key, desired.sourceId);
    }
  }
  return { found, strangers };
}
