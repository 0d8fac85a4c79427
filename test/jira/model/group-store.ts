import type { DirectoryRecord, GroupRecord, UserRecord } from './records';
import { SortedList } from './sorted-list';

/** Groups and who is in them. Names are unique in any case and never change. */
export class GroupStore {
  private readonly isVisible: (user: UserRecord) => boolean;
  private readonly mayShadow: () => boolean;
  private readonly byName = new Map<string, GroupRecord>();
  private readonly order = new SortedList<GroupRecord>((group) => group.lowerName);
  /** Rises with each change of any membership. */
  version = 0;
  nextId = 20_000;
  memberships = 0;

  constructor(isVisible: (user: UserRecord) => boolean, mayShadow: () => boolean) {
    this.isVisible = isVisible;
    this.mayShadow = mayShadow;
  }

  get size(): number {
    return this.byName.size;
  }

  find(name: string): GroupRecord | undefined {
    return this.byName.get(name.toLowerCase());
  }

  sorted(): readonly GroupRecord[] {
    return this.order.all();
  }

  create(name: string, directory: DirectoryRecord): GroupRecord {
    const lowerName = name.toLowerCase();
    if (this.byName.has(lowerName)) throw new Error(`There is a group named ${name}`);
    const group: GroupRecord = {
      id: this.nextId++,
      name,
      lowerName,
      directory,
      members: new Set(),
      children: new Set(),
      parents: new Set(),
      activeMembers: 0,
      description: '',
      active: true,
      attributes: null,
      sorted: null,
    };
    this.byName.set(lowerName, group);
    this.order.add(group);
    return group;
  }

  remove(group: GroupRecord): void {
    for (const user of group.members) drop(user.groups, group);
    for (const parent of group.parents) parent.children.delete(group);
    for (const child of group.children) child.parents.delete(group);
    this.memberships -= group.members.size;
    this.byName.delete(group.lowerName);
    this.order.remove(group);
    this.version++;
  }

  /** False when the person is in the group already. */
  addMember(group: GroupRecord, user: UserRecord): boolean {
    if (group.members.has(user)) return false;
    group.members.add(user);
    user.groups.push(group);
    if (user.active) group.activeMembers++;
    this.memberships++;
    this.touch(group);
    return true;
  }

  /** False when the person is not directly in the group. */
  removeMember(group: GroupRecord, user: UserRecord): boolean {
    if (!group.members.delete(user)) return false;
    drop(user.groups, group);
    if (user.active) group.activeMembers--;
    this.memberships--;
    this.touch(group);
    return true;
  }

  removeFromAll(user: UserRecord): void {
    for (const group of [...user.groups]) this.removeMember(group, user);
  }

  addChild(parent: GroupRecord, child: GroupRecord): boolean {
    if (parent.children.has(child)) return false;
    parent.children.add(child);
    child.parents.add(parent);
    this.touch(parent);
    return true;
  }

  removeChild(parent: GroupRecord, child: GroupRecord): boolean {
    if (!parent.children.delete(child)) return false;
    child.parents.delete(parent);
    this.touch(parent);
    return true;
  }

  setActive(user: UserRecord, active: boolean): void {
    if (user.active === active) return;
    user.active = active;
    for (const group of user.groups) {
      group.activeMembers += active ? 1 : -1;
      group.sorted = null;
    }
    this.version++;
  }

  /** To be called when the login name of a person changed: the member lists are sorted by it. */
  forgetOrder(user: UserRecord): void {
    for (const group of user.groups) group.sorted = null;
    this.version++;
  }

  /** Members with those of child groups, by login name. */
  membersOf(group: GroupRecord): { readonly all: readonly UserRecord[]; readonly active: readonly UserRecord[] } {
    const cached = group.sorted;
    if (cached && (group.children.size === 0 || cached.version === this.version)) return cached;
    const members = group.children.size === 0 ? group.members : this.flatten(group);
    const all = [...members].filter(this.isVisible).sort((a, b) => (a.lowerName < b.lowerName ? -1 : 1));
    const active = all.every((user) => user.active) ? all : all.filter((user) => user.active);
    group.sorted = { version: this.version, all, active };
    return group.sorted;
  }

  /** How many active members there are, with those of child groups. Sorts nothing: writes answer it. */
  countActive(group: GroupRecord): number {
    return group.children.size === 0 && !this.mayShadow() ? group.activeMembers : this.membersOf(group).active.length;
  }

  /** Groups the person is in, directly or through child groups, by name. */
  groupsOf(user: UserRecord): GroupRecord[] {
    const found = new Set<GroupRecord>(user.groups);
    for (const group of found) for (const parent of group.parents) found.add(parent);
    return [...found].sort((a, b) => (a.lowerName < b.lowerName ? -1 : 1));
  }

  isMember(user: UserRecord, lowerNames: ReadonlySet<string>): boolean {
    for (const group of user.groups) if (lowerNames.has(group.lowerName)) return true;
    if (user.groups.every((group) => group.parents.size === 0)) return false;
    return this.groupsOf(user).some((group) => lowerNames.has(group.lowerName));
  }

  private flatten(group: GroupRecord): Set<UserRecord> {
    const groups = new Set<GroupRecord>([group]);
    const members = new Set<UserRecord>();
    for (const each of groups) {
      for (const user of each.members) members.add(user);
      for (const child of each.children) groups.add(child);
    }
    return members;
  }

  private touch(group: GroupRecord): void {
    group.sorted = null;
    this.version++;
  }
}

function drop<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}
