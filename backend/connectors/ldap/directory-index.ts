/** Which entry has which id: what turns a group's list of DNs or logins into a list of ids. */
import type { SourceId } from '../../domain/records';
import { formatSid } from '../kit/ldap/binary';
import { dnKey, parentKey } from '../kit/ldap/dn';
import type { LdapEntry } from '../kit/ldap/entry';
import type { Layout } from './flavour';

export class DirectoryIndex {
  readonly userIds = new Set<SourceId>();
  readonly groupIds = new Set<SourceId>();
  /** By DN key; null where two entries cannot be told apart by their DNs without regard to case. */
  private readonly users = new Map<string, SourceId | null>();
  private readonly groups = new Map<string, SourceId | null>();
  private readonly logins = new Map<string, SourceId | null>();
  /** Active Directory: SID of a primary group → people who have it. Such members are in no list. */
  readonly primaryMembers = new Map<string, SourceId[]>();
  /** People whose primary group could not be seen. */
  primaryUnknown = 0;
  /** How many people say (`memberOf`) that they are in a group, by the group's DN key. */
  readonly claims = new Map<string, number>();
  /** Whether any group showed a member. When none does, the attribute is more likely hidden than every group empty. */
  membersSeen = false;
  /** DN keys of the entries right above people and groups. */
  readonly parents = new Set<string>();

  addUser(entry: LdapEntry, id: SourceId, layout: Layout): void {
    if (this.userIds.has(id)) return;
    this.userIds.add(id);
    const key = dnKey(entry.dn) ?? entry.dn;
    put(this.users, key, id);
    this.parents.add(parentKey(key));
    for (const login of entry.texts(layout.loginAttribute)) put(this.logins, login.toLowerCase(), id);
    if (layout.kind === 'active-directory') this.addActiveDirectoryFacts(entry, id);
  }

  addGroup(entry: LdapEntry, id: SourceId): void {
    this.groupIds.add(id);
    const key = dnKey(entry.dn) ?? entry.dn;
    if (this.groups.get(key) !== id) put(this.groups, key, id);
    this.parents.add(parentKey(key));
  }

  /** Undefined: not among the people read. Null: more than one of them has this name. */
  userByDn(key: string): SourceId | null | undefined {
    return this.users.get(key);
  }

  userByLogin(login: string): SourceId | null | undefined {
    return this.logins.get(login.toLowerCase());
  }

  groupByDn(key: string): SourceId | null | undefined {
    return this.groups.get(key);
  }

  private addActiveDirectoryFacts(entry: LdapEntry, id: SourceId): void {
    for (const group of entry.texts('memberOf')) {
      const key = dnKey(group);
      if (key !== null) this.claims.set(key, (this.claims.get(key) ?? 0) + 1);
    }
    const sid = formatSid(entry.bytes('objectSid') ?? Buffer.alloc(0));
    const rid = entry.text('primaryGroupID');
    if (sid === null || rid === undefined) {
      this.primaryUnknown += 1;
      return;
    }
    const groupSid = `${sid.slice(0, sid.lastIndexOf('-'))}-${rid}`;
    const members = this.primaryMembers.get(groupSid);
    if (members) members.push(id);
    else this.primaryMembers.set(groupSid, [id]);
  }
}

function put(map: Map<string, SourceId | null>, key: string, id: SourceId): void {
  map.set(key, map.has(key) && map.get(key) !== id ? null : id);
}
