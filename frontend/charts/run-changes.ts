import type { Run } from '../api/shapes';

export const changeKinds = ['created', 'updated', 'closed', 'memberships', 'failed'] as const;
export type ChangeKind = (typeof changeKinds)[number];
export type Changes = Readonly<Record<ChangeKind, number>>;

/** What a run changed, in the five kinds an administrator counts in. Of a run that wrote nothing: nothing. */
export function changesOf({ counts, kind }: Run): Changes {
  if (counts === null || kind === 'simulation') return { created: 0, updated: 0, closed: 0, memberships: 0, failed: 0 };
  const { planned, outcome } = counts;
  const sum = (...kinds: readonly (keyof typeof planned)[]) => kinds.reduce((total, one) => total + (planned[one] ?? 0), 0);
  return {
    created: sum('create-user', 'create-group'),
    updated: sum('update-user', 'rename-user', 'reactivate-user', 'set-property'),
    closed: sum('deactivate-user', 'delete-user', 'anonymize-user'),
    memberships: sum('add-member', 'remove-member'),
    failed: (outcome.rejected ?? 0) + (outcome.skipped ?? 0),
  };
}

export function totalOf(changes: Changes): number {
  return changes.created + changes.updated + changes.closed + changes.memberships;
}
