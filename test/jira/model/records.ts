/** The rows of the model. Plain and small: there may be a hundred thousand people and a million memberships. */

export interface DirectoryRecord {
  readonly id: number;
  readonly name: string;
  access: 'write' | 'local-groups' | 'read';
  active: boolean;
}

/** What few people have; made on first use. */
export interface UserDetails {
  properties: Map<string, unknown>;
  attributes: Map<string, string[]>;
  firstName: string | null;
  lastName: string | null;
  avatarId: string | null;
  customAvatars: string[];
}

export interface UserRecord {
  readonly id: number;
  key: string;
  name: string;
  /** Login name in lower case: what names are compared by. */
  lowerName: string;
  displayName: string;
  email: string;
  active: boolean;
  directory: DirectoryRecord;
  /** Salted hash, or null when nobody can sign in with a password. */
  password: string | null;
  /** Direct memberships only. */
  groups: GroupRecord[];
  /** Anonymized or deleted people stay known to `includeDeleted`. */
  deleted: boolean;
  lastLogin: number | null;
  details: UserDetails | null;
}

export interface GroupRecord {
  readonly id: number;
  readonly name: string;
  readonly lowerName: string;
  readonly directory: DirectoryRecord;
  /** Direct members. */
  readonly members: Set<UserRecord>;
  /** Direct child groups. */
  readonly children: Set<GroupRecord>;
  readonly parents: Set<GroupRecord>;
  /** Direct members that are active: what seats are counted by. */
  activeMembers: number;
  description: string;
  active: boolean;
  attributes: Map<string, string[]> | null;
  /** Sorted members of the last read, dropped on each change. */
  sorted: { readonly version: number; readonly all: readonly UserRecord[]; readonly active: readonly UserRecord[] } | null;
}

export const NAMES_OF_ACCESS = ['write', 'local-groups', 'read'] as const;

/** The details of a user, made when missing. */
export function detailsOf(user: UserRecord): UserDetails {
  user.details ??= {
    properties: new Map(),
    attributes: new Map(),
    firstName: null,
    lastName: null,
    avatarId: null,
    customAvatars: [],
  };
  return user.details;
}
