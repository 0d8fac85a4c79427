/** A connector to the slapd of a test, as an administrator would send it, with all its groups. */
import { ldapConnectorType } from '../../backend/connectors/ldap';
import { slapdValues } from '../sources/ldap/connector-rig';
import type { Slapd } from '../sources/ldap/slapd';

export function ldapConnector(slapd: Slapd, rules: Readonly<Record<string, unknown>>, overrides: Readonly<Record<string, string>> = {}) {
  const values: Record<string, unknown> = {
    ...slapdValues(slapd),
    // How the company's directory says that somebody is not there (any more).
    activeRule: 'inactive-when',
    activeAttribute: 'employeeType',
    activeValues: ['left', 'suspended', 'staged'],
    ...overrides,
  };
  const secretKeys = ldapConnectorType.spec.fields.filter(({ kind }) => kind === 'secret').map(({ key }) => key);
  const isSecret = ([key]: readonly [string, unknown]) => secretKeys.includes(key);
  return {
    connector: {
      id: 'ldap',
      name: 'LDAP',
      type: 'ldap',
      source: Object.fromEntries(Object.entries(values).filter((entry) => !isSecret(entry))),
      rules: { mapping: ldapConnectorType.spec.recommendedMapping, groups: { include: ['*'] }, ...rules },
    },
    secrets: Object.fromEntries(Object.entries(values).filter(isSecret)) as Record<string, string>,
  };
}
