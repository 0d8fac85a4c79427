/** How delta queries of the stand-in cut, repeat and misbehave. */
export interface DeltaSettings {
  /** Objects on a page. */
  pageSize: number;
  /** Members of one group on a page. */
  memberSlice: number;
  /** Tells this many changes before the token's again. */
  replays: number;
  /** Every round begins with an empty page. */
  emptyFirst: boolean;
  /** Next links never end; `same-content` keeps changing them. */
  loop: 'none' | 'same-link' | 'same-content';
  /** Only what changed comes, whatever was asked for: users without their principal name. */
  partial: boolean;
}
