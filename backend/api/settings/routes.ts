import { z } from 'zod';
import { JiraConnectionSchema, RetentionSchema } from '../../domain/configuration';
import { connectorOwner, exportConfiguration, type Installation, parseConfigurationFile } from '../../runs';
import { ProbeSchema } from '../connectors/schema';
import { type Route, route } from '../http/route';

const SettingsViewSchema = z
  .object({
    jira: z.looseObject({ baseUrl: z.string() }).nullable(),
    retention: RetentionSchema,
    version: z.int(),
    updatedAt: z.iso.datetime(),
    secrets: z.array(z.object({ field: z.string(), updatedAt: z.iso.datetime() })),
  })
  .meta({ id: 'Settings' });

const SaveJiraSchema = z.strictObject({
  jira: JiraConnectionSchema,
  secrets: z
    .strictObject({ token: z.string().optional(), password: z.string().optional(), userServerPassword: z.string().optional() })
    .default({}),
  version: z.int().min(0),
});

const SaveRetentionSchema = z.strictObject({ retention: RetentionSchema, version: z.int().min(0) });
const FileSchema = z.strictObject({ yaml: z.string().min(1).max(1_000_000) });
const ImportReplySchema = z.object({ created: z.array(z.string()), changed: z.array(z.string()), unchanged: z.array(z.string()) });

export function settingsRoutes(installation: Installation, onConfigurationChange: () => Promise<void>): readonly Route[] {
  const { store, vault, configuration, types } = installation;

  async function view() {
    const { value, version, updatedAt } = await store.settings.get();
    return { jira: value.jira, retention: value.retention, version, updatedAt, secrets: await vault.list('jira') };
  }

  /** Over the API a file's secrets are given as they are: the backend's own environment is not the caller's to read. */
  const parse = (yaml: string) => parseConfigurationFile(yaml, { environment: {}, types, files: false });

  return [
    route({
      method: 'get',
      path: '/settings',
      access: 'read-only',
      tag: 'settings',
      summary: 'Jira connection and retention, without secrets',
      reply: SettingsViewSchema,
      handle: view,
    }),
    route({
      method: 'put',
      path: '/settings/jira',
      access: 'administrator',
      tag: 'settings',
      summary: 'Save the Jira connection',
      body: SaveJiraSchema,
      reply: SettingsViewSchema,
      handle: async ({ body, caller }) => {
        const secrets = Object.fromEntries(
          Object.entries(body.secrets).filter((entry): entry is [string, string] => entry[1] !== undefined),
        );
        await configuration.saveJira(body.jira, secrets, body.version, caller.name);
        return view();
      },
    }),
    route({
      method: 'put',
      path: '/settings/retention',
      access: 'administrator',
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
      method: 'post',
      path: '/settings/jira/check',
      access: 'administrator',
      tag: 'settings',
      summary: 'Ask Jira for version, rights, writability and seats',
      reply: z.object({ items: z.array(ProbeSchema) }),
      handle: async () => {
        const target = await installation.openTarget();
        try {
          return { items: await target.check() };
        } finally {
          await target.close();
        }
      },
    }),
    route({
      method: 'get',
      path: '/configuration',
      access: 'administrator',
      tag: 'settings',
      summary: 'Everything configured, as rollcall.yaml; secrets by name only',
      reply: z.object({ yaml: z.string() }),
      handle: async () => {
        const connectors = (await store.connectors.list()).map(({ value }) => value);
        const secrets = new Map<string, readonly string[]>();
        for (const { id } of connectors)
          secrets.set(
            id,
            (await vault.list(connectorOwner(id))).map(({ field }) => field),
          );
        return { yaml: exportConfiguration((await store.settings.get()).value, connectors, types, secrets) };
      },
    }),
    route({
      method: 'post',
      path: '/configuration/validate',
      access: 'administrator',
      tag: 'settings',
      summary: 'Problems of a rollcall.yaml, changing nothing',
      body: FileSchema,
      reply: z.object({ problems: z.array(z.object({ path: z.string(), message: z.string(), remedy: z.string() })) }),
      handle: async ({ body }) => ({ problems: await configuration.validateFile(await parse(body.yaml)) }),
    }),
    route({
      method: 'put',
      path: '/configuration',
      access: 'administrator',
      tag: 'settings',
      summary: 'Take over a rollcall.yaml: all of it or nothing. The list of allowed private hosts stays the operator’s',
      body: FileSchema,
      reply: ImportReplySchema,
      handle: async ({ body, caller }) => {
        const result = await configuration.importFile(await parse(body.yaml), caller.name, 'api');
        await onConfigurationChange();
        return result;
      },
    }),
  ];
}
