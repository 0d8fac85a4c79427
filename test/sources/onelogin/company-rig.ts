/** A stand-in with the sample company for each test, and connectors that are closed with it. */
import type { Connector } from '../../../backend/connectors/spi';
import type { SourceUser } from '../../../backend/domain/records';
import type { SourceSnapshot } from '../../../backend/domain/source-snapshot';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { openOneLoginConnector } from './connector-rig';
import { type OneLoginOptions, type OneLoginStandIn, startOneLogin } from './start';

type OpenOptions = Parameters<typeof openOneLoginConnector> extends [unknown, ...infer Rest] ? Rest : never;

export interface OneLoginRig {
  readonly onelogin: OneLoginStandIn;
  company: Company;
  open(...options: OpenOptions): Connector;
  /** The same company behind other settings. */
  restart(options: OneLoginOptions): Promise<void>;
  idOf(login: string): string;
  userOf(snapshot: SourceSnapshot, login: string): SourceUser | undefined;
}

/** Call at the top of a test file. */
export function oneLoginRig(): OneLoginRig {
  let company: Company;
  let onelogin: OneLoginStandIn;
  const connectors: Connector[] = [];

  beforeEach(async () => {
    company = sampleCompany();
    onelogin = await startOneLogin({ company });
  });
  afterEach(async () => {
    for (const connector of connectors.splice(0)) await connector.close();
    await onelogin.close();
  });
  const idOf = (login: string) => onelogin.userId(company.findPerson(login)?.id ?? '');
  return {
    get onelogin() {
      return onelogin;
    },
    get company() {
      return company;
    },
    set company(other) {
      company = other;
    },
    open: (...options) => {
      const connector = openOneLoginConnector(onelogin, ...options);
      connectors.push(connector);
      return connector;
    },
    restart: async (options) => {
      await onelogin.close();
      onelogin = await startOneLogin({ company, ...options });
    },
    idOf,
    userOf: (snapshot, login) => snapshot.users.get(idOf(login)),
  };
}
