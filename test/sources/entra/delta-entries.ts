/** What the log says happened in a stretch, by object. */
import type { ChangeLog } from './change-log';

export interface ChangedObjects {
  /** Person ids, each once, in the order they changed last. */
  readonly users: readonly string[];
  readonly groups: readonly string[];
  /** Group id → object ids of members that were added or removed. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
}

export function entriesSince(log: ChangeLog, from: number, to: number): ChangedObjects {
  const users = new Set<string>();
  const groups = new Set<string>();
  const members = new Map<string, Set<string>>();
  for (const entry of log.between(from, to)) {
    if (entry.kind === 'user') bump(users, entry.id);
    else if (entry.kind === 'group') bump(groups, entry.id);
    else if (entry.kind === 'member') {
      bump(groups, entry.group);
      members.set(entry.group, (members.get(entry.group) ?? new Set()).add(entry.member));
    }
  }
  return { users: [...users], groups: [...groups], members };
}

function bump(set: Set<string>, id: string): void {
  set.delete(id);
  set.add(id);
}
