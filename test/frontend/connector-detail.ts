import { ConnectorConfigurationSchema } from '../../backend/domain/configuration';
import type { ConnectorDetail } from '../../frontend/api/shapes';

/** A stored connector with two mapped attributes. */
export function makeConnectorDetail(change: Partial<ConnectorDetail> = {}): ConnectorDetail {
  const configuration = ConnectorConfigurationSchema.parse({
    id: 'okta',
    name: 'Okta',
    type: 'okta',
    source: { orgUrl: 'https://company.okta.com' },
    rules: {
      mapping: [
        { to: 'username', from: [{ kind: 'attribute', path: 'profile.login' }], whenNothing: 'drop-user' },
        { to: 'email', from: [{ kind: 'attribute', path: 'profile.email' }], whenNothing: 'skip' },
      ],
    },
  });
  return { configuration, version: 7, updatedAt: '2026-01-02T03:04:05.000Z', updatedBy: 'test', secrets: [], ...change };
}
