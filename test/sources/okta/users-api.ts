/** `/api/v1/users…`: listing with its three ways to narrow it, one user, one user's groups. */
import type { Person } from '../company/company';
import { type Directory, ordinalOf } from './directory';
import { faults } from './errors';
import { FilterFault, type FilterRules, parseFilter } from './filter';
import { cutPage, type ListPage } from './paging';
import { groupBody, oktaUserId, profileOf, statusOf } from './shapes';

const order = ['gt', 'ge', 'lt', 'le', 'eq'];
const filterable = {
  status: ['eq'],
  lastUpdated: order,
  id: ['eq'],
  'profile.login': ['eq'],
  'profile.email': ['eq'],
  'profile.firstName': ['eq'],
  'profile.lastName': ['eq'],
};
const containing = [...order, 'sw', 'co', 'pr'];
const searchable = {
  '*': [...order, 'sw', 'pr'],
  'profile.login': containing,
  'profile.email': containing,
  'profile.firstName': containing,
  'profile.lastName': containing,
};

/**
 * A plain list leaves out DEPROVISIONED users; `filter` and `search` have them. `filter` tells capital and small letters of
 * values apart, `search` does not, and answers from an index that lags. `q` looks at the beginning of names and mail, gives
 * 10 by default and has no next page. Rules: `okta/okta-management-openapi-spec`, `listUsers`.
 */
export function listUsers(directory: Directory, url: URL): ListPage<Person> {
  const { filter, search, q } = Object.fromEntries(url.searchParams);
  if (filter !== undefined && search !== undefined) throw faults.badRequest('filter and search cannot be combined');
  const listing = { ordinal: (person: Person) => ordinalOf(person.id), defaultLimit: 200, maxLimit: 200 };
  if (q !== undefined) {
    const wanted = q.toLowerCase();
    const found = present(directory).filter((person) =>
      [person.firstName, person.lastName, person.mail].some((value) => value?.toLowerCase().startsWith(wanted)),
    );
    return { ...cutPage(url, { ...listing, items: found, defaultLimit: 10 }), next: null };
  }
  if (search !== undefined)
    return cutPage(url, { ...listing, items: narrow(directory, directory.indexed(), search, { allowed: searchable, exactCase: false }) });
  if (filter !== undefined)
    return cutPage(url, { ...listing, items: narrow(directory, directory.people(), filter, { allowed: filterable, exactCase: true }) });
  return cutPage(url, { ...listing, items: present(directory) });
}

export function showUser(directory: Directory, reference: string): Person {
  const person = directory.findPerson(reference);
  if (!person) throw faults.notFound(reference, 'User');
  return person;
}

/** Not paged, as Okta's is not. */
export function listGroupsOfUser(directory: Directory, reference: string, origin: string): string {
  return JSON.stringify(directory.groupsOf(showUser(directory, reference)).map((group) => groupBody(group, origin, null)));
}

const presentOf = new WeakMap<readonly Person[], readonly Person[]>();

function present(directory: Directory): readonly Person[] {
  const everybody = directory.people();
  const known = presentOf.get(everybody) ?? everybody.filter((person) => statusOf(person) !== 'DEPROVISIONED');
  presentOf.set(everybody, known);
  return known;
}

function narrow(directory: Directory, people: readonly Person[], text: string, rules: FilterRules): readonly Person[] {
  try {
    const test = parseFilter(text, rules);
    return people.filter((person) => test((path) => readPath(directory, person, path)));
  } catch (error) {
    if (error instanceof FilterFault) throw faults.invalidFilter(error.message);
    throw error;
  }
}

function readPath(directory: Directory, person: Person, path: string): unknown {
  if (path === 'id') return oktaUserId(person.id);
  if (path === 'status') return statusOf(person);
  if (path === 'lastUpdated') return person.changedAt;
  if (path === 'created') return person.createdAt;
  if (path.startsWith('profile.')) return profileOf(directory.company, person)[path.slice('profile.'.length)];
  return undefined;
}
