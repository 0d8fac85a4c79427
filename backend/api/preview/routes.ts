import { type Installation, pagePreview, refuseBadGroups, refuseBadRules } from '../../runs';
import { ConnectorParamsSchema } from '../connectors/schema';
import { type Route, route } from '../http/route';
import { requireConnector } from '../people/require-connector';
import { AttributesSchema, PreviewRequestSchema, PreviewSchema, TriedGroupsSchema, TryGroupsRequestSchema } from './schema';
import { createTurns } from './take-turns';

/** What rules would do before they are saved. Neither the source nor Jira is asked, and nothing is stored. */
export function previewRoutes({ store, preview, expressions }: Pick<Installation, 'store' | 'preview' | 'expressions'>): readonly Route[] {
  // Room for somebody who types faster than a busy machine notices that the calls before have hung up.
  const turns = createTurns({ mostWaiting: 8 });
  return [
    route({
      method: 'post',
      path: '/connectors/:connector/preview',
      access: 'administrator',
      scope: 'configure',
      tag: 'preview',
      summary:
        'What rules that are not saved would change, on the last read: totals, brakes, problems, people before and after; one at a time',
      params: ConnectorParamsSchema,
      body: PreviewRequestSchema,
      reply: PreviewSchema,
      handle: async ({ params, body: { rules, limit, after, search, show }, response }) => {
        // Who types on has hung up; their turn is over, and their expressions need not be evaluated to the end.
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        const connector = await requireConnector(store, params.connector);
        try {
          return await turns.take(connector.id, gone.signal, async () => {
            await refuseBadRules(rules, 'body.rules', expressions);
            const answer = await preview.whatIf(connector, rules, gone.signal);
            return pagePreview(answer, { limit, from: Number(after ?? 0), show, ...(search ? { search } : {}) });
          });
        } catch (error) {
          // Nobody is there to be told.
          if (gone.signal.aborted) return undefined;
          throw error;
        }
      },
    }),
    route({
      method: 'post',
      path: '/connectors/:connector/groups/try',
      access: 'administrator',
      scope: 'configure',
      tag: 'preview',
      summary: 'What group rules that are not saved would make of the groups of the last read: included, excluded, renamed, in conflict',
      params: ConnectorParamsSchema,
      body: TryGroupsRequestSchema,
      reply: TriedGroupsSchema,
      handle: async ({ params, body }) => {
        const connector = await requireConnector(store, params.connector);
        refuseBadGroups(body.groups, connector.rules, 'body');
        const { snapshot, groups, tried } = await preview.tryGroups(connector, body.groups, body.name ?? null);
        const counts = { included: 0, excluded: 0, invalid: 0, conflict: 0 };
        for (const { result } of groups) counts[result] += 1;
        const part = body.search?.toLowerCase();
        const found = groups.filter(
          ({ name, target, result }) =>
            (body.result === undefined || body.result === result) &&
            (part === undefined || name.toLowerCase().includes(part) || (target?.toLowerCase().includes(part) ?? false)),
        );
        const from = Number(body.after ?? 0);
        const end = from + body.limit;
        return {
          snapshot,
          counts,
          items: found.slice(from, end),
          total: found.length,
          next: end < found.length ? String(end) : null,
          tried,
        };
      },
    }),
    route({
      method: 'get',
      path: '/connectors/:connector/attributes',
      access: 'read-only',
      tag: 'preview',
      summary: 'Which attributes the people of the last read have: names to use in a mapping, no values',
      params: ConnectorParamsSchema,
      reply: AttributesSchema,
      handle: async ({ params }) => preview.attributes(await requireConnector(store, params.connector)),
    }),
  ];
}
