/** Everything `decide` looks at. There is nothing else: no clock, no network, no disk, no chance. */
import type { Json } from '../json';
import type { Link } from '../link';
import type { Elsewhere } from '../precedence/claim';
import type { SourceId } from '../records';
import type { SyncRules } from '../rules/sync-rules';
import type { SourceSnapshot } from '../source-snapshot';
import type { TargetState } from '../target-state';

/** Results of JSONata expressions, evaluated before the decision: expression text → source id → value or problem. */
export type ExpressionResults = ReadonlyMap<string, ReadonlyMap<SourceId, { readonly value: Json } | { readonly problem: string }>>;

export interface DecideInput {
  readonly source: SourceSnapshot;
  readonly target: TargetState;
  readonly links: ReadonlyMap<SourceId, Link>;
  /** What other connectors say about the same accounts. Absent: there are none. */
  readonly elsewhere?: Elsewhere;
  readonly rules: SyncRules;
  readonly expressions: ExpressionResults;
  /** ISO time of the decision, for grace periods. */
  readonly now: string;
  /** Only these people's operations (and the groups they need); null for everybody. */
  readonly onlyPeople: ReadonlySet<SourceId> | null;
}
