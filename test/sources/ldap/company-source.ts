import { type CompanySource, openedSource } from '../company-source';
import { companyEntries } from './company-entries';
import { openConnector, slapdValues } from './connector-rig';
import { startSlapd } from './slapd';

export const companySource: CompanySource = {
  // A directory knows no guests and no service accounts; the company keeps the kind in a spare attribute.
  conditions: [{ attribute: 'businessCategory', operator: 'equals', value: 'member' }],
  async open(company) {
    const slapd = await startSlapd({ entries: companyEntries(company) });
    const activity = { activeRule: 'inactive-when', activeAttribute: 'employeeType', activeValues: ['left', 'suspended', 'staged'] };
    return openedSource(openConnector(slapdValues(slapd, activity)), () => slapd.stop());
  },
};
