import { connectorTypes as types } from '../../connectors/registry';
import { ConnectorConfigurationSchema, SettingsSchema } from '../../domain/configuration';
import { exportConfiguration } from './export-file';
import { withoutSecrets } from './find-problems';
import { parseConfigurationFile } from './parse-file';

const settings = SettingsSchema.parse({
  jira: {
    baseUrl: 'https://jira.example/jira',
    auth: { kind: 'basic', user: 'rollcall' },
    userServer: { application: 'rollcall' },
    protectedAccounts: ['odd ${NAME}'],
  },
  retention: { runDays: 30 },
  outboundAllow: ['10.0.0.0/8', 'ldap.corp:636'],
});
const connector = ConnectorConfigurationSchema.parse({
  id: 'okta-main',
  name: 'Okta: "the" main one # 1',
  type: 'okta',
  source: { orgUrl: 'https://acme.okta.com', caCertificates: '-----BEGIN\nlines ${here}\n', guestUserTypes: ['${x}'] },
  schedule: { cron: '0 * * * *', timeZone: 'Europe/Vienna' },
  rules: { mapping: [{ to: 'username', from: [{ kind: 'template', template: '${profile.login}' }] }] },
});
const secretsSet = new Map([
  ['jira', ['password', 'userServerPassword']],
  ['connector:okta-main', ['apiToken']],
]);

describe('an exported file', () => {
  const text = exportConfiguration(settings, [connector], types, secretsSet);

  it('comes back as what it was', async () => {
    const environment = { ROLLCALL_JIRA_PASSWORD: 'p', ROLLCALL_JIRA_USER_SERVER_PASSWORD: 'u', ROLLCALL_OKTA_MAIN_API_TOKEN: 't' };
    const parsed = await parseConfigurationFile(text, { origin: 'operator', environment, types });
    expect(parsed.problems).toEqual([]);
    expect(parsed.jira && withoutSecrets(parsed.jira)).toEqual(settings.jira);
    expect(parsed.jiraSecrets).toEqual({ password: 'p', userServerPassword: 'u' });
    expect([parsed.retention, parsed.outboundAllow]).toEqual([settings.retention, settings.outboundAllow]);
    expect(parsed.connectors).toEqual([{ index: 0, connector, secrets: { apiToken: 't' } }]);
  });

  it('names only secrets that are stored', () => {
    const bare = exportConfiguration(settings, [connector], types, new Map());
    expect(text.match(/\$\{ROLLCALL_\w+\}/g)).toHaveLength(3);
    expect(bare).not.toContain('ROLLCALL_');
  });

  it('keeps the stored secrets when it comes back over the API', async () => {
    const parsed = await parseConfigurationFile(text, { origin: 'api', types });
    expect([parsed.problems, parsed.jiraSecrets, parsed.connectors[0]?.secrets]).toEqual([[], {}, {}]);
  });
});
