/** Who should exist at the target and how, before anybody looks at the target. */
import type { TargetGroups } from '../groups/target-groups';
import type { MappedUser } from '../mapping/map-user';
import type { PlanProblem, Withheld } from '../plan/plan';
import type { Reason } from '../plan/reason';
import type { SourceId } from '../records';
import type { FlatMembers } from '../snapshot/flatten-members';

/** A target group a person should be in. One object is shared by everybody who gets it for the same reason. */
export interface WantedGroup {
  /** Folded name. */
  readonly key: string;
  /** As the mapping spells it. */
  readonly name: string;
  readonly reason: Reason;
}

export type DesiredPerson =
  | { readonly verdict: 'in-scope'; readonly sourceId: SourceId; readonly mapped: MappedUser; readonly groups: readonly WantedGroup[] }
  /** Gone, disabled or out of scope, by evidence. */
  | { readonly verdict: 'left'; readonly sourceId: SourceId; readonly reason: Reason }
  /** What was read proves nothing: the person is neither changed nor removed. */
  | { readonly verdict: 'unknown'; readonly sourceId: SourceId; readonly because: Withheld['because'] }
  /** The mapping has no value where it must have one. The person is not created, and not touched when there already. */
  | { readonly verdict: 'dropped'; readonly sourceId: SourceId };

export interface Desired {
  /**
   * Everybody in scope or dropped, and every linked person whatever the verdict, sorted by source id. Others at the
   * source concern nobody.
   */
  readonly people: ReadonlyMap<SourceId, DesiredPerson>;
  readonly groups: TargetGroups;
  readonly flat: FlatMembers;
  /** Target groups everybody in scope gets: folded name → name. */
  readonly alwaysAssigned: ReadonlyMap<string, string>;
  readonly problems: readonly PlanProblem[];
  /** The time the verdicts were reached, ISO. */
  readonly now: string;
}
