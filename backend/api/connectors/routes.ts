import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import { connectorOwner, type Installation } from '../../runs';
import { type Route, route } from '../http/route';
import { RunSchema, StartRunSchema } from '../runs/schema';
import { askingRoutes } from './asking-routes';
import { describeConnector } from './describe-connector';
import { scheduleRoutes } from './schedule-routes';
import { ChangeConnectorSchema, ConnectorDetailSchema, ConnectorParamsSchema, ConnectorViewSchema, CreateConnectorSchema } from './schema';
import { scopeRoutes } from './scope-routes';

export function connectorRoutes(installation: Installation, onConfigurationChange: () => Promise<void>): readonly Route[] {
  const { store, vault, configuration, runs, types } = installation;

  async function requireConnector(id: string) {
    const found = await store.connectors.get(id);
    if (!found)
      throw new RollcallError('not-found', `There is no connector "${id}".`, {
        field: 'path.connector',
        remedy: 'List the connectors and use one of their ids.',
      });
    return found;
  }

  async function detail(id: string) {
    const { value, version, updatedAt, updatedBy } = await requireConnector(id);
    return { configuration: value, version, updatedAt, updatedBy, secrets: await vault.list(connectorOwner(id)) };
  }

  return [
    route({
      method: 'get',
      path: '/connector-types',
      access: 'read-only',
      tag: 'connectors',
      summary: 'What can be connected: forms, capabilities, recommended mappings',
      reply: z.object({ items: z.array(z.looseObject({ type: z.string(), label: z.string() })) }),
      handle: async () => ({ items: [...types.values()].map(({ spec }) => spec) }),
    }),
    route({
      method: 'get',
      path: '/connectors',
      access: 'read-only',
      tag: 'connectors',
      summary: 'All connectors with their last and next run',
      reply: z.object({ items: z.array(ConnectorViewSchema) }),
      handle: async () => {
        const items = (await store.connectors.list()).map((found) => describeConnector(installation, found));
        return { items: await Promise.all(items) };
      },
    }),
    route({
      method: 'post',
      path: '/connectors',
      access: 'administrator',
      scope: 'configure',
      tag: 'connectors',
      summary: 'Add a connector',
      body: CreateConnectorSchema,
      status: 201,
      reply: ConnectorDetailSchema,
      handle: async ({ body, caller }) => {
        const saved = await configuration.saveConnector(body.configuration, body.secrets, null, caller.name);
        await onConfigurationChange();
        return detail(saved.value.id);
      },
    }),
    route({
      method: 'get',
      path: '/connectors/:connector',
      access: 'read-only',
      tag: 'connectors',
      summary: 'One connector as configured, without its secrets',
      params: ConnectorParamsSchema,
      reply: ConnectorDetailSchema,
      handle: async ({ params }) => detail(params.connector),
    }),
    route({
      method: 'put',
      path: '/connectors/:connector',
      access: 'administrator',
      scope: 'configure',
      tag: 'connectors',
      summary: 'Change a connector; the version says what was edited',
      params: ConnectorParamsSchema,
      body: ChangeConnectorSchema,
      reply: ConnectorDetailSchema,
      handle: async ({ params, body, caller }) => {
        await requireConnector(params.connector);
        if (body.configuration.id !== params.connector) {
          throw new RollcallError('config-invalid', 'The id of a connector cannot be changed.', {
            field: 'body.configuration.id',
            remedy: 'Use the id of the path, or add a new connector.',
          });
        }
        await configuration.saveConnector(body.configuration, body.secrets, body.version, caller.name);
        await onConfigurationChange();
        return detail(params.connector);
      },
    }),
    route({
      method: 'delete',
      path: '/connectors/:connector',
      access: 'administrator',
      scope: 'configure',
      tag: 'connectors',
      summary: 'Forget a connector with its links and secrets; nothing changes in Jira, history stays',
      params: ConnectorParamsSchema,
      handle: async ({ params, caller }) => {
        await configuration.removeConnector(params.connector, caller.name);
        await onConfigurationChange();
      },
    }),
    ...askingRoutes(installation, requireConnector),
    ...scheduleRoutes(installation, requireConnector, onConfigurationChange),
    ...scopeRoutes(installation, requireConnector),
    route({
      method: 'post',
      path: '/connectors/:connector/runs',
      access: 'administrator',
      scope: 'run',
      tag: 'runs',
      summary: 'Start a run: full, for one person, or a simulation that writes nothing',
      params: ConnectorParamsSchema,
      body: StartRunSchema,
      status: 202,
      reply: RunSchema,
      handle: async ({ params, body: { kind, person }, caller }) =>
        runs.start({ connectorId: params.connector, kind, trigger: 'api', actor: caller.name, ...(person ? { person } : {}) }),
    }),
  ];
}
