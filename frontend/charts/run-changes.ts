import type { Run } from '../api/shapes';

export const changeKinds = ['created', 'updated', 'closed', 'memberships', 'failed'] as const;
export type ChangeKind = (typeof changeKinds)[number];
export type Changes = Readonly<Record<ChangeKind, number>>;

const none: Changes = { created: 0, updated: 0, closed: 0, memberships: 0, failed: 0 };

/**
 * What a run changed, in the five kinds an administrator counts in. What a brake holds has not happened: it comes off the kinds
 * that take something away, in proportion where only part of them is held. What a stopped run left over comes off all kinds.
 */
export function changesOf({ counts, kind }: Run): Changes {
  if (counts === null || kind === 'simulation') return none;
  const { planned, outcome } = counts;
  const sum = (...kinds: readonly (keyof typeof planned)[]) => kinds.reduce((total, one) => total + (planned[one] ?? 0), 0);
  const closed = sum('deactivate-user', 'delete-user', 'anonymize-user');
  const removed = sum('remove-member');
  const all = Object.values(planned).reduce((total, count) => total + count, 0);
  const goesOn = 1 - share(outcome.planned ?? 0, all);
  const isLet = goesOn * (1 - share((outcome.held ?? 0) + (outcome.withdrawn ?? 0), closed + removed));
  return {
    created: Math.round(goesOn * sum('create-user', 'create-group')),
    updated: Math.round(goesOn * sum('update-user', 'rename-user', 'reactivate-user', 'set-property')),
    closed: Math.round(isLet * closed),
    memberships: Math.round(goesOn * sum('add-member') + isLet * removed),
    failed: (outcome.rejected ?? 0) + (outcome.skipped ?? 0),
  };
}

export function totalOf(changes: Changes): number {
  return changes.created + changes.updated + changes.closed + changes.memberships;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, part / whole);
}
