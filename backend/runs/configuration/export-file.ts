/** The configuration as the text of a `rollcall.yaml`, secrets replaced by the names of environment variables. */
import { stringify } from 'yaml';
import type { ConnectorType } from '../../connectors/spi';
import type { ConnectorConfiguration, Settings } from '../../domain/configuration';

export function exportConfiguration(
  settings: Settings,
  connectors: readonly ConnectorConfiguration[],
  types: ReadonlyMap<string, ConnectorType>,
  secretsSet: ReadonlyMap<string, readonly string[]>,
): string {
  const { jira } = settings;
  const file = {
    version: 1,
    jira: jira && {
      ...jira,
      auth:
        jira.auth.kind === 'pat'
          ? { kind: 'pat', token: placeholder('jira', 'token') }
          : { ...jira.auth, password: placeholder('jira', 'password') },
      userServer: jira.userServer && { ...jira.userServer, password: placeholder('jira', 'userServerPassword') },
    },
    retention: settings.retention,
    outboundAllow: settings.outboundAllow,
    connectors: connectors.map((connector) => {
      const set = secretsSet.get(connector.id) ?? [];
      const fields = types.get(connector.type)?.spec.fields.filter((field) => field.kind === 'secret' && set.includes(field.key)) ?? [];
      return {
        ...connector,
        source: { ...connector.source, ...Object.fromEntries(fields.map(({ key }) => [key, placeholder(connector.id, key)])) },
      };
    }),
  };
  return `# Rollcall configuration. Secrets are read from the environment variables named here.\n${stringify(file)}`;
}

/** `okta-main`, `apiToken` → `${ROLLCALL_OKTA_MAIN_API_TOKEN}`. */
function placeholder(owner: string, field: string): string {
  const name = `${owner}_${field.replace(/([a-z])([A-Z])/g, '$1_$2')}`.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  return `\${ROLLCALL_${name}}`;
}
