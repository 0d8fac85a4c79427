/**
 * Which account each person's operations act on: the linked one, one found at first contact, or one to be created. Every
 * doubt ends in a problem and in nobody being touched.
 */
import type { MappedUser } from '../mapping/map-user';
import { contestNames, type NameClaim } from '../matching/contest-names';
import { foldName } from '../patterns/fold-name';
import type { SourceId } from '../records';
import { type AccountBook, type Newcomer, openAccountBook, type Standing, wishedName } from './account-book';
import type { Desired } from './desired';
import { grantRenames } from './grant-renames';
import type { DecideInput } from './input';
import { meetNewcomers } from './meet-newcomers';
import type { PlanDraft } from './plan-draft';
import { accountMissing, ambiguous, mailless, nameConflict, nameless, nameTaken, targetIncomplete } from './problems';
import type { SettledPerson } from './settled-person';

export interface Settlement {
  readonly people: ReadonlyMap<SourceId, SettledPerson>;
  /** The same people by the key of their account, linked or found now; who is to be created is not among them. */
  readonly byKey: ReadonlyMap<string, SettledPerson>;
}

export function settleAccounts(desired: Desired, input: DecideInput, draft: PlanDraft): Settlement {
  const { target } = input;
  const book = openAccountBook(input);
  const { standings, newcomers, unread: unseen } = sortPeople(desired, input, book, draft);
  const losers = contestNames(claimNames(standings, newcomers, input, book));
  for (const sourceId of losers) {
    const name = wishedName(desired.people.get(sourceId));
    if (name !== undefined) draft.report(nameConflict(sourceId, name));
  }
  const contenders = newcomers.filter((newcomer) => !losers.has(newcomer.desired.sourceId));
  const { found, strangers } = meetNewcomers(contenders, input, book, draft);
  for (const standing of found) standings.push(standing);
  const renames = grantRenames(standings, losers, input, book, draft);

  const people = new Map<SourceId, SettledPerson>();
  const byKey = new Map<string, SettledPerson>();
  for (const standing of standings) {
    const { desired: person, account } = standing;
    const { sourceId } = person;
    const newName = renames.granted(sourceId) ? (wishedName(person) ?? null) : null;
    const ref = { sourceId, userKey: account.key, userName: newName ?? account.name };
    const settled = { ...standing, ref, newName, untouchable: book.untouchable(person, account), ownership: book.ownership(account) };
    people.set(sourceId, settled);
    byKey.set(account.key, settled);
  }
  for (const { desired: person, name, lost } of strangers) {
    const { sourceId, mapped } = person;
    const isFree = renames.isFree(foldName(name));
    const isCreated = target.complete.users && isFree && (mapped.fields.email ?? '') !== '';
    if (lost) draft.report(accountMissing(sourceId, lost.applied.name, isCreated));
    if (target.complete.users && !isFree) draft.report(nameTaken(sourceId, name));
    if (target.complete.users && isFree && !isCreated && !hasProblem(mapped, 'email')) draft.report(mailless(sourceId, name));
    if (!isCreated) continue;
    const ref = { sourceId, userKey: null, userName: name };
    people.set(sourceId, {
      desired: person,
      link: lost,
      account: null,
      ref,
      newName: null,
      matched: false,
      untouchable: null,
      ownership: book.ownership(null),
    });
  }
  const unread = unseen + renames.unread + (target.complete.users ? 0 : strangers.length);
  if (unread > 0) draft.report(targetIncomplete('people who may have to be created, found or renamed', unread));
  return { people, byKey };
}

/** Tells people who have an account by their link from those in scope who have none. */
function sortPeople(desired: Desired, { links, target }: DecideInput, book: AccountBook, draft: PlanDraft) {
  const standings: Standing[] = [];
  const newcomers: Newcomer[] = [];
  let unread = 0;
  for (const person of desired.people.values()) {
    const { sourceId } = person;
    const link = links.get(sourceId) ?? null;
    const account = link ? target.users.get(link.userKey) : undefined;
    if (book.doubled.has(sourceId)) draft.report(ambiguous(sourceId, 'linked-twice'));
    else if (account) standings.push({ desired: person, link, account, matched: false });
    else if (link && !target.complete.users) {
      if (person.verdict === 'in-scope' && draft.concerns(sourceId)) unread += 1;
      if (person.verdict === 'left') draft.withhold('deactivate-user', 'target-read-incomplete', sourceId);
    } else if (person.verdict === 'in-scope') {
      const name = wishedName(person);
      if (name === undefined && !hasProblem(person.mapped, 'username')) draft.report(nameless(sourceId));
      if (name !== undefined && !book.isSpared(name)) newcomers.push({ desired: person, name, lost: link });
    }
  }
  return { standings, newcomers, unread };
}

/** Whoever keeps their user name claims it too, so that nobody else gets it. */
function claimNames(
  standings: readonly Standing[],
  newcomers: readonly Newcomer[],
  { rules }: DecideInput,
  book: AccountBook,
): NameClaim[] {
  const claims: NameClaim[] = [];
  for (const { desired, account } of standings) {
    if (desired.verdict !== 'in-scope') continue;
    const current = foldName(account.name);
    const mayRename = rules.matching.renameUsers && book.ownership(account).owns && book.untouchable(desired, account) === null;
    const wished = mayRename ? wishedName(desired) : undefined;
    claims.push({ sourceId: desired.sourceId, wanted: wished === undefined ? current : foldName(wished), current });
  }
  for (const { desired, name } of newcomers) claims.push({ sourceId: desired.sourceId, wanted: foldName(name), current: null });
  return claims;
}

/** The mapping said already what is wrong with the attribute. */
function hasProblem({ problems }: MappedUser, attribute: 'username' | 'email'): boolean {
  return problems.some((problem) => problem.attribute === attribute);
}
