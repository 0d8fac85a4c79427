/** Who is in which group, gathered page by page: DNs and logins become ids as soon as they can. */
import type { ErrorView } from '../../domain/errors';
import { viewError } from '../../domain/errors';
import type { MemberRef, SourceId } from '../../domain/records';
import { formatSid } from '../kit/ldap/binary';
import { dnKey } from '../kit/ldap/dn';
import type { LdapEntry } from '../kit/ldap/entry';
import type { DirectoryIndex } from './directory-index';
import { seesLess } from './doubts';
import type { Layout } from './flavour';

export interface Stranger {
  readonly key: string;
  readonly dn: string;
}

export interface GroupState {
  readonly id: SourceId;
  readonly key: string;
  /** Active Directory's SID; null elsewhere. */
  readonly sid: string | null;
  readonly wanted: boolean;
  /** People found so far. */
  readonly users: Set<SourceId>;
  /** Members that are none of the people: groups, other things, and what the read did not get. */
  readonly strangers: readonly Stranger[];
  /** Logins (`memberUid`) that belong to nobody who was read. */
  readonly unknownLogins: readonly string[];
  /** Why the list cannot be taken for whole. */
  doubt: ErrorView | null;
}

/** Classes that cannot be without a member (RFC 4519): when none shows, the attribute is hidden. */
const NEVER_EMPTY: Readonly<Record<string, string>> = { groupofnames: 'member', groupofuniquenames: 'uniquemember' };

/** @param values member values by attribute; whole lists, ranges already joined. */
export function gatherMembers(
  entry: LdapEntry,
  id: SourceId,
  wanted: boolean,
  values: ReadonlyMap<string, readonly string[]>,
  index: DirectoryIndex,
  layout: Layout,
): GroupState {
  const users = new Set<SourceId>();
  const strangers = new Map<string, Stranger>();
  const unknownLogins: string[] = [];
  let ambiguous = false;
  for (const [attribute, list] of values) {
    const byLogin = attribute.toLowerCase() === 'memberuid';
    for (const value of list) {
      // The empty DN: how directories fill a group that must have a member and has none.
      if (value === '') continue;
      const key = byLogin ? value : memberKey(value);
      const found = byLogin ? index.userByLogin(value) : index.userByDn(key);
      if (typeof found === 'string') users.add(found);
      else if (found === null) ambiguous = true;
      else if (byLogin) unknownLogins.push(value);
      else strangers.set(key, { key, dn: withoutUid(value) });
    }
  }
  return {
    id,
    key: dnKey(entry.dn) ?? entry.dn,
    sid: layout.kind === 'active-directory' ? formatSid(entry.bytes('objectSid') ?? Buffer.alloc(0)) : null,
    wanted,
    users,
    strangers: [...strangers.values()],
    unknownLogins,
    doubt: ambiguous ? viewError(seesLess('two people of a group have the same name but for letter case.')) : hiddenMembers(entry, values),
  };
}

/** Those whose members are asked for, and with `flatten` the groups inside them, however deep. Safe with cycles. */
export function reachableGroups(
  states: ReadonlyMap<SourceId, GroupState>,
  nested: (state: GroupState) => readonly SourceId[],
): Set<SourceId> {
  const open = [...states.values()].filter((state) => state.wanted).map((state) => state.id);
  const reached = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const state = states.get(id);
    for (const child of state ? nested(state) : []) {
      if (reached.has(child)) continue;
      reached.add(child);
      open.push(child);
    }
  }
  return reached;
}

export const userRef = (id: SourceId): MemberRef => ({ kind: 'user', id });

function hiddenMembers(entry: LdapEntry, values: ReadonlyMap<string, readonly string[]>): ErrorView | null {
  const shown = new Set([...values].filter(([, list]) => list.length > 0).map(([name]) => name.toLowerCase()));
  const hidden = entry.texts('objectClass').some((name) => {
    const attribute = NEVER_EMPTY[name.toLowerCase()];
    return attribute !== undefined && values.has(attribute) && !shown.has(attribute);
  });
  return hidden ? viewError(seesLess('a group that must have members shows none.')) : null;
}

/** `uniqueMember` may carry an identifier after the DN (RFC 4517 §3.3.21). */
function withoutUid(value: string): string {
  return value.replace(/#'[01]*'B$/, '');
}

function memberKey(value: string): string {
  const dn = withoutUid(value);
  return dnKey(dn) ?? `?${dn}`;
}
