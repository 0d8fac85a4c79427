/** The configuration as the text of a `rollcall.yaml`, secrets replaced by the names of environment variables. */
import { stringify } from 'yaml';
import type { ConnectorType } from '../../connectors/spi';
import type { ConnectorConfiguration, JiraConnection, Settings } from '../../domain/configuration';
import type { Channel } from '../../domain/notifications/channel';
import { channelOwner } from './channel-problems';
import { connectorOwner } from './known-configuration';
import { escapeReferences } from './substitute';

/** @param secretsSet which secrets are stored, by owner: `jira`, `connector:<id>`, `notification:<id>`. */
export function exportConfiguration(
  settings: Settings,
  connectors: readonly ConnectorConfiguration[],
  types: ReadonlyMap<string, ConnectorType>,
  secretsSet: ReadonlyMap<string, readonly string[]>,
): string {
  const file = {
    version: 1,
    jira: settings.jira && jiraSection(settings.jira, secretsSet.get('jira') ?? []),
    retention: settings.retention,
    access: settings.access,
    notifications: {
      panelUrl: settings.notifications.panelUrl,
      channels: settings.notifications.channels.map((channel) => channelSection(channel, secretsSet.get(channelOwner(channel.id)) ?? [])),
    },
    outboundAllow: settings.outboundAllow,
    connectors: connectors.map((connector) => {
      const set = secretsSet.get(connectorOwner(connector.id)) ?? [];
      const fields = types.get(connector.type)?.spec.fields.filter((field) => field.kind === 'secret' && set.includes(field.key)) ?? [];
      const secrets = Object.fromEntries(fields.map(({ key }) => [key, placeholder(connector.id, key)]));
      return { ...connector, source: { ...(escapeReferences(connector.source) as object), ...secrets } };
    }),
  };
  return `# Rollcall configuration. Secrets are read from the environment variables named here.\n${stringify(file)}`;
}

function jiraSection(jira: JiraConnection, set: readonly string[]): object {
  const { auth, userServer, oauth, ...rest } = jira;
  const secret = (field: string, key: string) => (set.includes(field) ? { [key]: placeholder('jira', field) } : {});
  return {
    ...(escapeReferences(rest) as object),
    auth: auth.kind === 'pat' ? { kind: 'pat', ...secret('token', 'token') } : { ...auth, ...secret('password', 'password') },
    userServer: userServer && { ...userServer, ...secret('userServerPassword', 'password') },
    oauth: oauth && { ...oauth, ...secret('oauthClientSecret', 'clientSecret') },
  };
}

function channelSection(channel: Channel, set: readonly string[]): object {
  const secrets = set.map((field) => [field, placeholder(`notification-${channel.id}`, field)]);
  return { ...(escapeReferences(channel) as object), ...Object.fromEntries(secrets) };
}

/** `okta-main`, `apiToken` → `${ROLLCALL_OKTA_MAIN_API_TOKEN}`. */
function placeholder(owner: string, field: string): string {
  const name = `${owner}_${field.replace(/([a-z])([A-Z])/g, '$1_$2')}`.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  return `\${ROLLCALL_${name}}`;
}
