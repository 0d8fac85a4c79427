/** What a run changed, in the few numbers a chart shows. */
import type { OperationKind } from '../../domain/plan/operation';
import type { OperationState, RunCounts } from '../../runs';

export interface KindCount {
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly count: number;
}

export interface Changes {
  readonly created: number;
  /** Accounts renamed, updated or reactivated, and properties set: writes, not people. */
  readonly updated: number;
  /** Accounts deactivated, deleted or anonymized. */
  readonly deactivated: number;
  readonly groupsCreated: number;
  readonly membershipsAdded: number;
  readonly membershipsRemoved: number;
  /** What Jira refused, and what was left undone because of it. */
  readonly failed: number;
}

const NUMBERS: Readonly<Record<OperationKind, keyof Changes>> = {
  'create-user': 'created',
  'rename-user': 'updated',
  'update-user': 'updated',
  'reactivate-user': 'updated',
  'set-property': 'updated',
  'deactivate-user': 'deactivated',
  'delete-user': 'deactivated',
  'anonymize-user': 'deactivated',
  'create-group': 'groupsCreated',
  'add-member': 'membershipsAdded',
  'remove-member': 'membershipsRemoved',
};
const FAILED: ReadonlySet<OperationState> = new Set(['rejected', 'skipped']);

export function countChanges(counts: readonly KindCount[]): Changes {
  const changes = {
    created: 0,
    updated: 0,
    deactivated: 0,
    groupsCreated: 0,
    membershipsAdded: 0,
    membershipsRemoved: 0,
    failed: 0,
  };
  for (const { kind, state, count } of counts) {
    if (FAILED.has(state)) changes.failed += count;
    else if (state === 'applied') changes[NUMBERS[kind]] += count;
  }
  return changes;
}

/** The counts by kind when the run's own numbers tell them: everything planned was applied. Null: the journal must be asked. */
export function countsWhenAllApplied({ planned, outcome }: Pick<RunCounts, 'planned' | 'outcome'>): readonly KindCount[] | null {
  const kinds = Object.entries(planned) as readonly (readonly [OperationKind, number])[];
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  if ((outcome.applied ?? 0) !== total) return null;
  return kinds.map(([kind, count]) => ({ kind, state: 'applied', count }));
}
