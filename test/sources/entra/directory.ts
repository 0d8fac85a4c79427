/** The company as a tenant keeps it: deleted users, members that are no people, hidden memberships, and a log of what changed. */
import type { Company, Group, Person } from '../company/company';
import { ChangeLog } from './change-log';
import { entraGroupId, entraUserId, groupIdOf, ordinalOf, personIdOf, principalName } from './shapes';

export interface Member {
  readonly type: 'user' | 'group' | 'device' | 'servicePrincipal' | 'orgContact';
  readonly id: string;
}

export interface DeletedUser {
  readonly person: Person;
  readonly at: string;
}

export class Directory {
  readonly company: Company;
  readonly log: ChangeLog;
  /** Company ids of groups that hide their members. */
  readonly hidden = new Set<string>();
  /** In "Deleted users": by person id. */
  readonly deleted = new Map<string, DeletedUser>();
  readonly #extra = new Map<string, Map<string, Member>>();
  readonly #removedGroups = new Map<string, 'changed' | 'deleted'>();
  readonly #now: () => number;
  #people: readonly Person[] | null = null;
  #groups: readonly Group[] | null = null;
  readonly #members = new Map<string, readonly Member[]>();

  constructor(company: Company, now: () => number, lagMs: number) {
    this.company = company;
    this.log = new ChangeLog(now, lagMs);
    this.#now = now;
    company.watch((change) => {
      this.#forget();
      if (change.kind === 'member') {
        this.log.add({ kind: 'member', group: change.groupId, member: entraUserId(change.personId) });
      } else if (change.kind === 'group') {
        if (!change.after) this.#removedGroups.set(change.id, change.before?.origin === 'app' ? 'changed' : 'deleted');
        this.log.add({ kind: 'group', id: change.id }, !change.before);
      } else {
        if (!change.after && change.before) {
          this.log.takeBackMember(entraUserId(change.id));
          this.deleted.set(change.id, { person: change.before, at: new Date(now()).toISOString() });
        }
        this.log.add({ kind: 'user', id: change.id }, !change.before);
      }
    });
  }

  people(): readonly Person[] {
    this.#people ??= [...this.company.people.values()].filter((person) => !this.deleted.has(person.id)).sort(byOrdinal);
    return this.log.lagMs === 0 ? this.#people : this.#people.filter((person) => this.log.isVisible(person.id));
  }

  groups(): readonly Group[] {
    this.#groups ??= [...this.company.groups.values()].sort(byOrdinal);
    return this.log.lagMs === 0 ? this.#groups : this.#groups.filter((group) => this.log.isVisible(group.id));
  }

  /** By object id or principal name. */
  findPerson(reference: string): Person | undefined {
    const id = personIdOf(reference);
    const person = id === null ? undefined : this.company.people.get(id);
    if (person) return this.deleted.has(person.id) ? undefined : person;
    const wanted = reference.toLowerCase();
    return this.people().find((candidate) => principalName(this.company, candidate).toLowerCase() === wanted);
  }

  findGroup(objectId: string): Group | undefined {
    return this.company.groups.get(groupIdOf(objectId) ?? '');
  }

  /** Direct members, ordered as pages need. Deleted users are in no group. */
  members(groupId: string): readonly Member[] {
    let known = this.#members.get(groupId);
    if (!known) {
      const people = [...(this.company.groups.get(groupId)?.memberIds ?? [])]
        .filter((id) => this.company.people.has(id) && !this.deleted.has(id))
        .sort((one, other) => ordinalOf(one) - ordinalOf(other))
        .map((id): Member => ({ type: 'user', id: entraUserId(id) }));
      const others = [...(this.#extra.get(groupId)?.values() ?? [])].filter((member) => this.#exists(member));
      known = [...people, ...others];
      this.#members.set(groupId, known);
    }
    return known;
  }

  transitiveMembers(groupId: string): readonly Member[] {
    const found = new Map<string, Member>();
    const seen = new Set([groupId]);
    for (const group of seen) {
      for (const member of this.members(group)) {
        found.set(member.id, member);
        const child = member.type === 'group' ? groupIdOf(member.id) : null;
        if (child !== null) seen.add(child);
      }
    }
    return [...found.values()].filter((member) => member.id !== entraGroupId(groupId));
  }

  groupsOf(personId: string): readonly Group[] {
    return this.company.groupsOf(personId);
  }

  removedGroup(groupId: string): 'changed' | 'deleted' {
    return this.#removedGroups.get(groupId) ?? 'deleted';
  }

  /** Puts something that is no person of the company into a group. */
  addMember(groupId: string, member: Member): void {
    const extra = this.#extra.get(groupId) ?? new Map<string, Member>();
    this.#extra.set(groupId, extra.set(member.id, member));
    this.#noteMember(groupId, member.id);
  }

  removeMember(groupId: string, memberId: string): void {
    this.#extra.get(groupId)?.delete(memberId);
    this.#noteMember(groupId, memberId);
  }

  /** Deleted in Entra while the company still knows the person; memberships come back with `restore`. */
  delete(personId: string): void {
    this.deleted.set(personId, { person: this.company.person(personId), at: new Date(this.#now()).toISOString() });
    this.#noteUser(personId);
  }

  restore(personId: string): void {
    this.company.person(personId);
    this.deleted.delete(personId);
    this.#noteUser(personId);
  }

  /** Gone from "Deleted users" as well. */
  purge(personId: string): void {
    this.deleted.delete(personId);
    this.#noteUser(personId);
  }

  #exists(member: Member): boolean {
    return member.type !== 'group' || this.findGroup(member.id) !== undefined;
  }

  #noteUser(personId: string): void {
    this.#forget();
    this.log.add({ kind: 'user', id: personId });
  }

  #noteMember(group: string, member: string): void {
    this.#forget();
    this.log.add({ kind: 'member', group, member });
  }

  #forget(): void {
    this.#people = null;
    this.#groups = null;
    this.#members.clear();
  }
}

function byOrdinal(one: { readonly id: string }, other: { readonly id: string }): number {
  return ordinalOf(one.id) - ordinalOf(other.id);
}
