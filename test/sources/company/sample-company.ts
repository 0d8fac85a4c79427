/** A lively company of about 250 people and 24 groups, for trying things out and for end-to-end tests. */
import { Company } from './company';
import { accountName, departments, firstNames, lastNames, sites } from './names';
import { oddPeople } from './odd-people';
import { type Random, seededRandom } from './random';

export interface SampleOptions {
  readonly seed?: number;
  /** People in all, at least the odd ones. Default 250. */
  readonly people?: number;
  readonly domain?: string;
  readonly now?: () => number;
}

const longAgo = Date.UTC(2024, 0, 8, 8, 0, 0);

/** Deterministic: the same seed gives the same people, groups and memberships. Changes made later carry the time of `now`. */
export function sampleCompany(options: SampleOptions = {}): Company {
  const random = seededRandom(options.seed ?? 1);
  const now = options.now ?? Date.now;
  let generated = false;
  let tick = longAgo;
  const company = new Company(options.domain ?? 'example.com', () => {
    tick += 60_000;
    return generated ? now() : tick;
  });
  for (const odd of oddPeople) company.join(odd);
  while (company.people.size < (options.people ?? 250)) company.join(ordinaryPerson(company, random));
  appointManagers(company);
  foundGroups(company, random);
  generated = true;
  return company;
}

function ordinaryPerson(company: Company, random: Random) {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const department = random.pick(departments);
  const site = random.pick(sites);
  let login = accountName(firstName, lastName);
  for (let twin = 2; company.findPerson(login); twin += 1) login = `${accountName(firstName, lastName)}${twin}`;
  return {
    login,
    firstName,
    lastName,
    displayName: random.chance(0.5) ? `${firstName} ${lastName}` : null,
    title: random.pick(department.titles),
    department: department.name,
    employeeNumber: String(10_000 + company.people.size),
    ...site,
  };
}

function appointManagers(company: Company): void {
  const heads = new Map<string, string>();
  const ordinary = [...company.people.values()].filter((person) => person.employeeNumber !== null);
  const chief = ordinary[0];
  if (!chief) return;
  company.change(chief.id, { title: 'Chief Executive Officer' });
  for (const person of ordinary.slice(1)) {
    const department = person.department ?? '';
    const head = heads.get(department);
    if (head === undefined) {
      heads.set(department, person.id);
      company.change(person.id, { title: `Head of ${department}`, managerId: chief.id });
    } else company.change(person.id, { managerId: head });
  }
}

function foundGroups(company: Company, random: Random): void {
  const staff = [...company.people.values()].filter((person) => person.state !== 'left' && person.kind === 'member');
  const fill = (name: string, description: string, belongs: (person: (typeof staff)[number]) => boolean, from = staff): void => {
    const group = company.found(name, { description });
    for (const person of from) if (belongs(person)) company.addMember(group.id, person.id);
  };
  const everyone = [...company.people.values()];
  fill('Jira Users', 'Everybody who works in Jira', () => true);
  for (const { name } of departments) fill(name, `Everybody in ${name}`, (person) => person.department === name);
  for (const { city } of sites) fill(`Site ${city}`, `Works in ${city}`, (person) => person.city === city);
  fill('Managers', 'Heads of departments', (person) => person.title?.startsWith('Head of') === true);
  fill('Guests & Contractors', 'People of other companies', (person) => person.kind === 'guest' && person.state !== 'left', everyone);
  fill('R&D / Forschung, "Labs"', 'A name with everything in it', (person) => person.department === 'Engineering' && random.chance(0.4));
  fill('On Call', 'Changes every week', (person) => person.department === 'IT' || random.chance(0.05));
  fill('Book Club', 'Nobody has joined yet', () => false);
  const vpn = staff.filter(() => random.chance(0.3));
  fill('VPN Access', 'Given by hand', (person) => vpn.includes(person));
  const copied = company.found('VPN Access', { description: 'The same name, copied from another directory', origin: 'app' });
  for (const person of vpn.slice(0, 20)) company.addMember(copied.id, person.id);
}
