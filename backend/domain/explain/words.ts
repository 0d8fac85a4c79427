import type { OperationKind } from '../plan/operation';
import type { Withheld } from '../plan/plan';
import type { Reason } from '../plan/reason';

/** One English sentence: why this operation is planned. */
export function explainReason(_reason: Reason, _kind: OperationKind): string {
  throw new Error('not built yet');
}

/** One English sentence: why a removal was not planned. */
export function explainWithheld(_withheld: Withheld): string {
  throw new Error('not built yet');
}
