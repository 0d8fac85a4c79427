import type { Call } from '../../http/call';
import type { DirectoryRecord, GroupRecord, UserRecord } from '../../model/records';
import { CrowdFailure } from './application';

export function crowdUser(call: Call, name: string | null): UserRecord {
  const user = name === null ? undefined : call.site.state.users.find(name);
  if (!user) throw new CrowdFailure(404, 'USER_NOT_FOUND', `User <${name ?? ''}> does not exist`);
  return user;
}

export function crowdGroup(call: Call, name: string | null): GroupRecord {
  const group = name === null ? undefined : call.site.state.groups.find(name);
  if (!group) throw new CrowdFailure(404, 'GROUP_NOT_FOUND', `Group <${name ?? ''}> does not exist`);
  return group;
}

export function queriedUser(call: Call): UserRecord {
  const key = call.text('key');
  const byKey = key === null ? undefined : call.site.state.users.findByKey(key);
  return byKey ?? crowdUser(call, call.text('username') ?? key);
}

export const queriedGroup = (call: Call): GroupRecord => crowdGroup(call, call.text('groupname'));

/** UNCONFIRMED: reason of the refusal. */
export function guardWritable(directory: DirectoryRecord, what: 'users' | 'groups'): void {
  if (directory.access === 'write' || (what === 'groups' && directory.access === 'local-groups')) return;
  throw new CrowdFailure(403, 'APPLICATION_PERMISSION_DENIED', `Not allowed to modify ${what} in directory '${directory.name}'`);
}

/** A page; 1000 rows when none are asked for (UNCONFIRMED). */
export function crowdPage<T>(call: Call, list: readonly T[]): readonly T[] {
  const start = Math.max(0, call.number('start-index', 0));
  const most = call.number('max-results', 1000);
  return list.slice(start, most < 0 ? undefined : start + most);
}
