/** The sample company behind each connector type, with the settings an administrator of that type would choose. */

import type { Connector } from '../../backend/connectors/spi';
import type { AttributeRule, Condition } from '../../backend/domain/rules/sync-rules';
import type { Company } from '../sources/company/company';
import { openEntraConnector } from '../sources/entra/connector-rig';
import { startEntra } from '../sources/entra/start';
import { companyEntries } from '../sources/ldap/company-entries';
import { openConnector as openLdapConnector, slapdValues } from '../sources/ldap/connector-rig';
import { startSlapd } from '../sources/ldap/slapd';
import { openOktaConnector } from '../sources/okta/connector-rig';
import { startOkta } from '../sources/okta/start';
import { openOneLoginConnector } from '../sources/onelogin/connector-rig';
import { startOneLogin } from '../sources/onelogin/start';

export interface OpenedSource {
  readonly connector: Connector;
  close(): Promise<void>;
}

export interface RuleBefore {
  readonly to: AttributeRule['to'];
  readonly first: object;
}

export interface CompanySource {
  open(company: Company): Promise<OpenedSource>;
  /** What goes before the recommended expressions of an attribute, each with its reason beside it. */
  readonly mapping: readonly RuleBefore[];
  readonly conditions: readonly Condition[];
  readonly excludedGroups: readonly string[];
  /** Folded user name → what this type says otherwise than the company, and why. */
  readonly differences: Readonly<Record<string, { readonly email?: string; readonly displayName?: string; readonly why: string }>>;
}

const nothing = { mapping: [], conditions: [], excludedGroups: [], differences: {} };

export const companySources: Readonly<Record<string, CompanySource>> = {
  okta: {
    ...nothing,
    // Okta's own group of everybody who is not deprovisioned is none of the company's.
    excludedGroups: ['Everyone'],
    async open(company) {
      const okta = await startOkta({ company });
      const connector = openOktaConnector(okta, { guestUserTypes: ['Contractor'], serviceUserTypes: ['Service'] });
      return opened(connector, () => okta.close());
    },
  },
  ldap: {
    ...nothing,
    // A directory knows no guests and no service accounts; the company keeps the kind in a spare attribute.
    conditions: [{ attribute: 'businessCategory', operator: 'equals', value: 'member' }],
    async open(company) {
      const slapd = await startSlapd({ entries: companyEntries(company) });
      const activity = { activeRule: 'inactive-when', activeAttribute: 'employeeType', activeValues: ['left', 'suspended', 'staged'] };
      return opened(openLdapConnector(slapdValues(slapd, activity)), () => slapd.stop());
    },
  },
  entra: {
    ...nothing,
    // The recommended mapping takes mail addresses, because the principal names of guests are none. The company has logins.
    mapping: [rule('username', 'userPrincipalName', [{ function: 'strip-domain' }, { function: 'lower' }])],
    differences: {
      'nomail.worker': { email: 'nomail.worker@example.com', why: 'Without a mailbox the principal name is the only address Entra has.' },
    },
    async open(company) {
      const entra = await startEntra({ company });
      return opened(openEntraConnector(entra, { serviceEmployeeTypes: ['Service'] }), () => entra.close());
    },
  },
  onelogin: {
    ...nothing,
    // OneLogin has no display name of its own; the company keeps one in an attribute it defined.
    mapping: [rule('displayName', 'custom_attributes.display_name', [])],
    async open(company) {
      const oneLogin = await startOneLogin({ company });
      const kinds = { kindAttribute: 'custom_attributes.user_type', guestValues: ['Contractor'], serviceValues: ['Service'] };
      return opened(openOneLoginConnector(oneLogin, kinds), () => oneLogin.close());
    },
  },
};

function rule(to: AttributeRule['to'], path: string, functions: readonly object[]): RuleBefore {
  return { to, first: { kind: 'attribute', path, functions } };
}

function opened(connector: Connector, stop: () => Promise<void>): OpenedSource {
  return {
    connector,
    async close() {
      await connector.close();
      await stop();
    },
  };
}
