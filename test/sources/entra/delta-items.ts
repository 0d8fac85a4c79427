/** Objects as delta queries show them: what was never set is left out, members come as `members@delta` in slices. */
import type { Group } from '../company/company';
import type { ChangedObjects } from './delta-entries';
import type { DeltaSettings } from './delta-settings';
import type { Directory, Member } from './directory';
import { entraGroupId, entraUserId, groupProperties, personIdOf, userProperties } from './shapes';

type Item = Readonly<Record<string, unknown>>;

export function fullUserItems(directory: Directory, select: readonly string[]): readonly Item[] {
  return directory.people().map((person) => set(userProperties(directory.company, person), select));
}

export function userItems(
  directory: Directory,
  ids: readonly string[],
  select: readonly string[],
  settings: DeltaSettings,
): readonly Item[] {
  return ids.map((id) => {
    const person = directory.company.people.get(id);
    if (directory.deleted.has(id)) return { id: entraUserId(id), '@removed': { reason: 'changed' } };
    if (!person) return { id: entraUserId(id), '@removed': { reason: 'deleted' } };
    return set(userProperties(directory.company, person), settings.partial ? ['id', 'displayName'] : select);
  });
}

export function fullGroupItems(directory: Directory, select: readonly string[], settings: DeltaSettings): readonly Item[] {
  return spread(directory.groups().map((group) => slices(directory, group, select, directory.members(group.id).map(shown), settings)));
}

export function groupItems(
  directory: Directory,
  changed: ChangedObjects,
  select: readonly string[],
  settings: DeltaSettings,
): readonly Item[] {
  return spread(
    changed.groups.map((id) => {
      const group = directory.company.groups.get(id);
      if (!group) return [{ id: entraGroupId(id), '@removed': { reason: directory.removedGroup(id) } }];
      const now = new Map(directory.members(id).map((member) => [member.id, member]));
      const members = [...(changed.members.get(id) ?? [])].flatMap((memberId) => {
        const member = now.get(memberId);
        if (member) return [shown(member)];
        const personId = personIdOf(memberId);
        // Deleting a user is told by users/delta only.
        if (personId !== null && (directory.deleted.has(personId) || !directory.company.people.has(personId))) return [];
        const type = personId === null ? 'group' : 'user';
        return [{ '@odata.type': `#microsoft.graph.${type}`, id: memberId, '@removed': { reason: 'deleted' } }];
      });
      return slices(directory, group, select, members, settings);
    }),
  );
}

function shown(member: Member): Item {
  return { '@odata.type': `#microsoft.graph.${member.type}`, id: member.id };
}

/** A large group comes several times, each time with other members. */
function slices(directory: Directory, group: Group, select: readonly string[], members: readonly Item[], settings: DeltaSettings): Item[] {
  const values = groupProperties(group, directory.hidden.has(group.id));
  const body = settings.partial ? { id: values.id } : set(values, select);
  if (!select.includes('members') || members.length === 0) return [body];
  const items: Item[] = [];
  for (let from = 0; from < members.length; from += settings.memberSlice) {
    items.push({ ...body, 'members@delta': members.slice(from, from + settings.memberSlice) });
  }
  return items;
}

/** First slices of all groups, then second ones: the slices of one group are never neighbours when they need not be. */
function spread(groups: readonly (readonly Item[])[]): readonly Item[] {
  const items: Item[] = [];
  for (let round = 0; groups.some((slicesOf) => slicesOf.length > round); round += 1) {
    for (const slicesOf of groups) {
      const item = slicesOf[round];
      if (item) items.push(item);
    }
  }
  return items;
}

function set(values: Readonly<Record<string, unknown>>, select: readonly string[]): Item {
  return Object.fromEntries(
    ['id', ...select].filter((name) => values[name] !== null && values[name] !== undefined).map((name) => [name, values[name]]),
  );
}
