import type { Operation, OperationKind } from '../../domain/plan/operation';

/** How many operations of each kind a plan has. */
export function countPlanned(operations: readonly Operation[]): Partial<Record<OperationKind, number>> {
  const counts: Partial<Record<OperationKind, number>> = {};
  for (const { kind } of operations) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
