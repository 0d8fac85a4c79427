/** A plain company of any size, for measurements: every group has the same number of members, spread evenly. */
import { Company } from './company';
import { accountName, departments, firstNames, lastNames, sites } from './names';
import { seededRandom } from './random';

export interface ReferenceOptions {
  /** Default 10 000. */
  readonly users?: number;
  /** Default 500. */
  readonly groups?: number;
  /** Default 100. */
  readonly membersPerGroup?: number;
  readonly seed?: number;
  readonly domain?: string;
  readonly now?: () => number;
}

const opened = Date.UTC(2024, 0, 8, 8, 0, 0);

/** Deterministic. Group `Team 0001` has the people from a seeded place on, every `users / groups`-th one apart. */
export function referenceCompany(options: ReferenceOptions = {}): Company {
  const { users = 10_000, groups = 500, membersPerGroup = 100, seed = 1, domain = 'example.com', now = Date.now } = options;
  if (membersPerGroup > users) throw new Error('A group cannot have more members than there are people.');
  const random = seededRandom(seed);
  let generated = false;
  const company = new Company(domain, () => (generated ? now() : opened));
  const ids: string[] = [];
  for (let number = 1; number <= users; number += 1) {
    const firstName = random.pick(firstNames);
    const lastName = random.pick(lastNames);
    const department = random.pick(departments);
    const { id } = company.join({
      login: `${accountName(firstName, lastName)}.${number}`,
      firstName,
      lastName,
      displayName: `${firstName} ${lastName}`,
      title: random.pick(department.titles),
      department: department.name,
      employeeNumber: String(100_000 + number),
      ...random.pick(sites),
    });
    ids.push(id);
  }
  const stride = Math.max(1, Math.floor(users / membersPerGroup));
  for (let number = 1; number <= groups; number += 1) {
    const group = company.found(`Team ${String(number).padStart(4, '0')}`, { description: 'Reference group' });
    let place = random.below(users);
    for (let member = 0; member < membersPerGroup; member += 1) {
      company.addMember(group.id, ids[place % users] as string);
      place += stride;
    }
  }
  generated = true;
  return company;
}
