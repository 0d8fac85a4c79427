import type { Installation } from '../../runs';
import { type Route, route } from '../http/route';
import { createPopupSignIn } from './popup-sign-in';
import { CallbackSchema, ClaimSchema, PopupSessionSchema, RenewSchema, StartReplySchema, StartSchema } from './schema';
import { sendWindowPage } from './window-page';

const PER_MINUTE = 30;

/** Signing in through Jira in a window, for a panel on another host than Jira. */
export function popupRoutes(installation: Installation): readonly Route[] {
  const popup = createPopupSignIn(installation);
  return [
    route({
      method: 'post',
      path: '/session/oauth/start',
      access: 'anyone',
      perMinute: PER_MINUTE,
      tag: 'session',
      summary: 'Begin to sign in through Jira: the address for a window. For ten minutes, once, and for the page that asks',
      status: 201,
      body: StartSchema,
      reply: StartReplySchema,
      handle: async ({ request, body }) => ({ address: await popup.start(request, body.challenge) }),
    }),
    route({
      method: 'get',
      path: '/session/oauth/callback',
      access: 'anyone',
      perMinute: PER_MINUTE,
      tag: 'session',
      summary: 'Where Jira sends the window back to; tells the page that opened it and closes',
      query: CallbackSchema,
      contentType: 'text/html',
      handle: async ({ request, response, query }) => sendWindowPage(request, response, await popup.finish(request, query)),
    }),
    route({
      method: 'post',
      path: '/session/oauth/claim',
      access: 'anyone',
      perMinute: PER_MINUTE,
      tag: 'session',
      summary: 'Fetch the session with what the window said and what the page kept; once',
      status: 201,
      body: ClaimSchema,
      reply: PopupSessionSchema,
      handle: ({ request, body }) => popup.claim(request, body.code, body.verifier),
    }),
    route({
      method: 'post',
      path: '/session/oauth/renew',
      access: 'anyone',
      perMinute: PER_MINUTE,
      tag: 'session',
      summary: 'The next ten minutes, when Jira still says that the person may',
      status: 201,
      body: RenewSchema,
      reply: PopupSessionSchema,
      handle: ({ request, body }) => popup.renew(request, body.renewal),
    }),
  ];
}
