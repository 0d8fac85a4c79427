/** One page of the people of several connectors, as if they were one list. */
import { comparePlaces, type PersonEntry, type PlacedPerson } from './directory';

export interface PeopleOfConnector {
  readonly connectorId: string;
  /** In the order of the list. */
  readonly people: readonly PlacedPerson[];
}

export interface FoundPerson extends PersonEntry {
  readonly connectorId: string;
}

/** `from`: how many people to pass over. Who is known to several connectors appears once for each, one after the other. */
export function mergePeople(
  lists: readonly PeopleOfConnector[],
  { from, limit }: { readonly from: number; readonly limit: number },
): { readonly items: readonly FoundPerson[]; readonly total: number } {
  const total = lists.reduce((sum, { people }) => sum + people.length, 0);
  const [only] = lists;
  if (only && lists.length === 1) {
    const items = only.people.slice(from, from + limit).map(({ entry }) => ({ connectorId: only.connectorId, ...entry }));
    return { items, total };
  }
  const cursors = lists.map(({ connectorId, people }) => ({ connectorId, people, at: 0 }));
  const items: FoundPerson[] = [];
  for (let passed = 0; items.length < limit; passed++) {
    let next: { readonly cursor: (typeof cursors)[number]; readonly person: PlacedPerson } | null = null;
    for (const cursor of cursors) {
      const person = cursor.people[cursor.at];
      if (person && (next === null || comparePlaces(person, next.person) < 0)) next = { cursor, person };
    }
    if (next === null) break;
    next.cursor.at += 1;
    if (passed >= from) items.push({ connectorId: next.cursor.connectorId, ...next.person.entry });
  }
  return { items, total };
}
