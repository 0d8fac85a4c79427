import type { OperationKind, OperationState } from '../../api/shapes';

export const operationKinds: readonly OperationKind[] = [
  'create-user',
  'rename-user',
  'update-user',
  'reactivate-user',
  'set-property',
  'create-group',
  'add-member',
  'remove-member',
  'deactivate-user',
  'delete-user',
  'anonymize-user',
];

export const operationStates: readonly OperationState[] = [
  'planned',
  'held',
  'started',
  'applied',
  'already',
  'stale',
  'rejected',
  'skipped',
  'withdrawn',
];
