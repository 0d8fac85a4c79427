import { Company } from '../sources/company/company';

/** Small enough to be synchronised hundreds of times, with every kind of first-sync operation in it. */
export function smallCompany(): Company {
  const opened = Date.UTC(2024, 0, 8);
  const company = new Company('example.com', () => opened);
  const people = Array.from({ length: 60 }, (_, at) =>
    company.join({ login: `person.${at}`, firstName: `First${at}`, lastName: `Last${at}` }),
  );
  for (let at = 0; at < 12; at += 1) {
    const group = company.found(`Team ${at}`);
    for (let member = 0; member < 15; member += 1) company.addMember(group.id, people[(at * 5 + member) % people.length]?.id ?? '');
  }
  return company;
}
