/** Which groups a connector wants its people in, kept with the links so that the other connectors can tell. */
import type { Desired } from '../decide/desired';
import type { Link } from '../link';
import { foldName } from '../patterns/fold-name';
import { compareText } from '../plan/order';
import type { SourceId } from '../records';
import type { SourceSnapshot } from '../source-snapshot';

/** Folded names of the groups the connector of this link wants the person in, whether it gave them or found them given. */
export function wishesOf({ wantedGroups, grantedGroups }: Pick<Link, 'wantedGroups' | 'grantedGroups'>): readonly string[] {
  return wantedGroups ?? grantedGroups;
}

/** The link with these wishes; they are left out where they are the groups given, as with most people. */
export function withWishes({ wantedGroups: _, ...link }: Link, wishes: readonly string[]): Link {
  return sameNames(wishes, link.grantedGroups) ? link : { ...link, wantedGroups: wishes };
}

/**
 * Links whose wishes change with this decision. A wish ends by evidence only: what a group read in part, or one in
 * conflict, no longer shows is wanted as before.
 * @param onlyPeople whom the decision is about; null for everybody.
 */
export function notedWishes(
  desired: Desired,
  links: ReadonlyMap<SourceId, Link>,
  source: Pick<SourceSnapshot, 'complete'>,
  onlyPeople: ReadonlySet<SourceId> | null = null,
): readonly Link[] {
  const isDoubtful = doubtsOf(desired, source);
  const changed: Link[] = [];
  for (const person of desired.people.values()) {
    if (person.verdict !== 'in-scope' || onlyPeople?.has(person.sourceId) === false) continue;
    const link = links.get(person.sourceId);
    if (link === undefined) continue;
    const before = wishesOf(link);
    if (before.length === person.groups.length && person.groups.every(({ key }, place) => before[place] === key)) continue;
    const wishes = new Set(person.groups.map(({ key }) => key));
    for (const group of before) if (isDoubtful(foldName(group))) wishes.add(foldName(group));
    if (sameNames([...wishes], before)) continue;
    changed.push(withWishes(link, [...wishes].sort(compareText)));
  }
  return changed;
}

function doubtsOf({ groups, flat }: Desired, source: Pick<SourceSnapshot, 'complete'>): (group: string) => boolean {
  const known = new Map<string, boolean>();
  return (group) => {
    let doubtful = known.get(group);
    if (doubtful === undefined) {
      const sources = groups.byTarget.get(group)?.sources ?? [];
      doubtful = !source.complete.groups || groups.blocked.has(group) || sources.some((id) => !flat.membersOf(id).complete);
      known.set(group, doubtful);
    }
    return doubtful;
  };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const names = new Set(a);
  return b.every((name) => names.has(name));
}
