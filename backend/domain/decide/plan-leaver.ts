/** What becomes of the account of somebody who left, was disabled, or is out of scope by evidence. */
import { type Operation, type OperationKind, operationId } from '../plan/operation';
import type { Reason } from '../plan/reason';
import type { LeaverPolicy } from '../rules/sync-rules';
import type { ReasonBook } from './reason-book';
import { isActive, type SettledPerson } from './settled-person';

const DAY_MS = 86_400_000;

/** `keep` leaves everything as it is, memberships too; otherwise `remove-groups` always and the others on wish take leavers out. */
export function takesGroups({ action, removeGroups }: LeaverPolicy): boolean {
  return action === 'remove-groups' || (action !== 'keep' && removeGroups);
}

export function closesAccounts({ action }: LeaverPolicy): boolean {
  return action !== 'keep' && action !== 'remove-groups';
}

/**
 * Deactivates at once; deletes or anonymizes when the grace period is over. It begins when the person left the last
 * connector, and where several have links to the account, only the first of them does what cannot be undone.
 */
export function planLeaver(person: SettledPerson, reason: Reason, policy: LeaverPolicy, now: string, reasons: ReasonBook): Operation[] {
  if (!closesAccounts(policy) || person.account === null) return [];
  const operations: Operation[] = [];
  const close = (kind: OperationKind & ('deactivate-user' | 'delete-user' | 'anonymize-user'), why: Reason): Operation => ({
    kind,
    id: operationId(kind, person.ref.sourceId),
    person: person.ref,
    reason: why,
    before: { active: kind === 'deactivate-user' },
    after: kind === 'deactivate-user' ? { active: false } : null,
  });
  // Nothing known of the account counts as active: closing it twice does no harm.
  if (isActive(person) !== false) operations.push(close('deactivate-user', reason));
  if (policy.action === 'deactivate' || !person.ownership.isFirst) return operations;
  const leftAt = laterOf(person.link?.leftAt ?? now, person.ownership.lastLeftAt);
  if (Date.parse(leftAt) + policy.graceDays * DAY_MS <= Date.parse(now)) {
    operations.push(close(policy.action === 'delete' ? 'delete-user' : 'anonymize-user', reasons.give('grace-over', { leftAt })));
  }
  return operations;
}

function laterOf(a: string, b: string | null): string {
  return b === null || Date.parse(a) >= Date.parse(b) ? a : b;
}
