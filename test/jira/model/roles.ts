import type { GroupStore } from './group-store';
import type { UserRecord } from './records';

/** Application access: who is in one of the groups of an application holds one of its seats. */
export interface ApplicationRole {
  readonly key: string;
  readonly name: string;
  groups: string[];
  defaultGroups: string[];
  selectedByDefault: boolean;
  /** Null: unlimited. */
  seats: number | null;
  readonly platform: boolean;
}

export class RoleStore {
  private readonly groups: GroupStore;
  readonly all: ApplicationRole[];
  private counts = new Map<string, { version: number; count: number }>();
  /** Rises with each edit; the ETag of the list. */
  version = 1;

  constructor(groups: GroupStore, seats: number | null) {
    this.groups = groups;
    this.all = [
      {
        key: 'jira-software',
        name: 'Jira Software',
        groups: ['jira-software-users'],
        defaultGroups: ['jira-software-users'],
        selectedByDefault: true,
        seats,
        platform: false,
      },
    ];
  }

  find(key: string): ApplicationRole | undefined {
    return this.all.find((role) => role.key === key);
  }

  /** Active people with access. Exact, and quick for roles with one flat group. */
  userCount(role: ApplicationRole): number {
    const groups = role.groups.flatMap((name) => this.groups.find(name) ?? []);
    const [only] = groups;
    if (only && groups.length === 1) return this.groups.countActive(only);
    const known = this.counts.get(role.key);
    if (known?.version === this.groups.version) return known.count;
    const people = new Set(groups.flatMap((group) => this.groups.membersOf(group).active));
    this.counts.set(role.key, { version: this.groups.version, count: people.size });
    return people.size;
  }

  remainingSeats(role: ApplicationRole): number {
    return role.seats === null ? -1 : Math.max(0, role.seats - this.userCount(role));
  }

  hasRoom(role: ApplicationRole): boolean {
    return role.seats === null || this.userCount(role) < role.seats;
  }

  rolesOf(user: UserRecord): ApplicationRole[] {
    return this.all.filter((role) => this.groups.isMember(user, new Set(role.groups.map((name) => name.toLowerCase()))));
  }

  replaceAll(roles: readonly ApplicationRole[]): void {
    this.all.splice(0, this.all.length, ...roles);
    this.edited();
  }

  edited(): void {
    this.counts.clear();
    this.version++;
  }
}
