import type { Installation } from '../../runs';
import { type Route, route } from '../http/route';
import { SeatsSchema } from './schema';

export function seatRoutes({ seats }: Pick<Installation, 'seats'>): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/settings/jira/seats',
      access: 'read-only',
      tag: 'settings',
      summary: 'Seats of each Jira application, and how many the newest previews would take',
      reply: SeatsSchema,
      handle: () => seats.report(),
    }),
  ];
}
