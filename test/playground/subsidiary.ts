/** A second source that nobody has synced yet: it is for the newcomer, who only has to press. */
import { entraConnectorType } from '../../backend/connectors/entra';
import type { Installation } from '../../backend/runs';
import { referenceCompany } from '../sources/company/reference-company';
import { entraValues } from '../sources/entra/connector-rig';
import { type EntraStandIn, startEntra } from '../sources/entra/start';

export const subsidiaryName = 'Entra ID (subsidiary)';

/** An Entra tenant with 40 people in 4 groups. */
export function startSubsidiary(port: number): Promise<EntraStandIn> {
  const company = referenceCompany({ users: 40, groups: 4, membersPerGroup: 10, seed: 9, domain: 'subsidiary.example' });
  return startEntra({ company, port, latencyMs: 5 });
}

/** The connector with its secret and its rules, as far as a check of the connection. */
export async function connectSubsidiary({ configuration }: Installation, entra: EntraStandIn): Promise<void> {
  const { clientSecret, ...source } = entraValues(entra);
  await configuration.saveConnector(
    {
      id: 'entra',
      name: subsidiaryName,
      type: 'entra',
      source,
      rules: { mapping: entraConnectorType.spec.recommendedMapping, groups: { include: ['Team *'] } },
    },
    { clientSecret: String(clientSecret) },
    null,
    'try-out',
  );
}
