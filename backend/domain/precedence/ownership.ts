/**
 * Who has the say about an account that several connectors claim. Attributes belong to the first in rank of those where
 * the person is present; an account is open as long as the person is present anywhere; memberships add up.
 */
import { type Claim, type Elsewhere, outranks, type Rank } from './claim';

export interface Ownership {
  /** Name, display name, mail address, properties and state are this connector's to write while the person is in its scope. */
  readonly owns: boolean;
  /** The first in rank of the other connectors where the person is present; null when there is none. */
  readonly presentIn: Claim | null;
  /** No other connector's link goes before this one, whether the person is present there or not. */
  readonly isFirst: boolean;
  /** ISO time when the person last left another connector; null when they left none. */
  readonly lastLeftAt: string | null;
  /** The connector that wants the account in this group; null when no other does. */
  keeperOf(group: string): Claim | null;
}

const SOLE: Ownership = { owns: true, presentIn: null, isFirst: true, lastLeftAt: null, keeperOf: () => null };

/** @returns who has the say about the account of a user key; null: about one that is still to be created, to which nobody else can have a claim. */
export function createOwnershipJudge(elsewhere: Elsewhere | undefined): (userKey: string | null) => Ownership {
  if (elsewhere === undefined || elsewhere.claims.size === 0) return () => SOLE;
  const { self, claims } = elsewhere;
  // Many people share one list of claims.
  const judged = new Map<readonly Claim[], Ownership>();
  return (userKey) => {
    const list = userKey === null ? undefined : claims.get(userKey);
    if (list === undefined || list.length === 0) return SOLE;
    let ownership = judged.get(list);
    if (ownership === undefined) {
      ownership = judge(self, list);
      judged.set(list, ownership);
    }
    return ownership;
  };
}

function judge(self: Rank, claims: readonly Claim[]): Ownership {
  const present = claims.filter(({ leftAt }) => leftAt === null).sort((a, b) => (outranks(a, b) ? -1 : 1));
  const presentIn = present[0] ?? null;
  return {
    presentIn,
    owns: presentIn === null || outranks(self, presentIn),
    isFirst: claims.every((claim) => outranks(self, claim)),
    lastLeftAt: latest(claims),
    keeperOf: (group) => present.find(({ groups }) => groups.has(group)) ?? null,
  };
}

function latest(claims: readonly Claim[]): string | null {
  let last: string | null = null;
  for (const { leftAt } of claims) {
    if (leftAt !== null && (last === null || Date.parse(leftAt) > Date.parse(last))) last = leftAt;
  }
  return last;
}
