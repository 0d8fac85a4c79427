/**
 * The limits on what one run may take away. What exceeds one waits for a person, the harmless rest goes on. Raising a
 * limit never holds more.
 */
import { type Operation, type OperationKind, REMOVING } from '../plan/operation';
import type { Plan } from '../plan/plan';
import type { SourceId } from '../records';
import type { BrakeRules } from '../rules/sync-rules';
import type { TrippedBrake } from '../runs/run';
import type { SourceSnapshot } from '../source-snapshot';

export interface BrakeInput {
  readonly plan: Plan;
  readonly rules: BrakeRules;
  readonly source: Pick<SourceSnapshot, 'users' | 'complete'>;
  /** How many people the last snapshot had; null when there is none. Only for the words: see `tripEmptyRead`. */
  readonly previous: { readonly users: number } | null;
}

export interface Brakes {
  readonly tripped: readonly TrippedBrake[];
  /** Whether an operation waits for approval. Only operations that take something away ever do. */
  holds(operation: Operation): boolean;
}

const CLOSING: ReadonlySet<OperationKind> = new Set(['deactivate-user', 'delete-user', 'anonymize-user']);

export function applyBrakes({ plan, rules, source, previous }: BrakeInput): Brakes {
  const closed = new Set<SourceId>();
  for (const operation of plan.operations) {
    if ('person' in operation && CLOSING.has(operation.kind)) closed.add(operation.person.sourceId);
  }
  let removals = 0;
  let removing = 0;
  for (const operation of plan.operations) {
    if (REMOVING.has(operation.kind)) removing += 1;
    if (operation.kind === 'remove-member' && !closed.has(operation.person.sourceId)) removals += 1;
  }
  const { people, memberships } = plan.managed;
  const deactivations = tripLimit('deactivations', closed.size, people, rules.deactivations);
  const membershipRemovals = tripLimit('membership-removals', removals, memberships, rules.membershipRemovals);
  const emptyRead = rules.emptyRead === 'hold' ? tripEmptyRead(source, previous, removing, people) : null;

  return {
    tripped: [emptyRead, deactivations, membershipRemovals].filter((brake) => brake !== null),
    holds(operation) {
      if (!('person' in operation) || !REMOVING.has(operation.kind)) return false;
      if (emptyRead !== null) return true;
      // A leaver's memberships wait with the account: whoever turns out not to have left has lost nothing.
      return closed.has(operation.person.sourceId) ? deactivations !== null : membershipRemovals !== null;
    },
  };
}

function tripLimit(
  brake: 'deactivations' | 'membership-removals',
  planned: number,
  managed: number,
  rule: BrakeRules['deactivations'],
): TrippedBrake | null {
  const share = managed >= rule.floor ? Math.floor((managed * rule.percent) / 100) : Number.POSITIVE_INFINITY;
  const limit = Math.min(rule.count, share);
  if (planned <= limit) return null;
  const what = brake === 'deactivations' ? 'accounts would be closed' : 'memberships would be removed';
  return { brake, message: `${planned} ${what}; more than ${limit} of ${managed} need approval.`, planned, limit, managed };
}

/**
 * A whole read without anybody, while something would be taken from somebody: whoever is managed was read once, so an
 * earlier read was not empty. The last snapshot is not asked, because the second empty read in a row is no better
 * proof than the first.
 */
function tripEmptyRead(
  source: BrakeInput['source'],
  previous: BrakeInput['previous'],
  removing: number,
  people: number,
): TrippedBrake | null {
  if (!source.complete.users || source.users.size > 0 || removing === 0) return null;
  const before = previous !== null && previous.users > 0 ? `The last read had ${previous.users} people` : 'People are managed';
  return { brake: 'empty-read', message: `${before}, and this one had none.`, planned: removing, limit: 0, managed: people };
}
