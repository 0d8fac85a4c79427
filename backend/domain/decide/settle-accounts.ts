/**
 * Which account each person's operations act on: the linked one, one found at first contact, or one to be created. Every
 * doubt ends in a problem and in nobody being touched.
 */

import type { Link } from '../link';
import type { MappedUser } from '../mapping/map-user';
import { type AccountIndex, indexAccounts } from '../matching/account-index';
import { contestNames, type NameClaim } from '../matching/contest-names';
import { findAccounts } from '../matching/find-accounts';
import { type Holder, type RenameVerdict, resolveRenames } from '../matching/resolve-renames';
import { foldName } from '../patterns/fold-name';
import { compilePatterns } from '../patterns/name-pattern';
import type { SourceId } from '../records';
import type { TargetUser } from '../target-state';
import type { Desired, DesiredPerson } from './desired';
import type { DecideInput } from './input';
import { ownAccounts } from './own-accounts';
import type { PlanDraft } from './plan-draft';
import {
  accountMissing,
  ambiguous,
  mailless,
  nameConflict,
  nameless,
  nameTaken,
  protectedAccount,
  renameCycle,
  targetIncomplete,
} from './problems';
import type { SettledPerson } from './settled-person';

export interface Settlement {
  readonly people: ReadonlyMap<SourceId, SettledPerson>;
  /** The same people by the key of their account, linked or found now; who is to be created is not among them. */
  readonly byKey: ReadonlyMap<string, SettledPerson>;
}

interface Standing {
  readonly desired: DesiredPerson;
  readonly link: Link | null;
  readonly account: TargetUser;
  readonly matched: boolean;
}

/** Somebody in scope without an account. */
interface Newcomer {
  readonly desired: Extract<DesiredPerson, { verdict: 'in-scope' }>;
  readonly name: string;
  /** The account of their link is gone. */
  readonly lost: Link | null;
}

export function settleAccounts(desired: Desired, input: DecideInput, draft: PlanDraft): Settlement {
  const { target, rules, links } = input;
  const index = indexAccounts(target.users.values());
  const { owners, doubled } = ownAccounts(links);
  const neverTouch = compilePatterns(rules.scope.neverTouch);
  const isSpared = (name: string | undefined) => !neverTouch.empty && name !== undefined && neverTouch.matches(name);
  const untouchable = (person: DesiredPerson, account: TargetUser): SettledPerson['untouchable'] => {
    if (isSpared(account.name) || isSpared(wishedName(person))) return 'never-touch';
    return target.protectedKeys.has(account.key) ? 'protected' : null;
  };
  const standings = new Map<SourceId, Standing>();
  const newcomers: Newcomer[] = [];
  const claims: NameClaim[] = [];
  let unread = 0;

  for (const person of desired.people.values()) {
    const { sourceId } = person;
    const link = links.get(sourceId) ?? null;
    const account = link ? target.users.get(link.userKey) : undefined;
    if (doubled.has(sourceId)) {
      draft.report(ambiguous(sourceId, 'linked-twice'));
    } else if (account) {
      standings.set(sourceId, { desired: person, link, account, matched: false });
      if (person.verdict !== 'in-scope') continue;
      const current = foldName(account.name);
      const wished = rules.matching.renameUsers && !untouchable(person, account) ? person.mapped.fields.username : undefined;
      claims.push({ sourceId, wanted: wished === undefined ? current : foldName(wished), current });
    } else if (link && !target.complete.users) {
      if (person.verdict === 'in-scope') unread += 1;
      if (person.verdict === 'left') draft.withhold('deactivate-user', 'target-read-incomplete', sourceId);
    } else if (person.verdict === 'in-scope') {
      const name = person.mapped.fields.username;
      if (name === undefined && !hasProblem(person.mapped, 'username')) draft.report(nameless(sourceId));
      if (name === undefined || isSpared(name)) continue;
      newcomers.push({ desired: person, name, lost: link });
      claims.push({ sourceId, wanted: foldName(name), current: null });
    }
  }

  const losers = contestNames(claims);
  for (const sourceId of losers) draft.report(nameConflict(sourceId, wishedName(desired.people.get(sourceId)) ?? ''));
  const contenders = newcomers.filter(({ desired: { sourceId } }) => !losers.has(sourceId));
  const strangers = matchStrangers(contenders, input, index, owners, isSpared, draft, standings);

  const renames = grantRenames(standings, losers, untouchable, input, index, owners, draft);
  const people = new Map<SourceId, SettledPerson>();
  const byKey = new Map<string, SettledPerson>();
  for (const [sourceId, standing] of standings) {
    const newName = renames.granted(sourceId) ? (wishedName(standing.desired) ?? null) : null;
    const ref = { sourceId, userKey: standing.account.key, userName: newName ?? standing.account.name };
    const settled = { ...standing, ref, newName, untouchable: untouchable(standing.desired, standing.account) };
    people.set(sourceId, settled);
    byKey.set(standing.account.key, settled);
  }
  for (const { desired: person, name, lost } of strangers) {
    const { sourceId } = person;
    const holder = renames.holderOf(foldName(name));
    const isFree = holder === 'nobody' || (holder !== 'somebody' && renames.granted(holder.sourceId));
    const isCreated = target.complete.users && isFree && (person.mapped.fields.email ?? '') !== '';
    if (lost) draft.report(accountMissing(sourceId, lost.applied.name, isCreated));
    if (!target.complete.users) unread += 1;
    else if (!isFree) draft.report(nameTaken(sourceId, name));
    else if (!isCreated && !hasProblem(person.mapped, 'email')) draft.report(mailless(sourceId, name));
    if (!isCreated) continue;
    const ref = { sourceId, userKey: null, userName: name };
    people.set(sourceId, { desired: person, link: lost, account: null, ref, newName: null, matched: false, untouchable: null });
  }
  if (unread + renames.unread > 0)
    draft.report(targetIncomplete('people who may have to be created, found or renamed', unread + renames.unread));
  return { people, byKey };
}

/** The mapping said already what is wrong with the attribute. */
function hasProblem({ problems }: MappedUser, attribute: 'username' | 'email'): boolean {
  return problems.some((problem) => problem.attribute === attribute);
}

function wishedName(person: DesiredPerson | undefined): string | undefined {
  return person?.verdict === 'in-scope' ? person.mapped.fields.username : undefined;
}

/** Finds accounts for newcomers, notes them as standing, and answers those who are strangers to the target. */
function matchStrangers(
  newcomers: readonly Newcomer[],
  { rules, target, ownedElsewhere }: DecideInput,
  index: AccountIndex,
  owners: Map<string, SourceId>,
  isSpared: (name: string) => boolean,
  draft: PlanDraft,
  standings: Map<SourceId, Standing>,
): Newcomer[] {
  const { by } = rules.matching;
  // Mail addresses are not unique: only a whole list can tell that no second account has the same one.
  const canMatch = by !== 'email' || target.complete.users;
  const seekers = newcomers
    .filter(({ lost }) => canMatch && lost === null)
    .map(({ desired, name }) => ({ sourceId: desired.sourceId, name, email: desired.mapped.fields.email ?? null }));
  const found = findAccounts(seekers, by, index, (key) => {
    if (owners.has(key)) return 'this-connector';
    return ownedElsewhere?.has(key) ? 'other-connector' : 'nobody';
  });
  const strangers: Newcomer[] = [];
  for (const newcomer of newcomers) {
    const { sourceId } = newcomer.desired;
    const answer = found.get(sourceId);
    if (answer === undefined || answer.result === 'none') strangers.push(newcomer);
    else if (answer.result !== 'account') draft.report(ambiguous(sourceId, answer.result));
    else if (target.protectedKeys.has(answer.account.key)) draft.report(protectedAccount(sourceId, answer.account.name));
    else if (!isSpared(answer.account.name)) {
      standings.set(sourceId, { desired: newcomer.desired, link: null, account: answer.account, matched: true });
      owners.set(answer.account.key, sourceId);
    }
  }
  return strangers;
}

function grantRenames(
  standings: ReadonlyMap<SourceId, Standing>,
  losers: ReadonlySet<SourceId>,
  untouchable: (person: DesiredPerson, account: TargetUser) => SettledPerson['untouchable'],
  { rules, target }: DecideInput,
  index: AccountIndex,
  owners: ReadonlyMap<string, SourceId>,
  draft: PlanDraft,
) {
  const wishes: { sourceId: SourceId; to: string; name: string }[] = [];
  let unread = 0;
  for (const [sourceId, { desired, account }] of standings) {
    const name = rules.matching.renameUsers ? wishedName(desired) : undefined;
    if (name === undefined || losers.has(sourceId) || foldName(name) === foldName(account.name)) continue;
    const why = untouchable(desired, account);
    if (why === 'protected') draft.report(protectedAccount(sourceId, account.name));
    else if (why !== null) continue;
    else if (target.complete.users) wishes.push({ sourceId, to: foldName(name), name });
    else unread += 1;
  }
  const holderOf = (name: string): Holder => {
    const [holder, second] = index.byName(name);
    if (holder === undefined) return 'nobody';
    const sourceId = second ? undefined : owners.get(holder.key);
    return sourceId === undefined ? 'somebody' : { sourceId };
  };
  const verdicts: ReadonlyMap<SourceId, RenameVerdict> = resolveRenames(wishes, holderOf);
  for (const { sourceId, name } of wishes) {
    const verdict = verdicts.get(sourceId);
    if (verdict === 'cycle') draft.report(renameCycle(sourceId, name));
    if (verdict === 'taken') draft.report(nameTaken(sourceId, name));
  }
  return { holderOf, unread, granted: (sourceId: SourceId) => verdicts.get(sourceId) === 'granted' };
}
