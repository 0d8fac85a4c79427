import { z } from 'zod';
import type { Installation } from '../../runs';
import { ProbeSchema } from '../connectors/schema';
import { createOneAtATime } from '../http/one-at-a-time';
import { type Route, route } from '../http/route';
import { SaveAccessSchema, SaveJiraSchema, SaveRetentionSchema, SettingsViewSchema } from './schema';
import { givenOf, viewSettings } from './view-settings';

export function settingsRoutes(installation: Installation): readonly Route[] {
  const { configuration } = installation;
  const oneAtATime = createOneAtATime();

  const view = () => viewSettings(installation);

  return [
    route({
      method: 'get',
      path: '/settings',
      access: 'read-only',
      tag: 'settings',
      summary: 'Jira connection, retention and who may look, without secrets',
      reply: SettingsViewSchema,
      handle: view,
    }),
    route({
      method: 'put',
      path: '/settings/jira',
      access: 'administrator',
      scope: 'configure',
      tag: 'settings',
      summary: 'Save the Jira connection',
      body: SaveJiraSchema,
      reply: SettingsViewSchema,
      handle: async ({ body, caller }) => {
        await configuration.saveJira(body.jira, givenOf(body.secrets), body.version, caller.name);
        return view();
      },
    }),
    route({
      method: 'put',
      path: '/settings/retention',
      access: 'administrator',
      scope: 'configure',
      tag: 'settings',
      summary: 'How long history and audit are kept',
      body: SaveRetentionSchema,
      reply: SettingsViewSchema,
      handle: async ({ body, caller }) => {
        await configuration.saveRetention(body.retention, body.version, caller.name);
        return view();
      },
    }),
    route({
      method: 'put',
      path: '/settings/access',
      access: 'administrator',
      scope: 'configure',
      tag: 'settings',
      summary: 'Which Jira groups may look at everything and change nothing',
      body: SaveAccessSchema,
      reply: SettingsViewSchema,
      handle: async ({ body, caller }) => {
        await configuration.saveAccess(body.access, body.version, caller.name);
        return view();
      },
    }),
    route({
      method: 'post',
      path: '/settings/jira/check',
      access: 'administrator',
      scope: 'run',
      tag: 'settings',
      summary: 'Ask Jira for version, rights, writability and seats; one at a time',
      reply: z.object({ items: z.array(ProbeSchema) }),
      handle: () =>
        oneAtATime('jira', async () => {
          const target = await installation.openTarget();
          try {
            return { items: await target.check() };
          } finally {
            await target.close();
          }
        }),
    }),
  ];
}
