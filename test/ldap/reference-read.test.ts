/** The reference directory on a real slapd: exact and quick. Needs the Debian package slapd. */
import { referenceCompany } from '../sources/company/reference-company';
import { companyEntries } from '../sources/ldap/company-entries';
import { openConnector, readAll, slapdValues } from '../sources/ldap/connector-rig';
import { type Slapd, startSlapd } from '../sources/ldap/slapd';

describe('the reference directory of 10,000 people and 500 groups of 100', () => {
  const company = referenceCompany();
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd({ entries: companyEntries(company) });
  }, 60_000);
  afterAll(() => slapd?.stop());

  it('arrives exactly, is provably complete, and takes about half a second', async () => {
    const connector = openConnector(slapdValues(slapd));
    const first = await readAll(connector);
    expect(first.problems).toEqual([]);
    expect(first.complete).toEqual(['users 10000', 'groups 500']);
    for (const group of company.groups.values()) {
      expect(first.isComplete(group.name)).toBe(true);
      expect(first.members(group.name)).toEqual([...group.memberIds].map((id) => company.person(id).login).sort());
    }
    const person = company.findPerson([...first.users.keys()][4_711] ?? '');
    expect(first.users.get(person?.login ?? '')).toMatchObject({
      active: true,
      attributes: { mail: person?.mail, sn: person?.lastName, title: person?.title, employeeNumber: person?.employeeNumber },
    });
    const times = [first.ms];
    for (let round = 0; round < 3; round += 1) times.push((await readAll(connector)).ms);
    process.stdout.write(`LDAP read of the reference directory: ${times.map((ms) => `${Math.round(ms)} ms`).join(', ')}\n`);
    expect(Math.min(...times)).toBeLessThan(3_000);
    await connector.close();
  }, 60_000);
});
