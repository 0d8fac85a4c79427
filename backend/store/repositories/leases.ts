/**
 * Leases: who may do something that only one process may do. A lease is a row with a time to live by the database's
 * clock and a fencing token that grows with every new holder.
 */
import { hostname } from 'node:os';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Logger } from 'pino';
import { isAlive, processSpace, startTimeOf } from '../process-state';
import type { Database, LeaseTable } from '../schema';
import type { Lease, LeaseRepository } from '../store';
import { keepLease, type LeaseTimes, shorten } from './lease-keeper';

export interface ProcessIdentity {
  readonly process_space: string | null;
  readonly process_id: number;
  readonly process_started: string | null;
}

/** This process, as leases and runs name it. */
export function thisProcess(): ProcessIdentity {
  return { process_space: processSpace(), process_id: process.pid, process_started: startTimeOf(process.pid) };
}

/** Whether that process ran where we can see it and is no more. The start time tells a process id that was given out again. */
export function isGone(other: ProcessIdentity): boolean {
  if (other.process_space === null || other.process_space !== processSpace()) return false;
  return !isAlive(other.process_id) || (other.process_started !== null && startTimeOf(other.process_id) !== other.process_started);
}

export interface Leases extends LeaseRepository {
  /** Gives back what was not released, so that nobody has to wait for it. After this no write under these leases may follow. */
  releaseAll(): Promise<void>;
}

export function createLeaseRepository(db: Kysely<Database>, times: LeaseTimes, log: Logger): Leases {
  const held = new Set<Lease>();
  const me = { ...thisProcess(), holder: `${hostname()}, process ${process.pid}` };
  const expiryOf = (ttlMs: number) => sql<string>`clock_timestamp() + ${ttlMs} * interval '1 millisecond'`;
  const token = sql<string>`nextval('lease_tokens')`;

  async function take(name: string, purpose: string, ttlMs: number): Promise<string | Selectable<LeaseTable>> {
    const mine = { ...me, purpose, token, acquired_at: sql<string>`clock_timestamp()`, expires_at: expiryOf(ttlMs) };
    return db.transaction().execute(async (transaction) => {
      const fresh = await transaction
        .insertInto('leases')
        .values({ name, ...mine })
        .onConflict((conflict) => conflict.doNothing())
        .returning(sql<string>`token::text`.as('token'))
        .executeTakeFirst();
      if (fresh) return fresh.token;
      // Waits for writes under the old token to end, see `inFence`.
      const other = await transaction
        .selectFrom('leases')
        .selectAll()
        .select(sql<boolean>`expires_at < clock_timestamp()`.as('expired'))
        .where('name', '=', name)
        .forUpdate()
        .executeTakeFirst();
      if (other && !other.expired && !isGone(other)) return other;
      if (!other) return take(name, purpose, ttlMs);
      const taken = await transaction
        .updateTable('leases')
        .set(mine)
        .where('name', '=', name)
        .returning(sql<string>`token::text`.as('token'))
        .executeTakeFirstOrThrow();
      log.info({ lease: name, from: other.holder }, other.expired ? 'Took over an expired lease' : 'Took over the lease of a dead process');
      return taken.token;
    });
  }

  return {
    async acquire(name, purpose, ttlMs) {
      const asked = performance.now();
      const own = ttlMs === undefined ? times : shorten(times, ttlMs);
      const taken = await take(name, purpose, own.ttlMs);
      if (typeof taken !== 'string') return { heldBy: taken.holder, purpose: taken.purpose, expiresAt: taken.expires_at };
      const mine = () => sql`name = ${name} and token = ${taken}`;
      const keeper = keepLease(own, asked, async () => {
        const renewed = await sql`update leases set expires_at = ${expiryOf(own.ttlMs)} where ${mine()}`.execute(db);
        return renewed.numAffectedRows === 1n;
      });
      keeper.lost.addEventListener('abort', () => log.warn({ lease: name }, 'Lost a lease'), { once: true });
      const lease: Lease = {
        lease: name,
        token: taken,
        lost: keeper.lost,
        async release() {
          held.delete(lease);
          keeper.end();
          await sql`delete from leases where ${mine()}`.execute(db);
        },
      };
      held.add(lease);
      return lease;
    },

    async releaseAll() {
      await Promise.all([...held].map((lease) => lease.release()));
    },
  };
}
