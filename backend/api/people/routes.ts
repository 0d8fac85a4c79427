import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import { describeOperation, explainReason, type Installation } from '../../runs';
import { ConnectorParamsSchema } from '../connectors/schema';
import { type Route, route } from '../http/route';
import { ErrorSchema, OPERATION_STATES } from '../runs/schema';

const PersonSchema = z
  .object({
    sourceId: z.string(),
    userKey: z.string(),
    applied: z.looseObject({ name: z.string(), displayName: z.string(), email: z.string(), active: z.boolean() }),
    grantedGroups: z.array(z.string()),
    createdByUs: z.boolean(),
    leftAt: z.iso.datetime().nullable(),
    operations: z.array(
      z.object({
        runId: z.uuid(),
        state: z.enum(OPERATION_STATES),
        finishedAt: z.iso.datetime().nullable(),
        error: ErrorSchema.nullable(),
        words: z.string(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'Person' });

export function peopleRoutes({ store }: Installation): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/connectors/:connector/people/:person',
      access: 'read-only',
      tag: 'people',
      summary: 'What is stored of a managed person, by source id: link, groups given, past operations',
      params: ConnectorParamsSchema.extend({ person: z.string().min(1).max(500) }),
      reply: PersonSchema,
      handle: async ({ params }) => {
        const link = await store.links.get(params.connector, params.person);
        if (!link)
          throw new RollcallError('not-found', 'Nobody managed by this connector has this source id.', {
            blame: 'config',
            field: 'path.person',
            remedy: 'Use the immutable id the source has for the person; search the operations of a run for it.',
          });
        const operations = await store.journal.ofPerson(params.connector, params.person, 200);
        const { sourceId, userKey, applied, grantedGroups, createdByUs, leftAt } = link;
        return {
          sourceId,
          userKey,
          applied,
          grantedGroups,
          createdByUs,
          leftAt,
          operations: operations.map(({ runId, operation, state, finishedAt, error }) => ({
            runId,
            state,
            finishedAt,
            error,
            words: describeOperation(operation),
            reason: explainReason(operation.reason, operation.kind),
          })),
        };
      },
    }),
  ];
}
