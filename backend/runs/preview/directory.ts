/** The people of a connector as a list to look somebody up in: the last snapshot joined with the links, slim enough for 100,000. */
import type { Link } from '../../domain/link';
import { foldName } from '../../domain/patterns/fold-name';
import type { SourceId } from '../../domain/records';
import type { RecordNames } from './name-records';

/** `linked`: has an account in Jira. `left`: has one, and is no longer at the source or in scope. */
export type PersonState = 'linked' | 'unlinked' | 'left';
export type PeopleFilter = PersonState | 'problem';

export interface PersonEntry extends RecordNames {
  readonly sourceId: SourceId;
  /** Null: the last snapshot does not have the person. */
  readonly activeAtSource: boolean | null;
  readonly userKey: string | null;
  readonly userName: string | null;
  readonly state: PersonState;
  /** What the last run had to say about the person; null when nothing was wrong. */
  readonly problem: string | null;
}

export interface PeopleNarrowing {
  /** Part of login, name, mail address, Jira user name or source id, without case. */
  readonly search?: string;
  readonly filter?: PeopleFilter;
}

export interface PeopleQuery extends PeopleNarrowing {
  readonly limit: number;
  /** How many people to pass over. */
  readonly from: number;
}

export interface FoundPeople {
  readonly items: readonly PersonEntry[];
  readonly total: number;
}

/** Somebody with the place in the list. */
export interface PlacedPerson {
  readonly entry: PersonEntry;
  /** Lists are sorted by this, and people of the same name by their id. */
  readonly order: string;
}

export interface Directory {
  find(query: PeopleQuery): FoundPeople;
  /** Everybody who matches, in the order of the list, to be merged with the lists of other connectors. */
  matching(narrowing: PeopleNarrowing): readonly PlacedPerson[];
  /** Everybody who matches, in the order of the list. */
  idsOf(search: string): readonly SourceId[];
  get(sourceId: SourceId): PersonEntry | null;
}

/** What the list needs of a record. */
export interface DirectoryRecord {
  readonly sourceId: SourceId;
  readonly names: RecordNames;
  readonly active: boolean;
}

export interface DirectoryInput {
  /** Of the last snapshot. */
  readonly records: Iterable<DirectoryRecord>;
  readonly links: ReadonlyMap<SourceId, Link>;
  readonly problems: ReadonlyMap<SourceId, string>;
}

interface Row extends PlacedPerson {
  /** Everything that is searched, folded, on lines of its own. */
  readonly text: string;
}

const NO_NAMES: RecordNames = { login: null, name: null, email: null };

export function buildDirectory({ records, links, problems }: DirectoryInput): Directory {
  const rows: Row[] = [];
  const byId = new Map<SourceId, PersonEntry>();
  const add = (sourceId: SourceId, names: RecordNames, activeAtSource: boolean | null) => {
    const link = links.get(sourceId);
    const state: PersonState = link === undefined ? 'unlinked' : link.leftAt === null ? 'linked' : 'left';
    const entry: PersonEntry = {
      sourceId,
      login: names.login,
      name: names.name ?? (link?.applied.displayName || null),
      email: names.email ?? (link?.applied.email || null),
      activeAtSource,
      userKey: link?.userKey ?? null,
      userName: link?.applied.name ?? null,
      state,
      problem: problems.get(sourceId) ?? null,
    };
    byId.set(sourceId, entry);
    const words = [entry.login, entry.name, entry.email, entry.userName, sourceId].filter((word) => word !== null);
    rows.push({ entry, text: foldName(words.join('\n')), order: foldName(entry.name ?? entry.login ?? entry.userName ?? sourceId) });
  };
  for (const { sourceId, names, active } of records) add(sourceId, names, active);
  for (const id of links.keys()) if (!byId.has(id)) add(id, NO_NAMES, null);
  rows.sort(comparePlaces);

  function matching({ search, filter }: PeopleNarrowing): readonly Row[] {
    const part = search === undefined ? null : foldName(search);
    return rows.filter(
      ({ entry, text }) =>
        (filter === undefined || (filter === 'problem' ? entry.problem !== null : entry.state === filter)) &&
        (part === null || text.includes(part)),
    );
  }

  return {
    matching,
    find({ limit, from, ...narrowing }) {
      const found = matching(narrowing);
      return { items: found.slice(from, from + limit).map(({ entry }) => entry), total: found.length };
    },
    idsOf(search) {
      const part = foldName(search);
      return rows.filter(({ text }) => text.includes(part)).map(({ entry }) => entry.sourceId);
    },
    get: (sourceId) => byId.get(sourceId) ?? null,
  };
}

export function comparePlaces(one: PlacedPerson, other: PlacedPerson): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1;
  return one.entry.sourceId < other.entry.sourceId ? -1 : one.entry.sourceId > other.entry.sourceId ? 1 : 0;
}
