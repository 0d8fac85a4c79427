/** Links as rows and back, and their bulk writes inside somebody else's transaction. */
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import { batches, unnested } from '../bulk';
import type { Database, LinkTable } from '../schema';
import { readText, storedText } from '../text';

const BATCH = 4_000;
const NO_PROPERTIES: Link['applied']['properties'] = Object.freeze({});

/** Rows that already are as wanted are not written again: a run without changes must not rewrite a hundred thousand. */
export async function insertLinks(
  transaction: Transaction<Database>,
  connectorId: string,
  links: Iterable<Link>,
  groupNumber: (name: string) => number,
): Promise<void> {
  for (const batch of batches(links, BATCH)) {
    const last = [...new Map(batch.map((link) => [link.sourceId, link])).values()];
    const columns = unnested('added', {
      source_id: ['text', last.map((link) => storedText(link.sourceId))],
      user_key: ['text', last.map((link) => storedText(link.userKey))],
      name: ['text', last.map(({ applied }) => storedText(applied.name))],
      display_name: ['text', last.map(({ applied }) => storedText(applied.displayName))],
      email: ['text', last.map(({ applied }) => storedText(applied.email))],
      active: ['bool', last.map(({ applied }) => applied.active)],
      properties: ['text', last.map(({ applied }) => propertiesText(applied.properties))],
      granted: ['text', last.map((link) => numbersText(link.grantedGroups, groupNumber))],
      wanted: ['text', last.map(({ wantedGroups }) => (wantedGroups ? numbersText(wantedGroups, groupNumber) : null))],
      created_by_us: ['bool', last.map((link) => link.createdByUs)],
      left_at: ['timestamptz', last.map((link) => link.leftAt)],
      verified_at: ['timestamptz', last.map((link) => link.verifiedAt)],
    });
    await sql`
      insert into links (connector_id, source_id, user_key, name, display_name, email, active, properties, granted, wanted, created_by_us, left_at, verified_at)
      select ${connectorId}, source_id, user_key, name, display_name, email, active, properties::json, granted::int4[], wanted::int4[], created_by_us, left_at, verified_at
      from ${columns}
      on conflict (connector_id, source_id) do update set
        user_key = excluded.user_key, name = excluded.name, display_name = excluded.display_name, email = excluded.email,
        active = excluded.active, properties = excluded.properties, granted = excluded.granted,
        wanted = excluded.wanted, created_by_us = excluded.created_by_us, left_at = excluded.left_at, verified_at = excluded.verified_at
      where (links.user_key, links.name, links.display_name, links.email, links.active, links.properties::text, links.granted,
             links.wanted, links.created_by_us, links.left_at, links.verified_at)
        is distinct from
            (excluded.user_key, excluded.name, excluded.display_name, excluded.email, excluded.active, excluded.properties::text,
             excluded.granted, excluded.wanted, excluded.created_by_us, excluded.left_at, excluded.verified_at)`.execute(transaction);
  }
}

export async function removeLinks(transaction: Transaction<Database>, connectorId: string, sourceIds: readonly SourceId[]): Promise<void> {
  for (const batch of batches(sourceIds, BATCH)) {
    const gone = sql<string>`any(${batch.map(storedText)}::text[])`;
    await transaction.deleteFrom('links').where('connector_id', '=', connectorId).where('source_id', '=', gone).execute();
  }
}

export type LinkRow = Omit<Selectable<LinkTable>, 'granted' | 'wanted' | 'connector_id'> & {
  readonly granted: string;
  readonly wanted: string | null;
};

/** The columns of a link, with the numbers of its groups as one text: the driver's way of reading arrays is slow. */
export function selectLinks(db: Kysely<Database>, connectorId: string) {
  return db
    .selectFrom('links')
    .select(['source_id', 'user_key', 'name', 'display_name', 'email', 'active', 'properties', 'created_by_us', 'left_at', 'verified_at'])
    .select(sql<string>`array_to_string(granted, ',')`.as('granted'))
    .select(sql<string | null>`array_to_string(wanted, ',')`.as('wanted'))
    .where('connector_id', '=', connectorId);
}

/** More times than this are not worth remembering: they are of single accounts, not of whole runs. */
const MOST_TIMES = 1_000;

/**
 * Makes links of rows. Names and times that thousands of people share are one string in memory each.
 * @param groups names of groups by their number.
 */
export function createLinkReader(groups: ReadonlyMap<string, string>): (row: LinkRow) => Link {
  const times = new Map<string, string>();
  const shareTime = (time: string | null): string | null => {
    if (time === null) return null;
    const known = times.get(time);
    if (known === undefined && times.size < MOST_TIMES) times.set(time, time);
    return known ?? time;
  };
  return (row) => toLink(row, groups, shareTime);
}

function toLink(row: LinkRow, groups: ReadonlyMap<string, string>, shareTime: (time: string | null) => string | null): Link {
  const grantedGroups = namesOf(row.granted, groups);
  return {
    sourceId: readText(row.source_id),
    userKey: readText(row.user_key),
    applied: {
      name: readText(row.name),
      displayName: readText(row.display_name),
      email: readText(row.email),
      active: row.active,
      properties: row.properties ?? NO_PROPERTIES,
    },
    grantedGroups,
    ...(row.wanted === null ? {} : { wantedGroups: row.wanted === row.granted ? grantedGroups : namesOf(row.wanted, groups) }),
    createdByUs: row.created_by_us,
    leftAt: shareTime(row.left_at),
    verifiedAt: shareTime(row.verified_at),
  };
}

function numbersText(names: readonly string[], groupNumber: (name: string) => number): string {
  return `{${names.map(groupNumber).join(',')}}`;
}

function namesOf(numbers: string, groups: ReadonlyMap<string, string>): string[] {
  return numbers === '' ? [] : numbers.split(',').map((number) => groups.get(number) ?? '');
}

function propertiesText(properties: Link['applied']['properties']): string | null {
  const text = JSON.stringify(properties);
  return text === '{}' ? null : text;
}
