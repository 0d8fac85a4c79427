import type { DirectoryOptions } from '../options';
import { GroupStore } from './group-store';
import { hashPassword } from './passwords';
import { PermissionStore } from './permissions';
import type { DirectoryRecord, GroupRecord, UserRecord } from './records';
import { RoleStore } from './roles';
import { type NewUser, UserStore } from './user-store';

/** Everything the stand-in remembers about people. Tests may read it and set it up directly. */
export class JiraState {
  readonly directories: DirectoryRecord[];
  readonly users: UserStore;
  readonly groups: GroupStore;
  readonly roles: RoleStore;
  readonly permissions: PermissionStore;
  /** Whose deletion is refused because of what they did: keys of people with activity besides issues and comments. */
  readonly busyKeys = new Set<string>();
  /** Rises with each change; what the data file follows. */
  changes = 0;

  constructor(options: { directories: readonly DirectoryOptions[]; opaqueKeys: boolean; seats: number | null }) {
    this.directories = options.directories.map((directory, at) => ({
      id: at + 1,
      name: directory.name,
      access: directory.access ?? 'write',
      active: true,
    }));
    this.users = new UserStore(this.directories, options.opaqueKeys);
    const mayShadow = (): boolean => this.directories.length > 1;
    this.groups = new GroupStore((user) => !mayShadow() || this.users.isVisible(user), mayShadow);
    this.roles = new RoleStore(this.groups, options.seats);
    this.permissions = new PermissionStore(this.groups);
  }

  /** The person of a login name. Throws when there is none: for tests that know. */
  user(name: string): UserRecord {
    const user = this.users.find(name);
    if (!user) throw new Error(`No user ${name}`);
    return user;
  }

  /** The group of a name. Throws when there is none. */
  group(name: string): GroupRecord {
    const group = this.groups.find(name);
    if (!group) throw new Error(`No group ${name}`);
    return group;
  }

  /** Login names of the direct members, sorted. */
  memberNames(group: string): string[] {
    return [...this.group(group).members].map((user) => user.name).sort();
  }

  /** Adds many people at once. They are in no group. */
  addUsers(users: Iterable<NewUser>): UserRecord[] {
    const added: UserRecord[] = [];
    for (const user of users) added.push(this.users.create(user));
    this.changes++;
    return added;
  }

  /** The group of this name, made when missing. */
  addGroup(name: string, members: Iterable<string | UserRecord> = []): GroupRecord {
    const directory = this.directories.find((each) => each.access !== 'read') ?? this.directories[0];
    if (!directory) throw new Error('There is no directory');
    const group = this.groups.find(name) ?? this.groups.create(name, directory);
    for (const member of members) this.groups.addMember(group, typeof member === 'string' ? this.user(member) : member);
    this.changes++;
    return group;
  }

  /** Adds many memberships at once; those that exist stay. */
  addMembers(group: string, members: Iterable<string | UserRecord>): void {
    this.addGroup(group, members);
  }

  setPassword(user: UserRecord, password: string): void {
    user.password = hashPassword(password);
    this.changes++;
  }

  /** Removes a person with all memberships. */
  deleteUser(user: UserRecord): void {
    this.groups.removeFromAll(user);
    this.users.remove(user);
    this.changes++;
  }

  renameUser(user: UserRecord, name: string): void {
    this.users.change(user, { name });
    this.groups.forgetOrder(user);
    this.changes++;
  }
}
