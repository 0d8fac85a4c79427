import { z } from 'zod';
import type { Installation } from '../../runs';
import { type Route, route } from '../http/route';
import { createMetrics } from './metrics';

export function healthRoutes(installation: Installation): readonly Route[] {
  const metrics = createMetrics(installation);
  return [
    route({
      method: 'get',
      path: '/health/live',
      access: 'anyone',
      tag: 'health',
      summary: 'The process answers',
      reply: z.object({ status: z.literal('live') }),
      handle: async () => ({ status: 'live' }),
    }),
    route({
      method: 'get',
      path: '/health/ready',
      access: 'anyone',
      tag: 'health',
      summary: 'The database answers too; 503 when it does not',
      reply: z.object({ status: z.literal('ready') }),
      handle: async () => {
        await installation.store.ping();
        return { status: 'ready' };
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      access: 'read-only',
      tag: 'health',
      summary: 'Figures for Prometheus',
      contentType: 'text/plain',
      handle: async ({ response }) => {
        response.type(metrics.contentType).send(await metrics.metrics());
      },
    }),
  ];
}
