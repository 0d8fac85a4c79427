/** How a connector type shows a company: each stand-in says so in its `company-source.ts`, as `companySource`. */
import type { Connector } from '../../backend/connectors/spi';
import type { AttributeRule, Condition } from '../../backend/domain/rules/sync-rules';
import type { Company } from './company/company';

export interface OpenedSource {
  readonly connector: Connector;
  close(): Promise<void>;
}

/** With the settings an administrator of the type would choose; whatever is not the default has its reason beside it. */
export interface CompanySource {
  open(company: Company): Promise<OpenedSource>;
  /** Paths that go before the recommended expressions of an attribute. */
  readonly mapping?: readonly { readonly to: AttributeRule['to']; readonly path: string; readonly functions?: readonly object[] }[];
  readonly conditions?: readonly Condition[];
  readonly excludedGroups?: readonly string[];
  /** Folded user name → what the type says otherwise than the company, and why. */
  readonly differences?: Readonly<Record<string, { readonly email?: string; readonly displayName?: string; readonly why: string }>>;
}

export function openedSource(connector: Connector, stop: () => Promise<void>): OpenedSource {
  return {
    connector,
    async close() {
      await connector.close();
      await stop();
    },
  };
}
