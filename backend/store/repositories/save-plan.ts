/** Stores a plan: its operations, what it could not do, and the run's decision. */
import { sql, type Transaction } from 'kysely';
import type { Operation } from '../../domain/plan/operation';
import type { Run } from '../../domain/runs/run';
import { batches, unnested } from '../bulk';
import { PLAN_COLUMNS, type PlanRow, toRow } from '../operation-rows';
import type { Database } from '../schema';
import type { Fence, JournalRepository } from '../store';
import { changeRun } from './runs';

type NewPlan = Parameters<JournalRepository['savePlan']>[2];

/** Large enough to be quick, small enough not to hold up the event loop for long. */
const BATCH = 4_000;

export async function savePlan(
  transaction: Transaction<Database>,
  fence: Fence,
  run: { readonly id: string; readonly no: number },
  plan: NewPlan,
  decision: Partial<Run>,
): Promise<void> {
  // A run that was interrupted between deciding and applying decides again.
  await transaction.deleteFrom('operations').where('run_no', '=', run.no).execute();
  await transaction.deleteFrom('plan_notes').where('run_no', '=', run.no).execute();
  let seq = 0;
  for (const batch of batches<Operation>(plan.operations, BATCH)) {
    await insertOperations(
      transaction,
      run.no,
      batch.map((operation) => toRow(operation, seq++, plan.held(operation) ? 'held' : 'planned')),
    );
  }
  await insertNotes(transaction, run.no, 'problem', plan.problems);
  await insertNotes(transaction, run.no, 'withheld', plan.withheld);
  await changeRun(transaction, fence, run.id, decision);
}

async function insertOperations(transaction: Transaction<Database>, run: number, rows: readonly PlanRow[]): Promise<void> {
  const names = Object.keys(PLAN_COLUMNS) as (keyof typeof PLAN_COLUMNS)[];
  const columns = Object.fromEntries(names.map((name) => [name, [PLAN_COLUMNS[name], rows.map((row) => row[name])] as const]));
  const list = sql.join(names.map((name) => sql.ref(name)));
  await sql`insert into operations (run_no, ${list}) select ${run}::bigint, * from ${unnested('added', columns)}`.execute(transaction);
}

async function insertNotes(
  transaction: Transaction<Database>,
  run: number,
  kind: 'problem' | 'withheld',
  notes: Iterable<unknown>,
): Promise<void> {
  let seq = 0;
  for (const batch of batches(notes, BATCH)) {
    const columns = { seq: ['int4', batch.map(() => seq++)], note: ['json', batch.map((note) => JSON.stringify(note))] } as const;
    await sql`
      insert into plan_notes (run_no, kind, seq, note)
      select ${run}::bigint, ${kind}, added.seq, added.note from ${unnested('added', columns)}`.execute(transaction);
  }
}
