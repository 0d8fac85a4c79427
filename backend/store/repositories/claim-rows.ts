/** Links of other connectors, as compact as can be: a hundred thousand people share a few claims. */
import { type Kysely, sql } from 'kysely';
import { type Claim, DEFAULT_PRECEDENCE, outranks, type Rank } from '../../domain/precedence/claim';
import { readInSteps } from '../read-in-steps';
import type { Database } from '../schema';
import { readText, storedText } from '../text';
import { readGroupNames } from './group-names';

interface ClaimRow {
  readonly user_key: string;
  readonly connector_id: string;
  readonly left_at: string | null;
  readonly wanted: string;
}

/** @param onlyKey claims on this user alone. */
export function readClaims(db: Kysely<Database>, connectorId: string, onlyKey?: string): Promise<ReadonlyMap<string, readonly Claim[]>> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const byKey = new Map<string, readonly Claim[]>();
      const ranks = await readRanks(transaction, connectorId);
      if (ranks.size === 0) return byKey;
      const book = createClaimBook(ranks, await readGroupNames(transaction));
      const query = sql`
        select user_key, connector_id, left_at, array_to_string(coalesce(wanted, granted), ',') as wanted
        from links where connector_id = any(${[...ranks.keys()]}::text[])
          ${onlyKey === undefined ? sql`` : sql`and user_key = ${storedText(onlyKey)}`}`;
      await readInSteps<ClaimRow>(transaction, query, (row) => {
        const key = readText(row.user_key);
        byKey.set(key, book.add(byKey.get(key), row));
      });
      return byKey;
    });
}

/** Removed connectors claim nothing. One that is switched off goes on claiming what it last said. */
async function readRanks(db: Kysely<Database>, connectorId: string): Promise<ReadonlyMap<string, Rank>> {
  const { rows } = await sql<{ id: string; precedence: number }>`
    select id, coalesce((configuration->>'precedence')::int4, ${DEFAULT_PRECEDENCE}::int4) as precedence
    from connectors where configuration is not null and id <> ${connectorId}`.execute(db);
  return new Map(rows.map(({ id, precedence }) => [id, { connectorId: id, precedence }]));
}

/** Gives the same object for the same claim, and the same list for people with one claim each. */
function createClaimBook(ranks: ReadonlyMap<string, Rank>, groups: ReadonlyMap<string, string>) {
  const lists = new Map<string, readonly Claim[]>();
  const wishes = new Map<string, ReadonlySet<string>>();
  const wishesOf = (numbers: string): ReadonlySet<string> => {
    let known = wishes.get(numbers);
    if (known === undefined) {
      known = new Set(numbers === '' ? [] : numbers.split(',').map((number) => groups.get(number) ?? ''));
      wishes.set(numbers, known);
    }
    return known;
  };
  return {
    add(others: readonly Claim[] | undefined, { connector_id, left_at, wanted }: ClaimRow): readonly Claim[] {
      const id = `${connector_id} ${left_at ?? ''} ${wanted}`;
      let list = lists.get(id);
      if (list === undefined) {
        const rank = ranks.get(connector_id) ?? { connectorId: connector_id, precedence: DEFAULT_PRECEDENCE };
        list = [{ ...rank, leftAt: left_at, groups: wishesOf(wanted) }];
        lists.set(id, list);
      }
      return others === undefined ? list : [...others, ...list].sort((a, b) => (outranks(a, b) ? -1 : 1));
    },
  };
}
