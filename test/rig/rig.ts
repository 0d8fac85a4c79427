/** The rig with a stand-in Okta that shows a company. */
import type { JiraOptions } from '../jira';
import type { Company } from '../sources/company/company';
import { type OktaStandIn, startOkta } from '../sources/okta/start';
import { oktaConnector } from './okta-connector';
import { type OpenedRig, type OpenRigOptions, openRig, type RuleChange } from './open-rig';

export interface RigOptions extends Pick<OpenRigOptions, 'logLevel' | 'log'> {
  readonly company: Company;
  readonly jira?: JiraOptions;
  readonly rules?: RuleChange;
}

export interface Rig extends OpenedRig {
  readonly okta: OktaStandIn;
  readonly company: Company;
}

export async function startRig({ company, rules = {}, ...options }: RigOptions): Promise<Rig> {
  const okta = await startOkta({ company });
  const rig = await openRig({ ...options, connector: oktaConnector(okta.baseUrl, rules), secrets: { apiToken: okta.apiToken } });
  return {
    ...rig,
    okta,
    company,
    async close() {
      await rig.close();
      await okta.close();
    },
  };
}
