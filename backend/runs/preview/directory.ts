/** The people of a connector as a list to look somebody up in: the last snapshot joined with the links, slim enough for 100,000. */
import type { Link } from '../../domain/link';
import { foldName } from '../../domain/patterns/fold-name';
import type { SourceId, SourceUser } from '../../domain/records';
import type { SourceSnapshot } from '../../domain/source-snapshot';
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

export interface PeopleQuery {
  /** Part of login, name, mail address, Jira user name or source id, without case. */
  readonly search?: string;
  readonly filter?: PeopleFilter;
  readonly limit: number;
  /** How many people to pass over. */
  readonly from: number;
}

export interface FoundPeople {
  readonly items: readonly PersonEntry[];
  readonly total: number;
}

export interface Directory {
  find(query: PeopleQuery): FoundPeople;
  /** Everybody who matches, in the order of the list. */
  idsOf(search: string): readonly SourceId[];
  get(sourceId: SourceId): PersonEntry | null;
}

export interface DirectoryInput {
  readonly snapshot: Pick<SourceSnapshot, 'users'> | null;
  readonly links: ReadonlyMap<SourceId, Link>;
  readonly problems: ReadonlyMap<SourceId, string>;
  readonly namesOf: (user: SourceUser) => RecordNames;
}

interface Row {
  readonly entry: PersonEntry;
  /** Everything that is searched, folded, on lines of its own. */
  readonly text: string;
  readonly order: string;
}

const NO_NAMES: RecordNames = { login: null, name: null, email: null };

export function buildDirectory({ snapshot, links, problems, namesOf }: DirectoryInput): Directory {
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
  for (const user of snapshot?.users.values() ?? []) add(user.id, namesOf(user), user.active);
  for (const id of links.keys()) if (!snapshot?.users.has(id)) add(id, NO_NAMES, null);
  rows.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.entry.sourceId < b.entry.sourceId ? -1 : 1));

  return {
    find({ search, filter, limit, from }) {
      const part = search === undefined ? null : foldName(search);
      const items: PersonEntry[] = [];
      let total = 0;
      for (const { entry, text } of rows) {
        if (filter !== undefined && (filter === 'problem' ? entry.problem === null : entry.state !== filter)) continue;
        if (part !== null && !text.includes(part)) continue;
        if (total >= from && items.length < limit) items.push(entry);
        total += 1;
      }
      return { items, total };
    },
    idsOf(search) {
      const part = foldName(search);
      return rows.filter(({ text }) => text.includes(part)).map(({ entry }) => entry.sourceId);
    },
    get: (sourceId) => byId.get(sourceId) ?? null,
  };
}
