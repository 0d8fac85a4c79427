import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import type { Installation, Store } from '../../runs';
import { type Route, route } from '../http/route';
import { createMetrics } from './metrics';

/** A probe wants its answer soon; a database that is slow is as good as away. */
const PING_MS = 5_000;

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
        await pingInTime(installation.store);
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

async function pingInTime(store: Store): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new RollcallError('store-unavailable', 'The database does not answer in time.', {
          retry: 'later',
          remedy: 'Check that the database server runs and can be reached.',
        }),
      );
    }, PING_MS);
  });
  try {
    await Promise.race([store.ping(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
