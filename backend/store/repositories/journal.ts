/** The durable record of every operation of every run. */
import { type Kysely, type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Json } from '../../domain/json';
import type { PersonRef } from '../../domain/plan/operation';
import type { PlanProblem, Withheld } from '../../domain/plan/plan';
import type { OperationState } from '../../domain/runs/run';
import { unnested } from '../bulk';
import { inFence } from '../fenced';
import { toEntry } from '../operation-rows';
import type { Database, OperationTable } from '../schema';
import type { JournalFilter, JournalRepository } from '../store';
import { storedText } from '../text';
import { insertLinks, removeLinks } from './link-rows';
import { noSuchRun } from './run-rows';
import { savePlan } from './save-plan';

const PAGE = 100;
const OPEN: readonly OperationState[] = ['planned', 'started'];

export function createJournalRepository(db: Kysely<Database>): JournalRepository {
  const numbers = new Map<string, number>();

  /** A run's number never changes, so it is asked for once. */
  async function numberOf(runId: string, query: Pick<Kysely<Database>, 'selectFrom'> = db): Promise<number> {
    const known = numbers.get(runId);
    if (known !== undefined) return known;
    const row = await query.selectFrom('runs').select('no').where('id', '=', runId).executeTakeFirst();
    if (!row) throw noSuchRun(runId);
    if (numbers.size > 1_000) numbers.clear();
    numbers.set(runId, row.no);
    return row.no;
  }

  return {
    savePlan: (fence, runId, plan, decision) =>
      inFence(db, fence, async (transaction) =>
        savePlan(transaction, fence, { id: runId, no: await numberOf(runId, transaction) }, plan, decision),
      ),

    async next(runId, afterSeq, limit) {
      const rows = await db
        .selectFrom('operations')
        .selectAll()
        .where('run_no', '=', await numberOf(runId))
        .where('seq', '>', afterSeq)
        .where('state', 'in', OPEN)
        .orderBy('seq')
        .limit(limit)
        .execute();
      const people = new Map<string, PersonRef>();
      return rows.map((row) => toEntry(row, people));
    },

    async started(fence, runId, seqs) {
      const run = await numberOf(runId);
      await inFence(db, fence, (transaction) =>
        transaction
          .updateTable('operations')
          .set(({ eb }) => ({ state: 'started', attempts: eb('attempts', '+', 1), started_at: sql<string>`clock_timestamp()` }))
          .where('run_no', '=', run)
          .where('seq', '=', sql<number>`any(${seqs}::int4[])`)
          .where('state', 'in', OPEN)
          .execute(),
      );
    },

    async outcomes(fence, runId, records, links, removedLinks) {
      const run = await numberOf(runId);
      const outcome = unnested('outcome', {
        seq: ['int4', records.map(({ seq }) => seq)],
        state: ['text', records.map(({ state }) => state)],
        attempts: ['int2', records.map(({ attempts }) => Math.min(attempts, 32_767))],
        error: ['json', records.map(({ error }) => (error ? JSON.stringify(error) : null))],
        error_id: ['text', records.map(({ errorId }) => errorId)],
        detail: ['text', records.map(({ detail }) => (detail === undefined ? null : storedText(detail)))],
      });
      await inFence(db, fence, async (transaction) => {
        if (records.length > 0) {
          await sql`
            update operations set
              state = outcome.state, attempts = outcome.attempts, error = outcome.error, error_id = outcome.error_id,
              detail = outcome.detail,
              finished_at = case when outcome.state in ('planned', 'started', 'held') then null else clock_timestamp() end
            from ${outcome}
            where operations.run_no = ${run} and operations.seq = outcome.seq`.execute(transaction);
        }
        const connector = transaction.selectFrom('runs').select('connector_id').where('no', '=', run);
        if (links.length === 0 && removedLinks.length === 0) return;
        const { connector_id } = await connector.executeTakeFirstOrThrow();
        await insertLinks(transaction, connector_id, links);
        await removeLinks(transaction, connector_id, removedLinks);
      });
    },

    async release(fence, runId) {
      const run = await numberOf(runId);
      return inFence(db, fence, async (transaction) => {
        const query = transaction.updateTable('operations').set({ state: 'planned' });
        return Number((await query.where('run_no', '=', run).where('state', '=', 'held').executeTakeFirst()).numUpdatedRows);
      });
    },

    async withdraw(runId) {
      const query = db.updateTable('operations').set({ state: 'withdrawn', finished_at: sql<string>`clock_timestamp()` });
      const run = await numberOf(runId);
      return Number((await query.where('run_no', '=', run).where('state', '=', 'held').executeTakeFirst()).numUpdatedRows);
    },

    async list(runId, filter) {
      const limit = filter.limit ?? PAGE;
      const found = matching(
        db
          .selectFrom('operations')
          .selectAll()
          .where('run_no', '=', await numberOf(runId)),
        filter,
      );
      const rows = await found
        .orderBy('seq')
        .limit(limit + 1)
        .execute();
      const items = rows.slice(0, limit);
      return { items: items.map((row) => toEntry(row)), next: rows.length > limit ? String(items.at(-1)?.seq) : null };
    },

    async counts(runId) {
      const query = db.selectFrom('operations').select(['state', sql<number>`count(*)`.as('count')]);
      const rows = await query
        .where('run_no', '=', await numberOf(runId))
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },

    async countsByKind(runId) {
      const query = db.selectFrom('operations').select(['kind', 'state', sql<number>`count(*)`.as('count')]);
      return query
        .where('run_no', '=', await numberOf(runId))
        .groupBy(['kind', 'state'])
        .orderBy('kind')
        .orderBy('state')
        .execute();
    },

    async problems(runId) {
      const query = db.selectFrom('plan_notes').select(['kind', 'note']);
      const rows = await query
        .where('run_no', '=', await numberOf(runId))
        .orderBy('seq')
        .execute();
      const notes = (kind: 'problem' | 'withheld'): Json[] => rows.filter((row) => row.kind === kind).map((row) => row.note);
      return { problems: notes('problem') as unknown as PlanProblem[], withheld: notes('withheld') as unknown as Withheld[] };
    },

    async ofPerson(connectorId, sourceId, limit) {
      const rows = await db
        .selectFrom('operations')
        .innerJoin('runs', 'runs.no', 'operations.run_no')
        .selectAll('operations')
        .select('runs.id as runId')
        .where('source_id', '=', storedText(sourceId))
        .where('runs.connector_id', '=', connectorId)
        .orderBy('run_no', 'desc')
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...toEntry(row), runId: row.runId }));
    },
  };
}

type Query = SelectQueryBuilder<Database, 'operations', Selectable<OperationTable>>;

function matching(query: Query, { states, kinds, search, sourceId, after }: JournalFilter): Query {
  let found = query;
  if (states) found = found.where('state', '=', sql<OperationState>`any(${states}::text[])`);
  if (kinds) found = found.where('kind', '=', sql<OperationTable['kind']>`any(${kinds}::text[])`);
  if (sourceId !== undefined) found = found.where('source_id', '=', storedText(sourceId));
  if (after !== undefined) found = found.where('seq', '>', after);
  if (search) {
    const part = storedText(search).toLowerCase();
    found = found.where(
      sql<boolean>`(strpos(lower(user_name), ${part}) > 0 or strpos(lower(group_name), ${part}) > 0 or strpos(lower(source_id), ${part}) > 0)`,
    );
  }
  return found;
}
