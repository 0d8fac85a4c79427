/** The durable record of every operation of every run. */
import { type Kysely, sql } from 'kysely';
import type { Json } from '../../domain/json';
import type { PersonRef } from '../../domain/plan/operation';
import type { PlanProblem, Withheld } from '../../domain/plan/plan';
import type { OperationState } from '../../domain/runs/run';
import { unnested } from '../bulk';
import { fenceRow, inFence, proveFence } from '../fenced';
import { toEntry } from '../operation-rows';
import type { Database, OperationTable } from '../schema';
import type { Fence, JournalFilter, JournalRepository, OutcomeRecord } from '../store';
import { storedText } from '../text';
import type { GroupNames } from './group-names';
import { insertLinks, removeLinks } from './link-rows';
import { type OperationQuery, readInOrder } from './read-in-order';
import { noSuchRun } from './run-rows';
import { savePlan } from './save-plan';

const PAGE = 100;
const OPEN: readonly OperationState[] = ['planned', 'started'];

interface RunNumber {
  readonly id: string;
  readonly no: number;
  readonly connector_id: string;
}

export function createJournalRepository(db: Kysely<Database>, names: GroupNames): JournalRepository {
  const known = new Map<string, RunNumber>();

  /** A run's number never changes, so it is asked for once. */
  async function runOf(id: string): Promise<RunNumber> {
    const remembered = known.get(id);
    if (remembered) return remembered;
    const row = await db.selectFrom('runs').select(['id', 'no', 'connector_id']).where('id', '=', id).executeTakeFirst();
    if (!row) throw noSuchRun(id);
    if (known.size > 1_000) known.clear();
    known.set(id, row);
    return row;
  }

  return {
    async savePlan(fence, runId, plan, decision) {
      const run = await runOf(runId);
      await inFence(db, fence, (transaction) => savePlan(transaction, fence, run, plan, decision));
    },

    async next(runId, afterSeq, limit) {
      const { no } = await runOf(runId);
      const rows = await readInOrder(db, no, afterSeq, limit, (query) => query.where('state', 'in', OPEN));
      const people = new Map<string, PersonRef>();
      return rows.map((row) => toEntry(row, people));
    },

    async started(fence, runId, seqs) {
      const { no } = await runOf(runId);
      const { numAffectedRows } = await sql`
        with fence as materialized (${fenceRow(fence)})
        update operations set state = 'started', attempts = attempts + 1, started_at = clock_timestamp()
        from fence
        where run_no = ${no} and seq = any(${seqs}::int4[]) and state = any(${OPEN}::text[])`.execute(db);
      if (numAffectedRows !== BigInt(seqs.length)) await proveFence(db, fence);
    },

    async outcomes(fence, runId, records, links, removedLinks) {
      const { no, connector_id } = await runOf(runId);
      const groupNumber = await names.number(links);
      if (links.length === 0 && removedLinks.length === 0) return writeOutcomes(db, fence, no, records);
      await db.transaction().execute(async (transaction) => {
        await writeOutcomes(transaction, fence, no, records);
        await insertLinks(transaction, connector_id, links, groupNumber);
        await removeLinks(transaction, connector_id, removedLinks);
      });
    },

    async release(fence, runId) {
      const { no } = await runOf(runId);
      return inFence(db, fence, async (transaction) => {
        const query = transaction.updateTable('operations').set({ state: 'planned' });
        return Number((await query.where('run_no', '=', no).where('state', '=', 'held').executeTakeFirst()).numUpdatedRows);
      });
    },

    async withdraw(runId) {
      const query = db.updateTable('operations').set({ state: 'withdrawn', finished_at: sql<string>`clock_timestamp()` });
      const { no } = await runOf(runId);
      return Number((await query.where('run_no', '=', no).where('state', '=', 'held').executeTakeFirst()).numUpdatedRows);
    },

    async list(runId, filter) {
      const limit = filter.limit ?? PAGE;
      const { no } = await runOf(runId);
      const rows = await readInOrder(db, no, filter.after ?? -1, limit + 1, (query) => matching(query, filter));
      const items = rows.slice(0, limit);
      return { items: items.map((row) => toEntry(row)), next: rows.length > limit ? String(items.at(-1)?.seq) : null };
    },

    async counts(runId) {
      const query = db.selectFrom('operations').select(['state', sql<number>`count(*)`.as('count')]);
      const rows = await query
        .where('run_no', '=', (await runOf(runId)).no)
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },

    async countsByKind(runId, filter = {}) {
      const ofRun = db
        .selectFrom('operations')
        .selectAll()
        .where('run_no', '=', (await runOf(runId)).no);
      return matching(ofRun, filter)
        .clearSelect()
        .select(['kind', 'state', sql<number>`count(*)`.as('count')])
        .groupBy(['kind', 'state'])
        .orderBy('kind')
        .orderBy('state')
        .execute();
    },

    async problems(runId) {
      const query = db.selectFrom('plan_notes').select(['kind', 'note']);
      const rows = await query
        .where('run_no', '=', (await runOf(runId)).no)
        .orderBy('seq')
        .execute();
      const notes = (kind: 'problem' | 'withheld'): Json[] => rows.filter((row) => row.kind === kind).map((row) => row.note);
      return { problems: notes('problem') as unknown as PlanProblem[], withheld: notes('withheld') as unknown as Withheld[] };
    },

    async span(runId) {
      const query = db.selectFrom('operations').select([
        sql<string | null>`min(started_at)`.as('firstStartedAt'),
        // What nothing was sent for ended without having begun.
        sql<string | null>`max(finished_at) filter (where started_at is not null)`.as('lastFinishedAt'),
      ]);
      return query.where('run_no', '=', (await runOf(runId)).no).executeTakeFirstOrThrow();
    },

    async ofPerson(connectorId, sourceId, limit) {
      const rows = await db
        .selectFrom('operations')
        .innerJoin('runs', 'runs.no', 'operations.run_no')
        .selectAll('operations')
        .select('runs.id as runId')
        .where('source_id', '=', storedText(sourceId))
        .where('runs.connector_id', '=', connectorId)
        // What a simulation would have done never happened.
        .where('runs.kind', '<>', 'simulation')
        .orderBy('run_no', 'desc')
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...toEntry(row), runId: row.runId }));
    },
  };
}

/** Proves the fence in the same statement; a single one spares every small write three ways to the server. */
async function writeOutcomes(db: Kysely<Database>, fence: Fence, run: number, records: readonly OutcomeRecord[]): Promise<void> {
  const outcome = unnested('outcome', {
    seq: ['int4', records.map(({ seq }) => seq)],
    state: ['text', records.map(({ state }) => state)],
    attempts: ['int2', records.map(({ attempts }) => Math.min(attempts, 32_767))],
    error: ['json', records.map(({ error }) => (error ? JSON.stringify(error) : null))],
    error_id: ['text', records.map(({ errorId }) => errorId)],
    detail: ['text', records.map(({ detail }) => (detail === undefined ? null : storedText(detail)))],
  });
  const { numAffectedRows } = await sql`
    with fence as materialized (${fenceRow(fence)})
    update operations set
      state = outcome.state, attempts = outcome.attempts, error = outcome.error, error_id = outcome.error_id, detail = outcome.detail,
      finished_at = case when outcome.state in ('planned', 'started', 'held') then null else clock_timestamp() end
    from fence, ${outcome}
    where operations.run_no = ${run} and operations.seq = outcome.seq`.execute(db);
  if (records.length === 0 || numAffectedRows !== BigInt(records.length)) await proveFence(db, fence);
}

function matching(query: OperationQuery, { states, kinds, search, sourceId }: JournalFilter): OperationQuery {
  let found = query;
  if (states) found = found.where('state', '=', sql<OperationState>`any(${states}::text[])`);
  if (kinds) found = found.where('kind', '=', sql<OperationTable['kind']>`any(${kinds}::text[])`);
  if (sourceId !== undefined) found = found.where('source_id', '=', storedText(sourceId));
  if (search) {
    const part = storedText(search).toLowerCase();
    found = found.where(
      sql<boolean>`(strpos(lower(user_name), ${part}) > 0 or strpos(lower(group_name), ${part}) > 0 or strpos(lower(source_id), ${part}) > 0)`,
    );
  }
  return found;
}
