import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import { describeOperation, explainReason, type Installation, type JournalEntry } from '../../runs';
import { pageOf } from '../http/page';
import { type Route, route } from '../http/route';
import { journalFilter } from './journal-filter';
import {
  ApproveSchema,
  OperationsPageSchema,
  OperationsQuerySchema,
  RunCountsSchema,
  RunParamsSchema,
  RunSchema,
  RunsQuerySchema,
  TimelineSchema,
} from './schema';
import { readTimeline } from './timeline';

export function runRoutes({ store, runs }: Installation): readonly Route[] {
  async function requireRun(id: string) {
    const run = await store.runs.get(id);
    if (!run)
      throw new RollcallError('not-found', 'There is no such run.', {
        field: 'path.run',
        remedy: 'List the runs and use one of their ids.',
      });
    return run;
  }
  return [
    route({
      method: 'get',
      path: '/runs',
      access: 'read-only',
      tag: 'runs',
      summary: 'The history, newest first, narrowed by connector, state, kind, trigger, who, time, or a search',
      query: RunsQuerySchema,
      reply: pageOf(RunSchema),
      handle: async ({ query: { connector, state, kind, trigger, actor, search, from, to, limit, after } }) =>
        store.runs.list({
          limit,
          ...(connector ? { connectorId: connector } : {}),
          ...(state ? { states: state } : {}),
          ...(kind ? { kinds: kind } : {}),
          ...(trigger ? { triggers: trigger } : {}),
          ...(actor ? { actor } : {}),
          ...(search ? { search } : {}),
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
          ...(after ? { after } : {}),
        }),
    }),
    route({
      method: 'get',
      path: '/runs/:run',
      access: 'read-only',
      tag: 'runs',
      summary: 'One run with its problems, what was withheld, counts by kind, and what happened when',
      params: RunParamsSchema,
      reply: z.object({
        run: RunSchema,
        problems: z.array(z.looseObject({})),
        withheld: z.array(z.looseObject({})),
        byKind: z.array(z.looseObject({})),
        timeline: TimelineSchema,
      }),
      handle: async ({ params }) => {
        const run = await requireRun(params.run);
        return {
          run,
          ...(await store.journal.problems(params.run)),
          byKind: await store.journal.countsByKind(params.run),
          timeline: await readTimeline(store, run),
        };
      },
    }),
    route({
      method: 'get',
      path: '/runs/:run/operations',
      access: 'read-only',
      tag: 'runs',
      summary: 'The operations of a run in their order, each with its outcome',
      params: RunParamsSchema,
      query: OperationsQuerySchema,
      reply: OperationsPageSchema,
      handle: async ({ params, query: { after, limit, ...filter } }) => {
        const { state: runState } = await requireRun(params.run);
        const page = await store.journal.list(params.run, {
          limit,
          ...journalFilter(filter),
          ...(after === undefined ? {} : { after }),
        });
        return { items: page.items.map(viewEntry), next: page.next, runState };
      },
    }),
    route({
      method: 'get',
      path: '/runs/:run/counts',
      access: 'read-only',
      tag: 'runs',
      summary: 'How many operations of a run there are by kind and state, filtered like the list',
      params: RunParamsSchema,
      query: OperationsQuerySchema.omit({ after: true, limit: true }),
      reply: RunCountsSchema,
      handle: async ({ params, query }) => {
        const { state: runState } = await requireRun(params.run);
        const byKind = await store.journal.countsByKind(params.run, journalFilter(query));
        return { total: byKind.reduce((sum, { count }) => sum + count, 0), byKind, runState };
      },
    }),
    route({
      method: 'post',
      path: '/runs/:run/stop',
      access: 'administrator',
      scope: 'run',
      tag: 'runs',
      summary: 'Let what is in flight end, then stop',
      params: RunParamsSchema,
      status: 202,
      reply: RunSchema,
      handle: async ({ params, caller }) => {
        await requireRun(params.run);
        await runs.stop(params.run, caller.name);
        return requireRun(params.run);
      },
    }),
    route({
      method: 'post',
      path: '/runs/:run/approve',
      access: 'administrator',
      scope: 'approve',
      tag: 'runs',
      summary: 'Let happen what a brake holds; the hash says which plan was looked at',
      params: RunParamsSchema,
      body: ApproveSchema,
      status: 202,
      reply: RunSchema,
      handle: async ({ params, body, caller }) => runs.approve(params.run, body.planHash, caller.name),
    }),
  ];
}

function viewEntry(entry: JournalEntry) {
  const { operation } = entry;
  return { ...entry, words: describeOperation(operation), reason: explainReason(operation.reason, operation.kind) };
}
