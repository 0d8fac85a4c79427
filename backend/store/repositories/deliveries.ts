/** The outbox. A message is there once for each channel and key; claims expire by the database's clock. */
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { NOTHING_FOLDED } from '../../domain/notifications/folding';
import type { Delivery, DeliveryRepository, NewDelivery, ToldCondition } from '../delivery-repository';
import type { Database, DeliveryTable, ToldConditionTable } from '../schema';

const after = (ms: number) => sql<string>`clock_timestamp() + ${ms} * interval '1 millisecond'`;
/** Two processes that claim at once must not both see the same message as the oldest. */
const CLAIM_LOCK = 0x64656c76;
const now = sql<string>`clock_timestamp()`;

/** Part of the transaction that ends the run: no end is lost, and none is told that did not happen. */
export async function noteEnding(transaction: Transaction<Database>, runId: string): Promise<void> {
  await transaction.insertInto('run_endings').values({ run_id: runId }).execute();
}

export function createDeliveryRepository(db: Kysely<Database>): DeliveryRepository {
  return {
    async endings(limit) {
      const rows = await db.selectFrom('run_endings').selectAll().orderBy('seq').limit(limit).execute();
      return rows.map(({ seq, run_id, at }) => ({ seq, runId: run_id, at }));
    },

    async told(connectorId) {
      const rows = await db.selectFrom('told_conditions').selectAll().where('connector_id', '=', connectorId).execute();
      return rows.map(toTold);
    },

    async heldBefore(at) {
      const due = sql<boolean>`(folding->'held'->>'dueAt')::timestamptz <= ${at}`;
      return (await db.selectFrom('told_conditions').selectAll().where(due).execute()).map(toTold);
    },

    tell: (ending, deliveries, told) =>
      db.transaction().execute(async (transaction) => {
        if (ending !== null) {
          const taken = await transaction.deleteFrom('run_endings').where('seq', '=', ending).executeTakeFirst();
          if (taken.numDeletedRows === 0n) return false;
        }
        for (const delivery of deliveries) await insert(transaction, delivery);
        for (const condition of told) await putTold(transaction, condition);
        return true;
      }),

    claim: (perChannel, claimMs) =>
      db.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(${CLAIM_LOCK})`.execute(transaction);
        const { rows } = await sql<Selectable<DeliveryTable>>`
          with claimed as (
            update deliveries set attempts = attempts + 1, due_at = ${after(claimMs)}
            where id in (
              select id from (
                select id, row_number() over line as place, case when aside then due_at else first_value(due_at) over line end as due
                from deliveries where state = 'waiting'
                window line as (partition by channel, aside order by created_at, id)
              ) as queue where place <= ${perChannel} and due <= clock_timestamp())
            returning *)
          select * from claimed order by aside, created_at, id`.execute(transaction);
        return rows.map(toDelivery);
      }),

    async conclude(id, outcome) {
      const error = outcome.state === 'delivered' ? null : JSON.stringify(outcome.error);
      const due = outcome.state === 'waiting' ? { due_at: after(outcome.afterMs) } : {};
      await db
        .updateTable('deliveries')
        .set({ state: outcome.state, error, tried_at: now, ...due })
        .where('id', '=', id)
        .execute();
    },

    async setAside(id) {
      await db.updateTable('deliveries').set({ aside: true }).where('id', '=', id).execute();
    },

    async release(ids, afterMs) {
      if (ids.length === 0) return;
      await db
        .updateTable('deliveries')
        .set({ attempts: sql<number>`attempts - 1`, due_at: after(afterMs) })
        .where('id', 'in', [...ids])
        .execute();
    },

    async note(delivery, outcome) {
      const error = outcome.state === 'delivered' ? null : JSON.stringify(outcome.error);
      await db
        .insertInto('deliveries')
        .values({ ...toRow(delivery), state: outcome.state, attempts: 1, tried_at: now, error })
        .execute();
    },

    async summary() {
      const { rows } = await sql<Selectable<DeliveryTable> & { waiting: number }>`
        select distinct on (channel) *, count(*) filter (where state = 'waiting') over (partition by channel) as waiting
        from deliveries order by channel, tried_at desc nulls last`.execute(db);
      return rows.map(({ channel, waiting, tried_at, message, state, attempts, error }) => ({
        channel,
        waiting,
        last: tried_at === null ? null : { at: tried_at, event: message.event, state, attempts, error },
      }));
    },

    forget: (channel) =>
      db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('deliveries').where('channel', '=', channel).execute();
        await transaction.deleteFrom('told_conditions').where('channel', '=', channel).execute();
      }),

    async purge(before) {
      const { numAffectedRows } = await sql`
        delete from deliveries as old where state <> 'waiting' and tried_at < ${before}
          and exists (select from deliveries as newer where newer.channel = old.channel and newer.tried_at > old.tried_at)`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },
  };
}

async function insert(transaction: Transaction<Database>, delivery: NewDelivery): Promise<void> {
  await transaction
    .insertInto('deliveries')
    .values(toRow(delivery))
    .onConflict((conflict) => conflict.columns(['channel', 'key']).doNothing())
    .execute();
}

async function putTold(
  transaction: Transaction<Database>,
  { channel, connectorId, condition, since, toldAt, folding }: ToldCondition,
): Promise<void> {
  const known = { condition, since, told_at: toldAt, folding: JSON.stringify(folding) };
  await transaction
    .insertInto('told_conditions')
    .values({ channel, connector_id: connectorId, ...known })
    .onConflict((conflict) => conflict.columns(['channel', 'connector_id']).doUpdateSet(known))
    .execute();
}

function toRow({ id, channel, key, message }: NewDelivery) {
  return { id, channel, key, event: message.event, message: JSON.stringify(message) };
}

function toDelivery({ id, channel, key, message, attempts, created_at, aside }: Selectable<DeliveryTable>): Delivery {
  return { id, channel, key, message, attempts, createdAt: created_at, aside };
}

function toTold({ channel, connector_id, condition, since, told_at, folding }: Selectable<ToldConditionTable>): ToldCondition {
  return { channel, connectorId: connector_id, condition, since, toldAt: told_at, folding: folding ?? NOTHING_FOLDED };
}
