import type { Request } from 'express';
import type { JiraConnection } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';
import { type BrowserUser, type Installation, requireJira } from '../../runs';
import { type Route, route } from '../http/route';
import { openSession, roleOf } from './admit-person';
import { popupRoutes } from './popup-routes';
import { personByProxy } from './proxy-word';
import { requireSameOrigin, sessionCookies } from './same-origin';
import { SessionSchema, WaysSchema, WhoSchema } from './schema';

/** How often one address may ask; a page asks every ten minutes. */
const PER_MINUTE = 30;

export function sessionRoutes(installation: Installation, proxySecret?: string): readonly Route[] {
  const { store, signIn } = installation;

  /** Who sits at the browser: as the proxy found out, or else as Jira says about the cookie. */
  async function personOf(request: Request, { stickyCookies }: JiraConnection): Promise<BrowserUser | null> {
    if (proxySecret) return personByProxy(request, proxySecret);
    const cookie = sessionCookies(request.headers.cookie, stickyCookies);
    return cookie ? signIn.jira.byCookie(cookie) : null;
  }

  return [
    route({
      method: 'post',
      path: '/session',
      access: 'anyone',
      perMinute: PER_MINUTE,
      tag: 'session',
      summary: 'Exchange the Jira session of the browser for a token of ten minutes. Jira says who it is and whether an administrator',
      status: 201,
      reply: SessionSchema,
      handle: async ({ request }) => {
        const jira = await requireJira(store);
        requireSameOrigin(request, [new URL(jira.publicUrl ?? jira.baseUrl).origin]);
        const user = await personOf(request, jira);
        if (!user)
          throw new RollcallError('unauthenticated', 'There is no Jira session.', {
            blame: 'config',
            remedy: 'Sign in to Jira and open the page again.',
          });
        return openSession(installation, user, await roleOf(installation, user, request));
      },
    }),
    route({
      method: 'get',
      path: '/session/who',
      access: 'read-only',
      tag: 'session',
      summary: 'Whose token this is and what it may do',
      reply: WhoSchema,
      handle: async ({ caller }) => ({ name: caller.name, role: caller.role, scopes: caller.scopes }),
    }),
    route({
      method: 'get',
      path: '/session/ways',
      access: 'anyone',
      tag: 'session',
      summary: 'Whether people can sign in through Jira in a window',
      reply: WaysSchema,
      handle: async () => ({ popup: Boolean((await store.settings.get()).value.jira?.oauth) }),
    }),
    ...popupRoutes(installation),
  ];
}
