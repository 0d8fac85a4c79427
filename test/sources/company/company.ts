/**
 * A company as no vendor has it: people, groups and who is in which. Every stand-in (Okta, LDAP, …) shows the same
 * company in its own shape, so that tests can compare what arrives through different sources.
 */

/** `left` is gone for good but still listed as disabled; `suspended` may return; `staged` has not started yet. */
export type PersonState = 'active' | 'provisioned' | 'staged' | 'suspended' | 'locked' | 'left';

export interface Person {
  /** Never changes and is never given twice: `p00042`. */
  readonly id: string;
  /** Account name without a domain: `anna.mueller`. Unique without case. */
  readonly login: string;
  readonly mail: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Null: the source keeps none, and whoever shows the person makes one from first and last name. */
  readonly displayName: string | null;
  readonly state: PersonState;
  readonly kind: 'member' | 'guest' | 'service';
  readonly employeeNumber: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly managerId: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
}

export interface Group {
  /** Never changes: `g0007`. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** `app`: copied by the source from another directory, so its name may equal another group's. */
  readonly origin: 'company' | 'app';
  readonly memberIds: ReadonlySet<string>;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly membersChangedAt: string;
}

export type CompanyChange =
  | { readonly kind: 'person'; readonly id: string; readonly before: Person | null; readonly after: Person | null }
  | { readonly kind: 'group'; readonly id: string; readonly before: Group | null; readonly after: Group | null }
  | { readonly kind: 'member'; readonly groupId: string; readonly personId: string; readonly change: 'added' | 'removed' };

export type NewPerson = Pick<Person, 'login' | 'firstName' | 'lastName'> &
  Partial<Omit<Person, 'id' | 'login' | 'firstName' | 'lastName' | 'createdAt' | 'changedAt'>>;

interface OpenGroup extends Omit<Group, 'memberIds'> {
  readonly memberIds: Set<string>;
}

export class Company {
  /** Mail domain: `example.com`. */
  readonly domain: string;
  readonly #people = new Map<string, Person>();
  readonly #groups = new Map<string, OpenGroup>();
  readonly #listeners = new Set<(change: CompanyChange) => void>();
  readonly #now: () => number;
  #peopleGiven = 0;
  #groupsGiven = 0;

  /** `now` stamps changes, in milliseconds since 1970. */
  constructor(domain: string, now: () => number = Date.now) {
    this.domain = domain;
    this.#now = now;
  }

  get people(): ReadonlyMap<string, Person> {
    return this.#people;
  }

  get groups(): ReadonlyMap<string, Group> {
    return this.#groups;
  }

  person(id: string): Person {
    const person = this.#people.get(id);
    if (!person) throw new Error(`No person ${id} in the company.`);
    return person;
  }

  group(id: string): Group {
    return this.#open(id);
  }

  findPerson(login: string): Person | undefined {
    const wanted = login.toLowerCase();
    for (const person of this.#people.values()) if (person.login.toLowerCase() === wanted) return person;
    return undefined;
  }

  findGroup(name: string): Group | undefined {
    for (const group of this.#groups.values()) if (group.name === name) return group;
    return undefined;
  }

  groupsOf(personId: string): Group[] {
    return [...this.#groups.values()].filter((group) => group.memberIds.has(personId));
  }

  /** Tells of every change from now on; answers how to stop. Stand-ins with data of their own follow the company by it. */
  watch(listener: (change: CompanyChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A new person arrives, and is in these groups at once. */
  join(person: NewPerson, groupIds: readonly string[] = []): Person {
    this.#peopleGiven += 1;
    const at = this.#stamp();
    const added: Person = {
      id: `p${String(this.#peopleGiven).padStart(5, '0')}`,
      mail: `${person.login}@${this.domain}`,
      displayName: null,
      state: 'active',
      kind: 'member',
      employeeNumber: null,
      title: null,
      department: null,
      city: null,
      country: null,
      managerId: null,
      ...person,
      createdAt: at,
      changedAt: at,
    };
    this.#people.set(added.id, added);
    this.#tell({ kind: 'person', id: added.id, before: null, after: added });
    for (const groupId of groupIds) this.addMember(groupId, added.id);
    return added;
  }

  /** Changes attributes of one person: rename, new title, new manager. */
  change(id: string, change: Partial<Omit<Person, 'id' | 'createdAt' | 'changedAt'>>): Person {
    const before = this.person(id);
    const after: Person = { ...before, ...change, changedAt: this.#stamp() };
    this.#people.set(id, after);
    this.#tell({ kind: 'person', id, before, after });
    return after;
  }

  /** Another login (and the mail address that goes with it), and other names when given. */
  rename(id: string, names: { login: string; firstName?: string; lastName?: string; displayName?: string | null }): Person {
    const had = this.person(id).mail;
    return this.change(id, { ...names, ...(had === null ? {} : { mail: `${names.login}@${this.domain}` }) });
  }

  /** Another department: out of the groups of `from`, into those of `to`. */
  move(id: string, to: { department: string; from?: readonly string[]; to?: readonly string[] }): Person {
    for (const groupId of to.from ?? []) this.removeMember(groupId, id);
    for (const groupId of to.to ?? []) this.addMember(groupId, id);
    return this.change(id, { department: to.department });
  }

  /** May come back: the account is suspended, memberships stay. */
  disable(id: string): Person {
    return this.change(id, { state: 'suspended' });
  }

  enable(id: string): Person {
    return this.change(id, { state: 'active' });
  }

  /** Left the company: out of every group, listed as disabled until erased. */
  leave(id: string): Person {
    for (const group of this.groupsOf(id)) this.removeMember(group.id, id);
    return this.change(id, { state: 'left' });
  }

  /** Gone without a trace. */
  erase(id: string): void {
    const before = this.person(id);
    for (const group of this.groupsOf(id)) this.removeMember(group.id, id);
    this.#people.delete(id);
    this.#tell({ kind: 'person', id, before, after: null });
  }

  found(name: string, details: Partial<Pick<Group, 'description' | 'origin'>> = {}): Group {
    this.#groupsGiven += 1;
    const at = this.#stamp();
    const group: OpenGroup = {
      id: `g${String(this.#groupsGiven).padStart(4, '0')}`,
      name,
      description: '',
      origin: 'company',
      ...details,
      memberIds: new Set(),
      createdAt: at,
      changedAt: at,
      membersChangedAt: at,
    };
    this.#groups.set(group.id, group);
    this.#tell({ kind: 'group', id: group.id, before: null, after: group });
    return group;
  }

  renameGroup(id: string, name: string): Group {
    const before = this.#open(id);
    const after: OpenGroup = { ...before, name, changedAt: this.#stamp() };
    this.#groups.set(id, after);
    this.#tell({ kind: 'group', id, before, after });
    return after;
  }

  dissolve(id: string): void {
    const before = this.#open(id);
    this.#groups.delete(id);
    this.#tell({ kind: 'group', id, before, after: null });
  }

  addMember(groupId: string, personId: string): void {
    const group = this.#open(groupId);
    if (!this.#people.has(personId)) throw new Error(`No person ${personId} in the company.`);
    if (group.memberIds.has(personId)) return;
    group.memberIds.add(personId);
    this.#touchMembers(group);
    this.#tell({ kind: 'member', groupId, personId, change: 'added' });
  }

  removeMember(groupId: string, personId: string): void {
    const group = this.#open(groupId);
    if (!group.memberIds.delete(personId)) return;
    this.#touchMembers(group);
    this.#tell({ kind: 'member', groupId, personId, change: 'removed' });
  }

  #open(id: string): OpenGroup {
    const group = this.#groups.get(id);
    if (!group) throw new Error(`No group ${id} in the company.`);
    return group;
  }

  #touchMembers(group: OpenGroup): void {
    const at = this.#stamp();
    if (group.membersChangedAt !== at) this.#groups.set(group.id, { ...group, membersChangedAt: at });
  }

  #stamp(): string {
    return new Date(this.#now()).toISOString();
  }

  #tell(change: CompanyChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
