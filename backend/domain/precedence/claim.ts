/** What other connectors say about the accounts of this Jira. One account may be linked by several connectors. */

/** Stands for connectors stored before they had a precedence as well. */
export const DEFAULT_PRECEDENCE = 100;

/** A connector's place among the others: the lower number goes first, and of two equal ones the lesser id. */
export interface Rank {
  readonly connectorId: string;
  readonly precedence: number;
}

/** Another connector's link to an account. One object is shared by everybody it is the same for. */
export interface Claim extends Rank {
  /** ISO time when the person left that connector's source or its scope; null while present there. */
  readonly leftAt: string | null;
  /** Folded names of the groups that connector wants the account in, as of its last decision. */
  readonly groups: ReadonlySet<string>;
}

export interface Elsewhere {
  /** The connector that decides. */
  readonly self: Rank;
  /** User key → claims of the other connectors. Accounts nobody else claims are not among them. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
}

export function outranks(a: Rank, b: Rank): boolean {
  return a.precedence === b.precedence ? a.connectorId < b.connectorId : a.precedence < b.precedence;
}

/** @param precedence as stored: connectors of earlier versions have none. */
export function rankOf({ id, precedence }: { readonly id: string; readonly precedence?: number | undefined }): Rank {
  return { connectorId: id, precedence: precedence ?? DEFAULT_PRECEDENCE };
}
