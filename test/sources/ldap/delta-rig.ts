/** A copy of a directory kept up to date by reads of changes, to be held against a full read. */
import { overlapMs } from '../../../backend/connectors/ldap/changed-since';
import type { Connector, ReadScope } from '../../../backend/connectors/spi';
import type { Cursor, ReadEvent } from '../../../backend/domain/read-events';
import { everything } from './connector-rig';

type Members = Set<string>;

export interface Copy {
  readonly users: Map<string, unknown>;
  readonly groups: Map<string, unknown>;
  readonly members: Map<string, Members>;
}

export async function collect(events: AsyncIterable<ReadEvent> | undefined): Promise<ReadEvent[]> {
  const all: ReadEvent[] = [];
  for await (const event of events ?? []) all.push(event);
  return all;
}

export const readWhole = (connector: Connector, scope: ReadScope = everything): Promise<ReadEvent[]> => collect(connector.readFull(scope));

export const readChangesSince = (connector: Connector, cursor: Cursor, scope: ReadScope = everything): Promise<ReadEvent[]> =>
  collect(connector.readDelta?.(scope, cursor));

export function cursorOf(events: readonly ReadEvent[]): Cursor {
  const last = events.at(-1);
  if (last?.kind !== 'cursor') throw new Error('The read ended without a mark.');
  return last.value;
}

/** The mark as if no stamp could come late; otherwise everything of the last minutes is read again. */
export function withoutOverlap(cursor: Cursor): Cursor {
  const mark = JSON.parse(cursor) as { at?: number };
  return (mark.at === undefined ? cursor : JSON.stringify({ ...mark, at: mark.at + overlapMs })) as Cursor;
}

export const emptyCopy = (): Copy => ({ users: new Map(), groups: new Map(), members: new Map() });

/** Lists that were read whole take the place of what was there; others add to it. */
export function apply(copy: Copy, events: readonly ReadEvent[]): Copy {
  for (const event of events) if (event.kind === 'members-complete') copy.members.set(event.group, new Set());
  for (const event of events) {
    if (event.kind === 'user') copy.users.set(event.record.id, event.record);
    if (event.kind === 'group') copy.groups.set(event.record.id, event.record);
    if (event.kind === 'removed') remove(copy, event.object.id);
    if (event.kind === 'members') {
      const list = copy.members.get(event.group) ?? new Set();
      for (const { kind, id } of event.add) list.add(`${kind} ${id}`);
      copy.members.set(event.group, list);
    }
  }
  return copy;
}

function remove(copy: Copy, id: string): void {
  copy.users.delete(id);
  copy.groups.delete(id);
  copy.members.delete(id);
  for (const list of copy.members.values()) for (const kind of ['user', 'group']) list.delete(`${kind} ${id}`);
}

/** What is not in the other copy any more, taken out: deletions that the directory does not tell of. */
export function without(copy: Copy, truth: Copy): Copy {
  for (const id of [...copy.users.keys()]) if (!truth.users.has(id)) remove(copy, id);
  for (const id of [...copy.groups.keys()]) if (!truth.groups.has(id)) remove(copy, id);
  return copy;
}

/** People and groups in groups. Names of those who are gone stay in lists of OpenLDAP, and mean nobody. */
export function withoutStaleNames(copy: Copy): Copy {
  const members = new Map([...copy.members].map(([id, list]) => [id, new Set([...list].filter((one) => !one.startsWith('other ')))]));
  return { ...copy, members };
}

export function view({ users, groups, members }: Copy): unknown {
  const sorted = (map: ReadonlyMap<string, unknown>) => Object.fromEntries([...map].sort(([a], [b]) => a.localeCompare(b)));
  const lists = new Map([...members].map(([id, list]) => [id, [...list].sort()]));
  return { users: sorted(users), groups: sorted(groups), members: sorted(lists) };
}
