import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import { type Installation, requireJira } from '../../runs';
import { type Route, route } from '../http/route';
import { requireSameOrigin, sessionCookies } from './same-origin';

const SessionSchema = z
  .object({
    token: z.string(),
    expiresAt: z.iso.datetime(),
    role: z.enum(['administrator', 'read-only']),
    user: z.object({ name: z.string(), displayName: z.string() }),
  })
  .meta({ id: 'Session', description: 'A bearer token for ten minutes. Keep it in memory.' });

/** How often one address may ask; a page asks every ten minutes. */
const PER_MINUTE = 30;

export function sessionRoutes({ store, audit, sessions, whoseBrowserSession }: Installation): readonly Route[] {
  const asked = new Map<string, number[]>();

  function limit(address: string): void {
    const now = Date.now();
    const recent = (asked.get(address) ?? []).filter((at) => now - at < 60_000);
    if (asked.size > 5_000) asked.clear();
    asked.set(address, [...recent, now]);
    if (recent.length >= PER_MINUTE)
      throw new RollcallError('rate-limited', 'Too many sessions were asked for.', {
        retry: 'later',
        blame: 'config',
        remedy: 'Wait a minute.',
      });
  }

  return [
    route({
      method: 'post',
      path: '/session',
      access: 'anyone',
      tag: 'session',
      summary: 'Exchange the Jira session of the browser for a token of ten minutes. Jira says who it is and whether an administrator',
      status: 201,
      reply: SessionSchema,
      handle: async ({ request }) => {
        limit(request.ip ?? 'unknown');
        const jira = await requireJira(store);
        requireSameOrigin(request, [new URL(jira.publicUrl ?? jira.baseUrl).origin]);
        const cookie = sessionCookies(request.headers.cookie, jira.stickyCookies);
        const user = cookie ? await whoseBrowserSession(cookie) : null;
        if (!user)
          throw new RollcallError('unauthenticated', 'There is no Jira session.', {
            blame: 'config',
            remedy: 'Sign in to Jira and open the page again.',
          });
        const { readOnlyGroups } = (await store.settings.get()).value.access;
        const lower = new Set(readOnlyGroups.map((name) => name.toLowerCase()));
        const role = user.administrator ? 'administrator' : user.groups.some((name) => lower.has(name.toLowerCase())) ? 'read-only' : null;
        const from = request.ip ? { from: request.ip } : {};
        if (!role) {
          await audit.record({ actor: `jira:${user.name}`, action: 'access.forbidden', subject: 'route:POST /session', ...from });
          throw new RollcallError('forbidden', 'Rollcall is for Jira administrators.', {
            blame: 'config',
            remedy: 'Ask a Jira administrator, or to be put into a group that may read.',
          });
        }
        const { token, expiresAt } = await sessions.issue({ userKey: user.key, userName: user.name, role });
        return { token, expiresAt, role, user: { name: user.name, displayName: user.displayName } };
      },
    }),
  ];
}
