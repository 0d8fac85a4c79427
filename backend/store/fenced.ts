/** Writes that belong to a run happen only while its lease is held. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { RollcallError } from '../domain/errors';
import type { Database } from './schema';
import type { Fence } from './store';

/**
 * Runs the writes in one transaction that first proves the lease is still ours. The proof locks the lease's row against
 * a take-over (which waits for the transaction's end) but not against its renewal. Throws `lease-lost`.
 */
export function inFence<T>(db: Kysely<Database>, fence: Fence, write: (transaction: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await proveFence(transaction, fence);
    return write(transaction);
  });
}

/** The lease's row, locked, if the lease is held: for a common table expression in front of a single statement. */
export function fenceRow(fence: Fence): RawBuilder<unknown> {
  return sql`select 1 from leases where name = ${fence.lease} and token = ${fence.token} for key share`;
}

export async function proveFence(db: Kysely<Database>, fence: Fence): Promise<void> {
  const { rows } = await fenceRow(fence).execute(db);
  if (rows.length === 0) throw leaseLost();
}

function leaseLost(): RollcallError {
  return new RollcallError('lease-lost', 'Another process took over this work.', {
    retry: 'never',
    remedy: 'Nothing to do: the other process goes on with it.',
  });
}
