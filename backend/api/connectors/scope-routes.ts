/** How many people and groups rules would bring, asked while they are typed. */
import { z } from 'zod';
import type { ConnectorConfiguration } from '../../domain/configuration';
import { validateRules } from '../../domain/rules/validate-rules';
import { ConfigurationError, type Installation } from '../../runs';
import { type Route, route } from '../http/route';
import { ConnectorParamsSchema, CountScopeSchema, ScopeCountSchema } from './schema';

export function scopeRoutes(
  { preview }: Pick<Installation, 'preview'>,
  requireConnector: (id: string) => Promise<{ readonly value: ConnectorConfiguration }>,
): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/connectors/:connector/scope/count',
      access: 'administrator',
      scope: 'configure',
      tag: 'preview',
      summary: 'How many people and groups of the last read unsaved rules would bring; a simulation is a read too. Null before the first',
      params: ConnectorParamsSchema,
      body: CountScopeSchema,
      reply: z.object({ counted: ScopeCountSchema.nullable() }),
      handle: async ({ params, body }) => {
        const { value } = await requireConnector(params.connector);
        const problems = validateRules({ ...value.rules, ...body }).filter(({ field }) => !field.startsWith('mapping'));
        if (problems.length > 0)
          throw new ConfigurationError(problems.map(({ field, message, remedy }) => ({ path: `body.${field}`, message, remedy })));
        return { counted: await preview.countScope(value, body) };
      },
    }),
  ];
}
