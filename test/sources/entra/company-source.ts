import { type CompanySource, openedSource } from '../company-source';
import { openEntraConnector } from './connector-rig';
import { startEntra } from './start';

export const companySource: CompanySource = {
  // The recommended mapping takes mail addresses, because the principal names of guests are none. The company has logins.
  mapping: [{ to: 'username', path: 'userPrincipalName', functions: [{ function: 'strip-domain' }, { function: 'lower' }] }],
  differences: {
    'nomail.worker': { email: 'nomail.worker@example.com', why: 'Without a mailbox the principal name is the only address Entra has.' },
  },
  async open(company) {
    const entra = await startEntra({ company });
    return openedSource(openEntraConnector(entra, { serviceEmployeeTypes: ['Service'] }), () => entra.close());
  },
};
