/** Reads operations of a run by their numbers, at a cost that follows what is asked for and not the size of the run. */
import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely';
import type { OperationRow } from '../operation-rows';
import type { Database, OperationTable } from '../schema';

export type OperationQuery = SelectQueryBuilder<Database, 'operations', Selectable<OperationTable>>;

/**
 * The first `limit` operations after `after` that `narrow` lets through. It goes through the run in windows of numbers:
 * right after a plan was stored the server knows nothing about the new rows and would sort all that follow for each page.
 */
export async function readInOrder(
  db: Kysely<Database>,
  run: number,
  after: number,
  limit: number,
  narrow: (query: OperationQuery) => OperationQuery,
): Promise<readonly OperationRow[]> {
  const found: OperationRow[] = [];
  let from = after;
  for (let window = Math.max(4 * limit, 1_000); ; window *= 4) {
    const query = db
      .selectFrom('operations')
      .selectAll()
      .where('run_no', '=', run)
      .where('seq', '>', from)
      .where('seq', '<=', Math.min(from + window, LARGEST));
    found.push(
      ...(await narrow(query)
        .orderBy('seq')
        .limit(limit - found.length)
        .execute()),
    );
    from += window;
    if (found.length >= limit || from >= (await lastOf(db, run))) return found;
  }
}

const LARGEST = 2_147_483_647;

async function lastOf(db: Kysely<Database>, run: number): Promise<number> {
  const query = db.selectFrom('operations').select('seq').where('run_no', '=', run).orderBy('run_no', 'desc').orderBy('seq', 'desc');
  return (await query.limit(1).executeTakeFirst())?.seq ?? -1;
}
