/** Why an operation is in the plan, or why something expected is not. A code with values; words are made at the edge. */

export type ReasonCode =
  /** In scope at the source, no account at the target. */
  | 'joined'
  /** The mapped value differs from the target's. `attribute`. */
  | 'attribute-changed'
  /** Somebody changed it at the target; the source wins. `attribute`. */
  | 'drift'
  /** A disabled account of somebody who is active at the source (again). */
  | 'active-at-source'
  /** The target group does not exist. `sourceGroup`. */
  | 'group-missing'
  /** Member of the source group. `sourceGroup`. */
  | 'member-at-source'
  /** Every person in scope gets this group. */
  | 'always-assigned'
  /** Not (any longer) a member at the source. */
  | 'not-member-at-source'
  /** Disabled, suspended or the like at the source. `status`. */
  | 'disabled-at-source'
  /** The source says the person is deleted, or a complete read no longer holds them. */
  | 'left-source'
  /** Still at the source but outside the scope. `rule`. */
  | 'left-scope'
  /** The grace period after leaving is over. `leftAt`. */
  | 'grace-over';

export interface Reason {
  readonly code: ReasonCode;
  /** Small values the words need: a rule, an attribute, a group name. Never whole records. */
  readonly with?: Readonly<Record<string, string>>;
}
