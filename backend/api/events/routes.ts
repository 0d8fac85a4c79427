import { z } from 'zod';
import { FINISHED, type Installation, type Progress } from '../../runs';
import { type Route, route } from '../http/route';

const HEARTBEAT_MS = 15_000;

/** Live progress as server-sent events: `progress` while a run goes on, `finished` with its last state. */
export function eventRoutes({ runs }: Installation): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/events',
      access: 'read-only',
      tag: 'events',
      summary: 'Progress of runs as server-sent events (progress, finished); a comment every 15 seconds keeps the line open',
      query: z.object({ connector: z.string().optional(), run: z.string().optional() }),
      contentType: 'text/event-stream',
      handle: async ({ query, response }) => {
        response.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
        response.flushHeaders();
        response.write(': connected\n\n');
        const send = (progress: Progress) => {
          if (query.connector && progress.connectorId !== query.connector) return;
          if (query.run && progress.runId !== query.run) return;
          response.write(`event: ${FINISHED.has(progress.state) ? 'finished' : 'progress'}\ndata: ${JSON.stringify(progress)}\n\n`);
        };
        const unsubscribe = runs.onProgress(send);
        const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
        response.on('close', () => {
          clearInterval(heartbeat);
          unsubscribe();
        });
      },
    }),
  ];
}
