import { type CompanySource, openedSource } from '../company-source';
import { openOneLoginConnector } from './connector-rig';
import { startOneLogin } from './start';

export const companySource: CompanySource = {
  // OneLogin has no display name of its own; the company keeps one in an attribute it defined.
  mapping: [{ to: 'displayName', path: 'custom_attributes.display_name' }],
  async open(company) {
    const oneLogin = await startOneLogin({ company });
    const kinds = { kindAttribute: 'custom_attributes.user_type', guestValues: ['Contractor'], serviceValues: ['Service'] };
    return openedSource(openOneLoginConnector(oneLogin, kinds), () => oneLogin.close());
  },
};
