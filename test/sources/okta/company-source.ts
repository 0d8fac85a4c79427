import { type CompanySource, openedSource } from '../company-source';
import { openOktaConnector } from './connector-rig';
import { startOkta } from './start';

export const companySource: CompanySource = {
  // Okta's own group of everybody who is not deprovisioned is none of the company's.
  excludedGroups: ['Everyone'],
  async open(company) {
    const okta = await startOkta({ company });
    const kinds = { guestUserTypes: ['Contractor'], serviceUserTypes: ['Service'] };
    return openedSource(openOktaConnector(okta, kinds), () => okta.close());
  },
};
