/** The outbox. A message is there once for each channel and key; claims expire by the database's clock. */
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Delivery, DeliveryRepository, NewDelivery, ToldCondition } from '../delivery-repository';
import type { Database, DeliveryTable } from '../schema';

const after = (ms: number) => sql<string>`clock_timestamp() + ${ms} * interval '1 millisecond'`;
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
      return rows.map(({ channel, condition, since, told_at }) => ({ channel, connectorId, condition, since, toldAt: told_at }));
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

    async claim(perChannel, claimMs) {
      const { rows } = await sql<Selectable<DeliveryTable>>`
        update deliveries set attempts = attempts + 1, due_at = ${after(claimMs)}
        where id in (
          select id from deliveries
          where state = 'waiting' and due_at <= clock_timestamp() and id in (
            select id from (
              select id, row_number() over (partition by channel order by created_at, id) as place
              from deliveries where state = 'waiting' and due_at <= clock_timestamp()
            ) as queue where place <= ${perChannel})
          for update skip locked)
        returning *`.execute(db);
      return rows.map(toDelivery).sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
    },

    async conclude(id, outcome) {
      const error = outcome.state === 'delivered' ? null : JSON.stringify(outcome.error);
      const due = outcome.state === 'waiting' ? { due_at: after(outcome.afterMs) } : {};
      await db
        .updateTable('deliveries')
        .set({ state: outcome.state, error, tried_at: now, ...due })
        .where('id', '=', id)
        .execute();
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
  { channel, connectorId, condition, since, toldAt }: ToldCondition,
): Promise<void> {
  const known = { condition, since, told_at: toldAt };
  await transaction
    .insertInto('told_conditions')
    .values({ channel, connector_id: connectorId, ...known })
    .onConflict((conflict) => conflict.columns(['channel', 'connector_id']).doUpdateSet(known))
    .execute();
}

function toRow({ id, channel, key, message }: NewDelivery) {
  return { id, channel, key, event: message.event, message: JSON.stringify(message) };
}

function toDelivery({ id, channel, key, message, attempts, created_at }: Selectable<DeliveryTable>): Delivery {
  return { id, channel, key, message, attempts, createdAt: created_at };
}
