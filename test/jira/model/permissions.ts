import type { GroupStore } from './group-store';
import type { UserRecord } from './records';

export type GlobalPermission =
  | 'ADMINISTER'
  | 'SYSTEM_ADMIN'
  | 'USER_PICKER'
  | 'BULK_CHANGE'
  | 'CREATE_SHARED_OBJECTS'
  | 'MANAGE_GROUP_FILTER_SUBSCRIPTIONS';

/** Global permissions are given to groups. System administrators are administrators too. */
export class PermissionStore {
  private readonly groups: GroupStore;
  /** Permission → lower-case group names. */
  readonly holders = new Map<GlobalPermission, Set<string>>([
    ['ADMINISTER', new Set(['jira-administrators', 'jira-system-administrators'])],
    ['SYSTEM_ADMIN', new Set(['jira-system-administrators'])],
  ]);

  constructor(groups: GroupStore) {
    this.groups = groups;
  }

  isAdmin(user: UserRecord): boolean {
    return this.holds(user, 'ADMINISTER') || this.isSystemAdmin(user);
  }

  isSystemAdmin(user: UserRecord): boolean {
    return this.holds(user, 'SYSTEM_ADMIN');
  }

  /** The groups that make somebody an administrator (or system administrator), lower case. */
  groupsFor(permission: 'ADMINISTER' | 'SYSTEM_ADMIN'): Set<string> {
    return this.holders.get(permission) ?? new Set();
  }

  private holds(user: UserRecord, permission: GlobalPermission): boolean {
    const names = this.holders.get(permission);
    return names !== undefined && this.groups.isMember(user, names);
  }
}
