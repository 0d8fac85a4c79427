/** A rule an administrator must mend before it can be saved. Same shape as a connector's configuration problem. */
export interface RuleProblem {
  /** Dotted path from the rules: `mapping[0].from[1].functions[0].pattern`. */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}
