import { z } from 'zod';
import { ConnectorIdSchema } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import { FINISHED, type Installation } from '../../runs';
import { type Route, route } from '../http/route';

const HEARTBEAT_MS = 15_000;
const MOST_UNREAD_BYTES = 262_144;
/** Lines of one caller at a time; a page of the panel has one. */
const MOST_LINES = 20;

const EventsQuerySchema = z.strictObject({ connector: ConnectorIdSchema.optional(), run: z.uuid().optional() });

/**
 * Live progress as server-sent events: `progress` while a run goes on, `finished` with its last state. A token that is revoked
 * meanwhile ends the line at the next heartbeat.
 */
export function eventRoutes(
  { runs }: { readonly runs: Pick<Installation['runs'], 'onProgress'> },
  heartbeatMs = HEARTBEAT_MS,
): readonly Route[] {
  const open = new Map<string, number>();
  return [
    route({
      method: 'get',
      path: '/events',
      access: 'read-only',
      tag: 'events',
      summary: 'Progress of runs as server-sent events (progress, finished); a comment every 15 seconds keeps the line open',
      query: EventsQuerySchema,
      contentType: 'text/event-stream',
      handle: async ({ query, caller, request, response, stillAdmitted }) => {
        // Whoever left while it was looked up who they are is told nothing, and never leaves a second time.
        if (response.closed || request.socket.destroyed) return;
        const lines = open.get(caller.name) ?? 0;
        if (lines >= MOST_LINES) throw tooManyLines();
        response.status(200).set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
        if (request.method === 'HEAD') {
          response.end();
          return;
        }
        open.set(caller.name, lines + 1);
        response.flushHeaders();
        response.write(': connected\n\n');
        const unsubscribe = runs.onProgress((progress) => {
          if (query.connector && progress.connectorId !== query.connector) return;
          if (query.run && progress.runId !== query.run) return;
          // Who reads too slowly connects again and asks for the run; the events between are not kept for them.
          if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
          else response.write(`event: ${FINISHED.has(progress.state) ? 'finished' : 'progress'}\ndata: ${JSON.stringify(progress)}\n\n`);
        });
        const heartbeat = setInterval(() => {
          response.write(': still here\n\n');
          stillAdmitted().then((admitted) => !admitted && leave(), leave);
        }, heartbeatMs);
        const leave = () => {
          clearInterval(heartbeat);
          unsubscribe();
          response.end();
        };
        response.on('close', () => {
          leave();
          const left = (open.get(caller.name) ?? 1) - 1;
          if (left > 0) open.set(caller.name, left);
          else open.delete(caller.name);
        });
      },
    }),
  ];
}

const tooManyLines = (): RollcallError =>
  new RollcallError('rate-limited', 'Too many lines of events are open already.', {
    retry: 'later',
    blame: 'config',
    remedy: 'Close some of them first.',
  });
