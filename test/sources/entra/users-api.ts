/** `/users…` and the deleted ones: lists with `$select`, `$filter` and pages, one user, and the groups of one user. */
import type { Person } from '../company/company';
import type { DeletedUser, Directory } from './directory';
import { faults } from './errors';
import { filterPeople, option, readSelect } from './odata';
import { cutPage, type ListPage } from './paging';
import { defaultUserProperties, entraGroupId, entraUserId, userProperties } from './shapes';

const texts = new WeakMap<Person, Map<string, string>>();

/** The user's JSON with these properties, made once. */
export function userJson(directory: Directory, person: Person, names: readonly string[]): string {
  const key = names.join(',');
  const known = texts.get(person) ?? new Map<string, string>();
  let text = known.get(key);
  if (text === undefined) {
    const all = userProperties(directory.company, person);
    text = JSON.stringify(Object.fromEntries(names.map((name) => [name, all[name] ?? null])));
    texts.set(person, known.set(key, text));
  }
  return text;
}

export function selectUser(directory: Directory, url: URL): readonly string[] {
  return readSelect(url, 'user', userProperties(directory.company, nobody)) ?? defaultUserProperties;
}

export function listUsers(directory: Directory, url: URL): ListPage {
  const names = selectUser(directory, url);
  const filter = option(url, 'filter');
  const people = filter === null ? directory.people() : filterPeople(directory, filter);
  return cutPage(url, people, (person) => userJson(directory, person, names), 'users');
}

export function listDeletedUsers(directory: Directory, url: URL): ListPage {
  const selected = readSelect(url, 'user', userProperties(directory.company, nobody));
  const render = ({ person, at }: DeletedUser) => {
    const all = userProperties(directory.company, person);
    const gone = {
      id: all.id,
      displayName: all.displayName,
      userPrincipalName: `${String(all.id).replace(/-/g, '')}${all.userPrincipalName}`,
    };
    const names = selected ?? Object.keys(gone);
    const values: Readonly<Record<string, unknown>> = { ...gone, deletedDateTime: at };
    return JSON.stringify(Object.fromEntries(['id', ...names].map((name) => [name, values[name] ?? null])));
  };
  return cutPage(url, [...directory.deleted.values()], render, 'users');
}

export function showUser(directory: Directory, reference: string, url: URL): string {
  const person = directory.findPerson(reference);
  if (!person) throw faults.notFound(reference);
  return userJson(directory, person, selectUser(directory, url));
}

/**
 * Groups, and a directory role for the head of the company: `memberOf` lists roles and units as well. Without a permission for
 * groups they have no more than type and id (Graph docs, "Limited information returned for inaccessible member objects").
 */
export function listMemberOf(directory: Directory, reference: string, url: URL, named: boolean): ListPage {
  const person = directory.findPerson(reference);
  if (!person) throw faults.notFound(reference);
  const names = option(url, 'select')?.split(',') ?? ['id', 'displayName'];
  const show = (type: string, values: Readonly<Record<string, unknown>>) =>
    JSON.stringify({ '@odata.type': type, ...Object.fromEntries(names.map((name) => [name, values[name] ?? null])) });
  const groups = directory
    .groupsOf(person.id)
    .map((group) => show('#microsoft.graph.group', { id: entraGroupId(group.id), displayName: named ? group.name : null }));
  const chief = person.title === 'Chief Executive Officer';
  const role = show('#microsoft.graph.directoryRole', { id: entraUserId('p0').replace('0001', '0003'), displayName: 'Global Reader' });
  return cutPage(url, chief ? [role, ...groups] : groups, (text) => text, 'directoryObjects');
}

/** Only the names of the properties matter. */
const nobody: Person = {
  id: 'p0',
  login: '',
  mail: null,
  firstName: null,
  lastName: null,
  displayName: null,
  state: 'active',
  kind: 'member',
  employeeNumber: null,
  title: null,
  department: null,
  city: null,
  country: null,
  managerId: null,
  createdAt: '',
  changedAt: '',
};
