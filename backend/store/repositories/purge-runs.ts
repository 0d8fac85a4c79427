/**
 * Retention of runs. A run disappears at once; its operations, up to a million, go in small steps that hold no lock for
 * long. What a crash leaves over is taken by the next purge.
 */
import { type Kysely, sql } from 'kysely';
import { FINISHED } from '../../domain/runs/run';
import type { Database } from '../schema';

const STEP = 10_000;

export async function purgeRuns(db: Kysely<Database>, before: string): Promise<number> {
  const { rows } = await sql<{ run_no: number }>`
    with old as (
      delete from runs
      where state = any(${[...FINISHED]}::text[]) and coalesce(finished_at, started_at) < ${before}
        and no <> (select max(newest.no) from runs as newest where newest.connector_id = runs.connector_id)
      returning no
    )
    insert into purged_runs (run_no) select no from old returning run_no`.execute(db);
  const left = await db.selectFrom('purged_runs').select('run_no').execute();
  for (const { run_no } of left) await removeLeftovers(db, run_no);
  return rows.length;
}

async function removeLeftovers(db: Kysely<Database>, run: number): Promise<void> {
  const { rows } = await sql<{ last: number | null }>`select max(seq) as last from operations where run_no = ${run}`.execute(db);
  for (let from = 0; from <= (rows[0]?.last ?? -1); from += STEP) {
    await db
      .deleteFrom('operations')
      .where('run_no', '=', run)
      .where('seq', '>=', from)
      .where('seq', '<', from + STEP)
      .execute();
  }
  await db.deleteFrom('plan_notes').where('run_no', '=', run).execute();
  await db.deleteFrom('purged_runs').where('run_no', '=', run).execute();
}
