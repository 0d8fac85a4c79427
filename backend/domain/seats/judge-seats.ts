/** Seats of the target's licences, and whether they suffice. */

/** One application people may be given access to, as Jira Software or Jira Service Management. */
export interface ApplicationSeats {
  readonly key: string;
  readonly name: string;
  /** New accounts get this application. */
  readonly byDefault: boolean;
  /** Null: unlimited. */
  readonly total: number | null;
  readonly used: number;
  /** Null: unlimited. */
  readonly remaining: number | null;
}

/** `short`: fewer than the people a preview would let in. `few`: less than a twentieth is left. */
export type SeatWarning = 'none' | 'few' | 'short';

const FEW = 0.05;

/** @param needed people who would get an account, or get it back, by the previews that are known. */
export function judgeSeats({ byDefault, total, remaining }: ApplicationSeats, needed: number): SeatWarning {
  if (remaining === null) return 'none';
  if (byDefault && remaining < needed) return 'short';
  return remaining === 0 || (total !== null && remaining < total * FEW) ? 'few' : 'none';
}
