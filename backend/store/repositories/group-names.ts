/** Names of groups are stored once and referred to by number: a person in forty groups is forty numbers. */
import { type Kysely, sql } from 'kysely';
import type { Link } from '../../domain/link';
import type { Database } from '../schema';
import { readText, storedText } from '../text';

export interface GroupNames {
  /**
   * Makes sure every name of these links has a number. Call it before the transaction that writes the links: numbers
   * are given at once and for good, so that nobody waits for somebody else's transaction and all may be remembered.
   */
  number(links: Iterable<Link>): Promise<(name: string) => number>;
}

export function createGroupNames(db: Kysely<Database>): GroupNames {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known === undefined) throw new Error('A group name of a link has no number.');
    return known;
  };
  return {
    async number(links) {
      const missing = new Set<string>();
      for (const { grantedGroups, wantedGroups = [] } of links) {
        for (const name of grantedGroups) if (!numbers.has(name)) missing.add(name);
        for (const name of wantedGroups) if (!numbers.has(name)) missing.add(name);
      }
      if (missing.size > 0) {
        const names = [...missing].map(storedText).sort();
        await sql`insert into group_names (name) select unnest(${names}::text[]) on conflict do nothing`.execute(db);
        const query = db.selectFrom('group_names').select(['id', 'name']);
        const rows = await query.where('name', '=', sql<string>`any(${names}::text[])`).execute();
        for (const { id, name } of rows) numbers.set(readText(name), id);
      }
      return numberOf;
    },
  };
}

/** All names, by their numbers in decimal. */
export async function readGroupNames(db: Kysely<Database>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('group_names').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [String(id), readText(name)]));
}
