/**
 * The one decision of the product: from what the source has, what the target has, who is linked and what the rules say
 * to a plan with reasons. Preview, run, and every "why?" ask this function. It is pure, it answers for every input, its
 * answer does not depend on the order of anything, and its work grows linearly with people and memberships.
 */
import type { LinkUpdate, ManagedCounts, Plan } from '../plan/plan';
import { confirmationOf } from './confirm-links';
import { type Desired, desirePeople } from './desire';
import type { DecideInput } from './input';
import { createPlanDraft, type PlanDraft } from './plan-draft';
import { closesAccounts, planLeaver } from './plan-leaver';
import { planAdditions, planRemovals } from './plan-memberships';
import { planPerson } from './plan-person';
import { protectedAccount } from './problems';
import { createReasonBook, type ReasonBook } from './reason-book';
import { type Settlement, settleAccounts } from './settle-accounts';
import { settleGroups } from './settle-groups';
import { isActive, type SettledPerson } from './settled-person';

/** @param desired the first stage for the same input, when the caller has it already; otherwise it is worked out here. */
export function decide(
  input: DecideInput,
  desired: Desired = desirePeople(input.source, input.links, input.rules, input.expressions, input.now),
): Plan {
  const draft = createPlanDraft(input.onlyPeople);
  const reasons = createReasonBook();
  for (const problem of desired.problems) draft.report(problem);
  const settlement = settleAccounts(desired, input, draft);
  for (const person of settlement.people.values()) {
    if (draft.concerns(person.ref.sourceId)) planAccount(person, input, draft, reasons);
  }
  // Before the memberships, which say nothing about whether an account is as it should be.
  const linkUpdates = updateLinks(settlement, input, draft);
  const groups = settleGroups(desired, input, draft, reasons);
  planAdditions(settlement, groups, draft);
  const memberships = planRemovals(desired, settlement, groups, input, draft, reasons);
  const managed: ManagedCounts = { people: countManaged(settlement), groups: groups.managed.length, memberships };
  return draft.finish({ linkUpdates, managed, ...countPeople(desired, settlement, draft) });
}

function planAccount(person: SettledPerson, input: DecideInput, draft: PlanDraft, reasons: ReasonBook): void {
  const { desired, ref } = person;
  const { leavers } = input.rules;
  switch (desired.verdict) {
    case 'in-scope': {
      if (person.untouchable === 'never-touch' || !person.ownership.owns) return;
      const operations = planPerson(person, desired, input.target, reasons);
      if (person.untouchable === 'protected') {
        if (operations.length > 0) draft.report(protectedAccount(ref.sourceId, ref.userName));
        return;
      }
      for (const operation of operations) draft.add(operation);
      return;
    }
    case 'left': {
      const operations = planLeaver(person, desired.reason, leavers, input.now, reasons);
      const { presentIn } = person.ownership;
      if (operations.length === 0) return;
      if (person.untouchable !== null) draft.withhold('deactivate-user', 'protected', ref.sourceId);
      else if (presentIn !== null)
        draft.withhold('deactivate-user', 'present-elsewhere', ref.sourceId, { connector: presentIn.connectorId });
      else for (const operation of operations) draft.add(operation);
      return;
    }
    case 'unknown':
      if (closesAccounts(leavers) && isActive(person) === true) draft.withhold('deactivate-user', desired.because, ref.sourceId);
      return;
    case 'dropped':
      return;
  }
}

function updateLinks(settlement: Settlement, input: DecideInput, draft: PlanDraft): LinkUpdate[] {
  const updates: LinkUpdate[] = [];
  for (const [sourceId, person] of settlement.people) {
    if (!draft.concerns(sourceId)) continue;
    const update = confirmationOf(person, draft.changes(sourceId), input.now);
    if (update) updates.push(update);
  }
  return updates.sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
}

/** Linked people who can sign in now. */
function countManaged(settlement: Settlement): number {
  let people = 0;
  for (const person of settlement.people.values()) if (person.link !== null && isActive(person) === true) people += 1;
  return people;
}

function countPeople(desired: Desired, settlement: Settlement, draft: PlanDraft): { inScope: number; unchanged: number } {
  let inScope = 0;
  let unchanged = 0;
  for (const { sourceId, verdict } of desired.people.values()) {
    if (verdict !== 'in-scope' || !draft.concerns(sourceId)) continue;
    inScope += 1;
    if (settlement.people.has(sourceId) && !draft.changes(sourceId)) unchanged += 1;
  }
  return { inScope, unchanged };
}
