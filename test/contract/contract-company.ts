/** Companies just as large as a case needs. */
import { Company } from '../sources/company/company';

export interface CompanySize {
  readonly users: number;
  readonly groups: number;
  /** Members of `Team 0001`; the next eleven groups have two each, the others none, so that a case takes few calls. */
  readonly members: number;
}

const at = Date.UTC(2025, 0, 6);

export function contractCompany({ users, groups, members }: CompanySize): Company {
  let generated = false;
  const company = new Company('example.com', () => (generated ? Date.now() : at));
  const ids: string[] = [];
  for (let number = 1; number <= users; number += 1) {
    const digits = String(number).padStart(4, '0');
    ids.push(company.join({ login: `person.${digits}`, firstName: 'Person', lastName: digits }).id);
  }
  for (let number = 1; number <= groups; number += 1) {
    const group = company.found(`Team ${String(number).padStart(4, '0')}`);
    const size = number === 1 ? members : number <= 12 ? 2 : 0;
    for (const id of ids.slice(0, size)) company.addMember(group.id, id);
  }
  generated = true;
  return company;
}
