/** Two people of the source with one user name at the target: nobody may be overwritten. */
import type { SourceId } from '../records';

export interface NameClaim {
  readonly sourceId: SourceId;
  /** Folded user name the mapping gives. */
  readonly wanted: string;
  /** Folded user name of the person's linked account; null when there is none. */
  readonly current: string | null;
}

/**
 * Answers who may not have the name they claim, because others claim it too. Whoever has the name already keeps it; if
 * none of them has it, none gets it.
 */
export function contestNames(claims: readonly NameClaim[]): ReadonlySet<SourceId> {
  const first = new Map<string, NameClaim>();
  const contested = new Map<string, NameClaim[]>();
  for (const claim of claims) {
    const other = first.get(claim.wanted);
    if (other === undefined) {
      first.set(claim.wanted, claim);
      continue;
    }
    const all = contested.get(claim.wanted);
    if (all) all.push(claim);
    else contested.set(claim.wanted, [other, claim]);
  }
  const losers = new Set<SourceId>();
  for (const [name, rivals] of contested) {
    const holders = rivals.filter((claim) => claim.current === name);
    const keeper = holders.length === 1 ? holders[0] : undefined;
    for (const claim of rivals) if (claim !== keeper) losers.add(claim.sourceId);
  }
  return losers;
}
