import { z } from 'zod';
import { ConnectorIdSchema } from '../../domain/configuration';
import { FINISHED, type Installation, type Run } from '../../runs';
import { type Route, route } from '../http/route';
import { RUN_STATES } from '../runs/schema';
import { type Changes, countChanges, countsWhenAllApplied } from './count-changes';
import { downloadRoutes } from './download-routes';

const StatisticsQuerySchema = z.strictObject({
  connector: ConnectorIdSchema.optional(),
  runs: z.coerce.number().int().min(1).max(200).default(30),
});

const RunStatisticsSchema = z
  .object({
    runId: z.uuid(),
    connectorId: z.string(),
    kind: z.enum(['full', 'delta', 'person', 'undo']),
    state: z.enum(RUN_STATES),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    durationMs: z.int().nullable(),
    created: z.int(),
    updated: z.int(),
    deactivated: z.int(),
    groupsCreated: z.int(),
    membershipsAdded: z.int(),
    membershipsRemoved: z.int(),
    failed: z.int(),
  })
  .meta({ id: 'RunStatistics', description: 'What one run changed.' });

/** Numbers of finished runs do not change, except by an approval, which changes the time of the end. */
const MOST_REMEMBERED = 1_000;
/** Runs looked through for those that write. */
const MOST_PAGES = 5;

export function statisticsRoutes({ store }: Pick<Installation, 'store'>): readonly Route[] {
  const remembered = new Map<string, Changes>();

  async function changesOf(run: Run): Promise<Changes> {
    const key = `${run.id} ${run.state} ${run.finishedAt}`;
    const known = remembered.get(key);
    if (known) return known;
    const counts = FINISHED.has(run.state) && run.counts ? countsWhenAllApplied(run.counts) : null;
    const changes = countChanges(counts ?? (await store.journal.countsByKind(run.id)));
    if (FINISHED.has(run.state)) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(key, changes);
    }
    return changes;
  }

  /** Simulations write nothing and would only flatten the charts. */
  async function writingRuns(connectorId: string | undefined, limit: number): Promise<Run[]> {
    const found: Run[] = [];
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES && found.length < limit; page++) {
      const runs = await store.runs.list({ limit: limit * 2, ...(connectorId ? { connectorId } : {}), ...(after ? { after } : {}) });
      found.push(...runs.items.filter(({ kind }) => kind !== 'simulation'));
      after = runs.next;
      if (after === null) break;
    }
    return found.slice(0, limit);
  }

  return [
    route({
      method: 'get',
      path: '/statistics',
      access: 'read-only',
      tag: 'statistics',
      summary: 'What each of the last runs changed, newest first, without simulations: for charts',
      query: StatisticsQuerySchema,
      reply: z.object({ items: z.array(RunStatisticsSchema) }),
      handle: async ({ query }) => {
        const items = [];
        // One after the other: a chart must not take all connections to the database.
        for (const run of await writingRuns(query.connector, query.runs)) {
          const { id, connectorId, kind, state, startedAt, finishedAt } = run;
          const durationMs = finishedAt === null ? null : Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt));
          items.push({ runId: id, connectorId, kind, state, startedAt, finishedAt, durationMs, ...(await changesOf(run)) });
        }
        return { items };
      },
    }),
    ...downloadRoutes({ store }),
  ];
}
