/** Runs: their states and numbers. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { RollcallError } from '../../domain/errors';
import { FINISHED, type Run } from '../../domain/runs/run';
import { inFence } from '../fenced';
import type { Database } from '../schema';
import type { Fence, RunRepository } from '../store';
import { storedNullable } from '../text';
import { noteEnding } from './deliveries';
import { isGone, type ProcessIdentity, thisProcess } from './leases';
import { matchingRuns } from './matching-runs';
import { purgeRuns } from './purge-runs';
import { noSuchRun, toRun, toRunColumns } from './run-rows';

const PAGE = 50;

export function createRunRepository(db: Kysely<Database>, graceMs: number): RunRepository {
  const me = thisProcess();
  return {
    async create({ id, connectorId, kind, trigger, actor, person }) {
      const row = await db
        .insertInto('runs')
        .values({ id, connector_id: connectorId, kind, trigger, actor, person: storedNullable(person), state: 'queued', ...me })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new RollcallError('conflict', `There is a run ${id} already.`, { remedy: 'Start the run again.' });
      return toRun(row);
    },

    async get(id) {
      const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toRun(row) : null;
    },

    async list({ after, limit = PAGE, ...filter }) {
      let query = matchingRuns(db, filter)
        .orderBy('no', 'desc')
        .limit(limit + 1);
      if (after !== undefined) query = query.where('no', '<', Number(after));
      const rows = await query.execute();
      const items = rows.slice(0, limit);
      return { items: items.map(toRun), next: rows.length > limit ? String(items.at(-1)?.no) : null };
    },

    update: (fence, id, change) => inFence(db, fence, (transaction) => changeRun(transaction, fence, id, change)),

    async interrupted() {
      const rows = await db
        .selectFrom('runs')
        .leftJoin('leases', (join) => join.onRef('leases.name', '=', 'runs.lease').onRef('leases.token', '=', 'runs.lease_token'))
        .selectAll('runs')
        .select(sql<ProcessIdentity | null>`case when leases.expires_at >= clock_timestamp() then row_to_json(leases) end`.as('worker'))
        .select(sql<boolean>`runs.started_at > clock_timestamp() - ${graceMs} * interval '1 millisecond'`.as('fresh'))
        .where('runs.state', '!=', sql<Run['state']>`all(${[...FINISHED]}::text[])`)
        .orderBy('runs.no')
        .execute();
      return rows
        .filter(({ worker, fresh, ...row }) => {
          if (worker) return isGone(worker);
          // Nobody has written under a lease yet: its maker may be about to.
          return row.lease !== null || isGone(row) || !(fresh || isSame(row, me));
        })
        .map(toRun);
    },

    purge: (before) => purgeRuns(db, before),
  };
}

/** Changes the run and notes under which lease, so that it is known who works on it. */
export async function changeRun(transaction: Transaction<Database>, fence: Fence, id: string, change: Partial<Run>): Promise<Run> {
  const row = await transaction
    .updateTable('runs')
    .set({ ...toRunColumns(change), lease: fence.lease, lease_token: fence.token })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw noSuchRun(id);
  if (change.state !== undefined && FINISHED.has(change.state)) await noteEnding(transaction, id);
  return toRun(row);
}

function isSame(one: ProcessIdentity, other: ProcessIdentity): boolean {
  return one.process_space === other.process_space && one.process_id === other.process_id && one.process_started === other.process_started;
}
