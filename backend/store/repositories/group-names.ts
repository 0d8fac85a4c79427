/** Names of groups are stored once and referred to by number: a person in forty groups is forty numbers. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Link } from '../../domain/link';
import type { Database } from '../schema';
import { readText, storedText } from '../text';

/** Answers the numbers of all names the links use; unknown names are given one. */
export async function groupIds(transaction: Transaction<Database>, links: readonly Link[]): Promise<ReadonlyMap<string, number>> {
  const names = new Set(links.flatMap((link) => link.grantedGroups));
  if (names.size === 0) return new Map();
  // Sorted, so that two transactions that add the same names wait for each other and never in a circle.
  const wanted = [...names].map(storedText).sort();
  const read = () =>
    sql<{ id: number; name: string }>`select id, name from group_names where name = any(${wanted}::text[])`.execute(transaction);
  let { rows } = await read();
  if (rows.length < names.size) {
    const known = new Set(rows.map(({ name }) => name));
    const added = wanted.filter((name) => !known.has(name));
    await sql`insert into group_names (name) select unnest(${added}::text[]) on conflict do nothing`.execute(transaction);
    rows = (await read()).rows;
  }
  return new Map(rows.map(({ id, name }) => [readText(name), id]));
}

export async function groupNames(db: Kysely<Database>): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('group_names').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, readText(name)]));
}
