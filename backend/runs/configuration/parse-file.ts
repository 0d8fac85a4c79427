/** Text of `rollcall.yaml` → what of it could be read, with its secrets resolved, and every problem on the way. */
import { parseDocument } from 'yaml';
import type { ConnectorType } from '../../connectors/spi';
import { type Access, type ConnectorConfiguration, ConnectorConfigurationSchema, type Retention } from '../../domain/configuration';
import type { Notifications } from '../../domain/notifications/channel';
import type { ChannelSecrets } from './channel-secrets';
import { type ConfigurationFile, ConfigurationFrameSchema, HostsSchema, JiraSectionSchema } from './file-schema';
import { parseNotifications } from './parse-channels';
import { type ConfigurationProblem, problemsOf } from './problem';
import { type FileOrigin, resolveSecret, substituteDeep } from './substitute';

export interface PlacedConnector {
  /** Where it stands in the file. */
  readonly index: number;
  readonly connector: ConnectorConfiguration;
  /** Plain values, only here in memory, on the way to the vault. */
  readonly secrets: Readonly<Record<string, string>>;
}

export interface ParsedConfiguration {
  readonly jira: ConfigurationFile['jira'];
  readonly jiraSecrets: Readonly<Record<string, string>>;
  /** Null when the file does not speak of it. */
  readonly retention: Retention | null;
  readonly access: Access | null;
  readonly notifications: Notifications | null;
  readonly channelSecrets: ChannelSecrets;
  readonly outboundAllow: readonly string[];
  readonly connectors: readonly PlacedConnector[];
  /** What is wrong with the file itself. When there is any, what could not be read is left out above. */
  readonly problems: readonly ConfigurationProblem[];
}

export type FileSurroundings = FileOrigin & { readonly types: ReadonlyMap<string, ConnectorType> };

/** Never throws for what stands in the file: see `problems`. */
export async function parseConfigurationFile(text: string, surroundings: FileSurroundings): Promise<ParsedConfiguration> {
  const problems: ConfigurationProblem[] = [];
  const content = readYaml(text, problems) ?? {};
  const frame = ConfigurationFrameSchema.safeParse(content);
  if (problems.length === 0 && !frame.success) problems.push(...problemsOf(frame.error.issues, ''));
  // A fault in the frame does not hide those inside.
  const parts = content as { readonly [part in 'jira' | 'notifications' | 'outboundAllow' | 'connectors']?: unknown };
  const { jira, jiraSecrets } = await parseJira(parts.jira, surroundings, problems);
  const { notifications, channelSecrets } = await parseNotifications(parts.notifications, surroundings, problems);
  const connectors: PlacedConnector[] = [];
  for (const [index, value] of (Array.isArray(parts.connectors) ? parts.connectors : []).entries()) {
    const connector = await parseConnector(value, index, surroundings, problems);
    if (connector) connectors.push(connector);
  }
  const retention = frame.data?.retention ?? null;
  const outboundAllow = HostsSchema.safeParse(parts.outboundAllow).data ?? [];
  const access = frame.data?.access ?? null;
  return { jira, jiraSecrets, retention, access, notifications, channelSecrets, outboundAllow, connectors, problems };
}

function readYaml(text: string, problems: ConfigurationProblem[]): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  for (const error of document.errors) {
    const line = error.linePos?.[0].line;
    problems.push({
      path: line ? `line ${line}` : 'file',
      message: error.message.split(/\n| at line /)[0] ?? 'It is not valid YAML.',
      remedy: 'Correct the YAML syntax there.',
    });
  }
  if (problems.length > 0) return { version: 1 };
  try {
    return document.toJS();
  } catch {
    // Aliases of aliases, which would fill the memory.
    problems.push({ path: 'file', message: 'It uses too many YAML aliases.', remedy: 'Write the values out.' });
    return { version: 1 };
  }
}

async function parseJira(value: unknown, from: FileSurroundings, problems: ConfigurationProblem[]) {
  const nothing = { jira: null, jiraSecrets: {} };
  const start = problems.length;
  if (value === null || value === undefined) return nothing;
  const { auth, userServer, oauth, ...rest } = (typeof value === 'object' ? value : {}) as Record<string, unknown>;
  const open = typeof value === 'object' ? { ...(substituteDeep(rest, 'jira', from, problems) as object), auth, userServer, oauth } : value;
  const parsed = JiraSectionSchema.safeParse(open);
  if (!parsed.success) {
    problems.push(...problemsOf(parsed.error.issues, 'jira'));
    return nothing;
  }
  const secrets: Record<string, string | null> = {};
  const { auth: how, userServer: application, oauth: client } = parsed.data;
  if (how.kind === 'pat') secrets.token = await resolveSecret(how.token, 'jira.auth.token', from, problems);
  else secrets.password = await resolveSecret(how.password, 'jira.auth.password', from, problems);
  if (application) secrets.userServerPassword = await resolveSecret(application.password, 'jira.userServer.password', from, problems);
  if (client) secrets.oauthClientSecret = await resolveSecret(client.clientSecret, 'jira.oauth.clientSecret', from, problems);
  return problems.length > start ? nothing : { jira: parsed.data, jiraSecrets: present(secrets) };
}

async function parseConnector(
  value: unknown,
  index: number,
  from: FileSurroundings,
  problems: ConfigurationProblem[],
): Promise<PlacedConnector | null> {
  const base = `connectors[${index}]`;
  const parsed = ConnectorConfigurationSchema.safeParse(value);
  if (!parsed.success) {
    problems.push(...problemsOf(parsed.error.issues, base));
    return null;
  }
  const connector = parsed.data;
  const fields = from.types.get(connector.type)?.spec.fields ?? [];
  const secretKeys = new Set(fields.filter((field) => field.kind === 'secret').map((field) => field.key));
  const source: Record<string, unknown> = {};
  const secrets: Record<string, string | null> = {};
  const before = problems.length;
  for (const [key, item] of Object.entries(connector.source)) {
    const path = `${base}.source.${key}`;
    if (secretKeys.has(key)) secrets[key] = await resolveSecret(item as string | null, path, from, problems);
    // Rules are left alone: the templates of a mapping are written in the same way.
    else source[key] = substituteDeep(item, path, from, problems);
  }
  // What is missing only because a reference could not be followed is told once.
  if (problems.length > before) return null;
  return { index, connector: { ...connector, source }, secrets: present(secrets) };
}

function present(secrets: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).filter((entry): entry is [string, string] => entry[1] !== null));
}
