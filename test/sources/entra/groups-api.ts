/** `/groups…`: the list, one group, its members direct and through nested groups. */
import type { Group } from '../company/company';
import type { Directory, Member } from './directory';
import { faults } from './errors';
import { option, readSelect } from './odata';
import { cutPage, type ListPage } from './paging';
import { groupProperties } from './shapes';

/** How members of a hidden group look to an application without `Member.Read.Hidden`. */
export type HiddenView = 'nulls' | 'empty' | 'refused';

const texts = new WeakMap<Group, Map<string, string>>();

export function groupJson(directory: Directory, group: Group, names: readonly string[]): string {
  const hidden = directory.hidden.has(group.id);
  const key = `${hidden}${names.join(',')}`;
  const known = texts.get(group) ?? new Map<string, string>();
  let text = known.get(key);
  if (text === undefined) {
    const all = groupProperties(group, hidden);
    text = JSON.stringify(Object.fromEntries(names.map((name) => [name, all[name] ?? null])));
    texts.set(group, known.set(key, text));
  }
  return text;
}

export function selectGroup(url: URL, extra: readonly string[] = []): readonly string[] {
  return readSelect(url, 'group', sample, extra) ?? Object.keys(sample);
}

export function listGroups(directory: Directory, url: URL): ListPage {
  const names = selectGroup(url);
  if (option(url, 'filter') !== null) throw faults.unsupported('this filter');
  return cutPage(url, directory.groups(), (group) => groupJson(directory, group, names), 'groups');
}

export function showGroup(directory: Directory, id: string, url: URL): string {
  return groupJson(directory, find(directory, id), selectGroup(url));
}

export function listMembers(directory: Directory, id: string, url: URL, transitive: boolean, view: HiddenView | 'all'): ListPage {
  const group = find(directory, id);
  const all = transitive ? directory.transitiveMembers(group.id) : directory.members(group.id);
  const hidden = view !== 'all' && directory.hidden.has(group.id);
  if (hidden && view === 'refused') throw faults.denied();
  const render = (member: Member) =>
    `{"@odata.type":"#microsoft.graph.${member.type}","id":${hidden ? 'null' : JSON.stringify(member.id)}}`;
  return cutPage(url, hidden && view === 'empty' ? [] : all, render, 'directoryObjects');
}

function find(directory: Directory, id: string): Group {
  const group = directory.findGroup(id);
  if (!group) throw faults.notFound(id);
  return group;
}

const sample = groupProperties(
  {
    id: 'g0',
    name: '',
    description: '',
    origin: 'company',
    memberIds: new Set(),
    createdAt: '',
    changedAt: '',
    membersChangedAt: '',
  },
  false,
);
