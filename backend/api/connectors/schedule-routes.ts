/** When connectors run by themselves. */
import { z } from 'zod';
import { type ConnectorConfiguration, ScheduleSchema } from '../../domain/configuration';
import { ConfigurationError, type Installation, nextRunsOf, type Versioned, validateSchedule } from '../../runs';
import { type Route, route } from '../http/route';
import { describeConnector } from './describe-connector';
import { ChangeScheduleSchema, ConnectorParamsSchema, ConnectorViewSchema } from './schema';

const SHOWN_FIRINGS = 5;

export function scheduleRoutes(
  installation: Installation,
  requireConnector: (id: string) => Promise<Versioned<ConnectorConfiguration>>,
  onConfigurationChange: () => Promise<void>,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/schedules/next',
      access: 'read-only',
      tag: 'connectors',
      summary: 'When a schedule that is not saved would start runs next',
      query: ScheduleSchema.omit({ paused: true }),
      reply: z.object({ items: z.array(z.iso.datetime()) }),
      handle: async ({ query }) => {
        const problems = validateSchedule(query);
        if (problems.length > 0) throw new ConfigurationError(problems.map((problem) => ({ ...problem, path: 'query.cron' })));
        return { items: nextRunsOf(query, new Date(), SHOWN_FIRINGS) };
      },
    }),
    route({
      method: 'put',
      path: '/connectors/:connector/schedule',
      access: 'administrator',
      scope: 'configure',
      tag: 'connectors',
      summary: 'Change when a connector runs by itself, pause that, or end it; the version says what was edited',
      params: ConnectorParamsSchema,
      body: ChangeScheduleSchema,
      reply: ConnectorViewSchema,
      handle: async ({ params, body: { schedule, version }, caller }) => {
        const { value } = await requireConnector(params.connector);
        await installation.configuration.saveConnector({ ...value, schedule }, {}, version, caller.name);
        await onConfigurationChange();
        return describeConnector(installation, await requireConnector(params.connector));
      },
    }),
  ];
}
