import { hashPassword } from './passwords';
import type { DirectoryRecord, UserRecord } from './records';
import { matchesQuery, SearchIndex } from './search-index';
import { SortedList } from './sorted-list';

export interface NewUser {
  readonly name: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly active?: boolean;
  /** Default: made the way the version makes keys. */
  readonly key?: string;
  /** Without one nobody can sign in as this person with a password. */
  readonly password?: string;
  /** Default: the first directory. */
  readonly directory?: DirectoryRecord;
}

export interface UserChange {
  readonly name?: string;
  readonly displayName?: string;
  readonly email?: string;
}

/**
 * People of all directories. Whoever is in the first active directory that has the name is *visible*; people of the same name in
 * later directories are shadowed until that one goes away. Keys belong to names, so both share one.
 */
export class UserStore {
  private readonly directories: DirectoryRecord[];
  private readonly opaqueKeys: boolean;
  private readonly rows = new Map<DirectoryRecord, Map<string, UserRecord>>();
  private readonly byKey = new Map<string, UserRecord>();
  private readonly byName = new SortedList<UserRecord>((user) => user.lowerName);
  private readonly byId = new SortedList<UserRecord, number>((user) => user.id);
  private readonly index = new SearchIndex();
  /** Deleted people by lower-case name. */
  readonly gone = new Map<string, UserRecord>();
  nextId = 10_000;

  constructor(directories: DirectoryRecord[], opaqueKeys: boolean) {
    this.directories = directories;
    this.opaqueKeys = opaqueKeys;
  }

  get size(): number {
    return this.byKey.size;
  }

  /** The visible person of a login name, whatever its case. */
  find(name: string): UserRecord | undefined {
    const lower = name.toLowerCase();
    for (const directory of this.directories) {
      if (!directory.active) continue;
      const found = this.rows.get(directory)?.get(lower);
      if (found) return found;
    }
    return undefined;
  }

  findByKey(key: string): UserRecord | undefined {
    return this.byKey.get(key);
  }

  isVisible(user: UserRecord): boolean {
    return this.byKey.get(user.key) === user;
  }

  /** Same-named people in all directories, in directory order. */
  everywhere(name: string): UserRecord[] {
    const lower = name.toLowerCase();
    return this.directories.flatMap((directory) => this.rows.get(directory)?.get(lower) ?? []);
  }

  /** Visible people by login name. */
  sorted(): readonly UserRecord[] {
    return this.byName.all();
  }

  /** Visible people with an id of at least `from`, by id. */
  *fromId(from: number): Generator<UserRecord> {
    const all = this.byId.all();
    for (let at = this.byId.lowerBound(from); at < all.length; at++) {
      const user = all[at];
      if (user) yield user;
    }
  }

  /** Visible people a query finds, by login name. The query is compared in lower case; an empty one finds everybody. */
  search(query: string): readonly UserRecord[] {
    const lower = query.toLowerCase();
    if (lower === '') return this.sorted();
    const found = this.index.find(lower, () => this.byName.all());
    if (!found) return this.sorted().filter((user) => matchesQuery(user, lower));
    return [...found].sort((a, b) => (a.lowerName < b.lowerName ? -1 : 1));
  }

  /** Adds a person. Throws when the directory has the name already. */
  create(input: NewUser): UserRecord {
    const directory = input.directory ?? this.directories[0];
    if (!directory) throw new Error('There is no directory');
    const lowerName = input.name.toLowerCase();
    if (this.rowsOf(directory).has(lowerName)) throw new Error(`There is a user named ${input.name}`);
    const id = this.nextId++;
    const user: UserRecord = {
      id,
      key: input.key ?? this.keyFor(lowerName, id),
      name: input.name,
      lowerName,
      displayName: input.displayName ?? input.name,
      email: input.email ?? `${lowerName}@example.test`,
      active: input.active ?? true,
      directory,
      password: input.password === undefined ? null : hashPassword(input.password),
      groups: [],
      deleted: false,
      lastLogin: null,
      details: null,
    };
    this.insert(user);
    return user;
  }

  /** Puts a complete row in place, as when data is read back from a file. */
  insert(user: UserRecord): void {
    this.gone.delete(user.lowerName);
    this.whileHidden([user.lowerName], () => this.rowsOf(user.directory).set(user.lowerName, user));
  }

  /** Changes names and mail. Whether a new login name is free is the caller's check. */
  change(user: UserRecord, change: UserChange): void {
    const lowerName = change.name?.toLowerCase() ?? user.lowerName;
    this.whileHidden([user.lowerName, lowerName], () => {
      const rows = this.rowsOf(user.directory);
      rows.delete(user.lowerName);
      if (change.name !== undefined) user.name = change.name;
      user.lowerName = lowerName;
      user.displayName = change.displayName ?? user.displayName;
      user.email = change.email ?? user.email;
      rows.set(lowerName, user);
    });
  }

  /** Replaces the key, as anonymization does. */
  changeKey(user: UserRecord, key: string): void {
    this.whileHidden([user.lowerName], () => {
      user.key = key;
    });
  }

  remove(user: UserRecord): void {
    this.whileHidden([user.lowerName], () => this.rowsOf(user.directory).delete(user.lowerName));
    if (this.find(user.lowerName)) return;
    user.deleted = true;
    user.active = false;
    this.gone.set(user.lowerName, user);
  }

  /** To be called around a change of the directories' order or state. */
  rearrange(action: () => void): void {
    const names = [...this.rows.values()].flatMap((rows) => [...rows.keys()]);
    this.whileHidden(names, action);
  }

  private whileHidden(lowerNames: readonly string[], action: () => void): void {
    const names = new Set(lowerNames);
    for (const name of names) {
      const user = this.find(name);
      if (!user) continue;
      this.byName.remove(user);
      this.byId.remove(user);
      this.index.remove(user);
      this.byKey.delete(user.key);
    }
    action();
    for (const name of names) {
      const user = this.find(name);
      if (!user) continue;
      this.byName.add(user);
      this.byId.add(user);
      this.index.add(user);
      this.byKey.set(user.key, user);
    }
  }

  private rowsOf(directory: DirectoryRecord): Map<string, UserRecord> {
    let rows = this.rows.get(directory);
    if (!rows) {
      rows = new Map();
      this.rows.set(directory, rows);
    }
    return rows;
  }

  /** A deleted and re-created person gets the old key back (UNCONFIRMED; Jira keeps the pair of name and key). */
  private keyFor(lowerName: string, id: number): string {
    const known = this.everywhere(lowerName)[0] ?? this.gone.get(lowerName);
    if (known) return known.key;
    if (this.opaqueKeys) return `JIRAUSER${id}`;
    return this.byKey.has(lowerName) ? `ID${id}` : lowerName;
  }
}
