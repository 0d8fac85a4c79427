/** Whose account may have been written by another connector since this one last saw it. */
import type { Link } from '../link';
import type { SourceId } from '../records';
import type { Elsewhere } from './claim';

/**
 * While the person is present in the other connector it does not matter, because that one has the say or leaves the
 * account as it is. Once they left it, what this one remembers of the account may be what Jira no longer has.
 */
export function outdatedPeople(links: ReadonlyMap<SourceId, Link>, elsewhere: Elsewhere | undefined): ReadonlySet<SourceId> {
  const people = new Set<SourceId>();
  if (elsewhere === undefined || elsewhere.claims.size === 0) return people;
  for (const { sourceId, userKey, verifiedAt } of links.values()) {
    const since = verifiedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(verifiedAt);
    const claims = elsewhere.claims.get(userKey);
    if (claims?.some(({ leftAt }) => leftAt !== null && Date.parse(leftAt) >= since)) people.add(sourceId);
  }
  return people;
}

/** The links, with no trust in when outdated ones were last confirmed: where look-ups are few, theirs come first. */
export function distrustOutdated(links: ReadonlyMap<SourceId, Link>, elsewhere: Elsewhere): ReadonlyMap<SourceId, Link> {
  const outdated = outdatedPeople(links, elsewhere);
  if (outdated.size === 0) return links;
  return new Map([...links].map(([id, link]) => [id, outdated.has(id) ? { ...link, verifiedAt: null } : link]));
}
