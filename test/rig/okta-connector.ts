/** The connector that most tests, the try-out and the benchmarks use: Okta with the recommended mapping, all its groups. */
import { oktaConnectorType } from '../../backend/connectors/okta';

/** As an administrator would send it: defaults are filled in when it is saved. */
export function oktaConnector(orgUrl: string, rules: Readonly<Record<string, unknown>>) {
  return {
    id: 'okta',
    name: 'Okta',
    type: 'okta',
    source: { orgUrl, authentication: 'api-token', lanes: 32 },
    rules: {
      mapping: oktaConnectorType.spec.recommendedMapping,
      groups: { include: ['*'], exclude: ['Everyone'] },
      ...rules,
    },
  };
}
