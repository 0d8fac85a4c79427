/** Starts sources for cases and closes them afterwards, with every connector that was opened on them. */
import type { Company } from '../sources/company/company';
import type { ConnectorHarness, ContractSource, OpenConnector } from './harness';

export interface RunningSources {
  start(company: Company): Promise<ContractSource>;
}

/** Call inside a `describe`. */
export function runningSources(harness: ConnectorHarness): RunningSources {
  const sources: ContractSource[] = [];
  const opened: OpenConnector[] = [];
  afterEach(async () => {
    for (const { connector } of opened.splice(0)) await connector.close();
    for (const source of sources.splice(0)) await source.close();
  });
  return {
    start: async (company) => {
      const started = await harness.start(company);
      let closing: Promise<void> | null = null;
      // A case may close its source itself; it is closed once all the same.
      const source = {
        ...started,
        close: () => {
          closing ??= started.close();
          return closing;
        },
      };
      sources.push(source);
      return {
        ...source,
        open: () => {
          const connector = source.open();
          opened.push(connector);
          return connector;
        },
      };
    },
  };
}
