/** Reads many rows a step at a time, so that they are never all in memory as rows. */
import { type Expression, sql, type Transaction } from 'kysely';
import type { Database } from './schema';

const STEP = 10_000;

/** The cursor lives as long as the transaction; one transaction reads one thing at a time. */
export async function readInSteps<Row>(
  transaction: Transaction<Database>,
  query: Expression<unknown>,
  take: (row: Row) => void,
): Promise<void> {
  await sql`declare everyone no scroll cursor for ${query}`.execute(transaction);
  const next = sql<Row>`fetch ${sql.lit(STEP)} from everyone`;
  for (;;) {
    const { rows } = await next.execute(transaction);
    for (const row of rows) take(row);
    if (rows.length < STEP) break;
  }
  await sql`close everyone`.execute(transaction);
}
