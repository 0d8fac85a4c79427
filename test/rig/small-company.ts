import { Company } from '../sources/company/company';

/** Five people in two groups. */
export function smallCompany(): Company {
  const company = new Company('example.com');
  const people = ['anna', 'bela', 'cleo', 'dora', 'emil'].map((login) => company.join({ login, firstName: login, lastName: 'Test' }));
  const engineering = company.found('engineering');
  const design = company.found('design');
  for (const { id } of people.slice(0, 3)) company.addMember(engineering.id, id);
  for (const { id } of people.slice(2)) company.addMember(design.id, id);
  return company;
}

/** People enough for brakes: `person1` …, all in one group. */
export function manyPeople(count: number): Company {
  const company = new Company('example.com');
  const everyone = company.found('everyone-here');
  for (let index = 1; index <= count; index++)
    company.join({ login: `person${index}`, firstName: 'Person', lastName: `Number${index}` }, [everyone.id]);
  return company;
}
