import type { Installation } from '../../runs';
import { createOneAtATime } from '../http/one-at-a-time';
import { type Route, route } from '../http/route';
import {
  ChannelParamsSchema,
  DeliveriesSchema,
  SaveChannelSchema,
  SavePanelUrlSchema,
  SettingsViewSchema,
  TestResultSchema,
} from './schema';
import { givenOf, viewSettings } from './view-settings';

/** Where messages about runs go, and how they fared. */
export function notificationRoutes(installation: Installation): readonly Route[] {
  const { store, configuration, notifications } = installation;
  const oneAtATime = createOneAtATime();
  return [
    route({
      method: 'put',
      path: '/settings/notifications',
      access: 'administrator',
      scope: 'configure',
      tag: 'settings',
      summary: 'Where people open the panel, for the links in messages',
      body: SavePanelUrlSchema,
      reply: SettingsViewSchema,
      handle: async ({ body, caller }) => {
        await configuration.savePanelUrl(body.panelUrl, body.version, caller.name);
        return viewSettings(installation);
      },
    }),
    route({
      method: 'get',
      path: '/settings/notifications/deliveries',
      access: 'read-only',
      tag: 'settings',
      summary: 'The last try of each channel, and how many messages wait',
      reply: DeliveriesSchema,
      handle: async () => ({ items: await store.deliveries.summary() }),
    }),
    route({
      method: 'put',
      path: '/settings/notifications/channels/:channel',
      access: 'administrator',
      scope: 'configure',
      tag: 'settings',
      summary: 'Create or change a channel of notifications',
      params: ChannelParamsSchema,
      body: SaveChannelSchema,
      reply: SettingsViewSchema,
      handle: async ({ params, body, caller }) => {
        await configuration.saveChannel({ ...body.channel, id: params.channel }, givenOf(body.secrets), body.version, caller.name);
        return viewSettings(installation);
      },
    }),
    route({
      method: 'delete',
      path: '/settings/notifications/channels/:channel',
      access: 'administrator',
      scope: 'configure',
      tag: 'settings',
      summary: 'Remove a channel with its secrets and the messages that wait',
      params: ChannelParamsSchema,
      status: 204,
      handle: async ({ params, caller }) => {
        await configuration.removeChannel(params.channel, caller.name);
      },
    }),
    route({
      method: 'post',
      path: '/settings/notifications/channels/:channel/test',
      access: 'administrator',
      scope: 'configure',
      tag: 'settings',
      summary: 'Send a test message now; one at a time',
      params: ChannelParamsSchema,
      reply: TestResultSchema,
      handle: ({ params, caller }) =>
        oneAtATime(params.channel, async () => ({ error: await notifications.test(params.channel, caller.name) })),
    }),
  ];
}
