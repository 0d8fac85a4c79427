/** `/api/v1/groups…`: listing with `expand=stats`, one group, and the members. */
import type { Person } from '../company/company';
import { type Directory, ordinalOf } from './directory';
import { faults } from './errors';
import { FilterFault, type FilterRules, parseFilter } from './filter';
import { cutPage, type ListPage } from './paging';
import type { OktaGroup } from './shapes';

const order = ['gt', 'ge', 'lt', 'le', 'eq'];
const filterable = { id: ['eq'], type: ['eq'], lastUpdated: order, lastMembershipUpdated: order };
const searchable = { '*': [...order, 'sw', 'co', 'pr'] };

/** Largest page 10 000, which is also the default. `everyone`: group administrators do not see the built-in group. */
export function listGroups(directory: Directory, url: URL, everyone: boolean): ListPage<OktaGroup> {
  const { filter, search, q } = Object.fromEntries(url.searchParams);
  let groups = directory.groups().filter((group) => everyone || group.type !== 'BUILT_IN');
  if (q !== undefined) groups = groups.filter((group) => group.name.toLowerCase().startsWith(q.toLowerCase()));
  if (filter !== undefined) groups = narrow(groups, filter, { allowed: filterable, exactCase: true });
  if (search !== undefined) groups = narrow(groups, search, { allowed: searchable, exactCase: false });
  return cutPage(url, { items: groups, ordinal: (group) => ordinalOf(group.id), defaultLimit: 10_000, maxLimit: 10_000 });
}

export function showGroup(directory: Directory, id: string): OktaGroup {
  const group = directory.findGroup(id);
  if (!group) throw faults.notFound(id, 'UserGroup');
  return group;
}

/** Flat; 1 000 by default, and no more than that on a page. */
export function listMembers(directory: Directory, id: string, url: URL): ListPage<Person> {
  const members = directory.members(showGroup(directory, id));
  return cutPage(url, { items: members, ordinal: (person) => ordinalOf(person.id), defaultLimit: 1_000, maxLimit: 1_000 });
}

function narrow(groups: readonly OktaGroup[], text: string, rules: FilterRules): OktaGroup[] {
  try {
    const test = parseFilter(text, rules);
    return groups.filter((group) =>
      test((path) => {
        const { source: _, name, description, ...top } = group;
        if (path === 'profile.name') return name;
        if (path === 'profile.description') return description;
        return top[path as keyof typeof top];
      }),
    );
  } catch (error) {
    if (error instanceof FilterFault) throw faults.invalidFilter(error.message);
    throw error;
  }
}
