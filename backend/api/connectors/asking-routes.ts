/** Questions to the source itself. */
import { z } from 'zod';
import type { ConnectorConfiguration } from '../../domain/configuration';
import type { Connector, Installation } from '../../runs';
import { createOneAtATime } from '../http/one-at-a-time';
import { type Route, route } from '../http/route';
import { ConnectorParamsSchema, ProbeSchema, SourceSchemaSchema } from './schema';

/** A foreign system must not hold a request for ever. */
const ASK_MS = 60_000;

export function askingRoutes(
  { openConnector }: Pick<Installation, 'openConnector'>,
  requireConnector: (id: string) => Promise<{ readonly value: ConnectorConfiguration }>,
): readonly Route[] {
  const oneAtATime = createOneAtATime();

  function ask<T>(id: string, question: string, put: (connector: Connector) => Promise<T>): Promise<T> {
    return oneAtATime(`${question} ${id}`, async () => {
      const { value } = await requireConnector(id);
      const { connector } = await openConnector(value, AbortSignal.timeout(ASK_MS));
      try {
        return await put(connector);
      } finally {
        await connector.close();
      }
    });
  }

  return [
    route({
      method: 'post',
      path: '/connectors/:connector/check',
      access: 'administrator',
      scope: 'run',
      tag: 'connectors',
      summary: 'Ask the source what a read would ask, one page each; one at a time',
      params: ConnectorParamsSchema,
      reply: z.object({ items: z.array(ProbeSchema) }),
      handle: ({ params }) =>
        ask(params.connector, 'check', async (connector) => ({
          items: (await connector.check()).map(({ name, result, detail, hint }) => ({ name, result, detail, ...(hint ? { hint } : {}) })),
        })),
    }),
    route({
      method: 'post',
      path: '/connectors/:connector/schema',
      access: 'administrator',
      scope: 'configure',
      tag: 'connectors',
      summary: 'The attributes the source has, for the mapping; one at a time',
      params: ConnectorParamsSchema,
      reply: SourceSchemaSchema,
      handle: ({ params }) =>
        ask(params.connector, 'schema', async (connector) => ({
          users: (await connector.discover()).users.map(({ path, label, type }) => ({ path, label, type })),
        })),
    }),
  ];
}
