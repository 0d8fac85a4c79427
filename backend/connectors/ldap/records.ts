/** Entries of a directory as records of ours. */
import type { Json } from '../../domain/json';
import type { SourceGroup, SourceUser } from '../../domain/records';
import { formatGuid, formatSid } from '../kit/ldap/binary';
import type { LdapEntry } from '../kit/ldap/entry';
import type { Activity } from './activity';
import type { Layout } from './flavour';

/** Never leave the directory, whatever the access rules let through. */
const SECRET =
  /^(?:userpassword|unicodepwd|lmpwdhistory|ntpwdhistory|dbcspwd|sambantpassword|sambalmpassword|krbprincipalkey|userpkcs12|supplementalcredentials|ms-mcs-admpwd|mslaps-.*|pwdhistory|authpassword)(?:;|$)/i;
/** Used by the read itself, and of no use to a mapping. */
const INTERNAL = new Set(['objectclass', 'memberof', 'modifytimestamp']);
const LONGEST_VALUE = 32_768;

/** The entry's immutable id, or null when the entry does not show it. Active Directory's GUID in its usual text form. */
export function readId(entry: LdapEntry, attribute: string): string | null {
  if (attribute.toLowerCase() === 'objectguid') {
    const bytes = entry.bytes(attribute);
    return bytes === undefined ? null : formatGuid(bytes);
  }
  if (entry.isBinary(attribute)) return entry.bytes(attribute)?.toString('hex') ?? null;
  return entry.text(attribute) ?? null;
}

export function toUser(entry: LdapEntry, id: string, activity: Activity): SourceUser {
  return { id, active: activity.active, status: activity.status, kind: 'member', attributes: readAttributes(entry) };
}

export function toGroup(entry: LdapEntry, id: string, layout: Layout): SourceGroup {
  const description = entry.text('description');
  return {
    id,
    name: entry.text(layout.groupNameAttribute) ?? entry.dn,
    attributes: { dn: entry.dn, ...(description === undefined ? {} : { description }) },
  };
}

/** One value as text, several as a list, absent ones not at all. Photographs, certificates and secrets are left out. */
export function readAttributes(entry: LdapEntry): Record<string, Json> {
  const attributes: Record<string, Json> = { dn: entry.dn };
  for (const name of entry.names()) {
    if (!isUseful(name)) continue;
    const value = readValue(entry, name);
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

/** Judged once for each name; there are few names and many entries. */
const useful = new Map<string, boolean>();
const NAMES_REMEMBERED = 5_000;

function isUseful(name: string): boolean {
  const known = useful.get(name);
  if (known !== undefined) return known;
  const judged = !SECRET.test(name) && !INTERNAL.has(name.toLowerCase());
  if (useful.size < NAMES_REMEMBERED) useful.set(name, judged);
  return judged;
}

function readValue(entry: LdapEntry, name: string): Json | undefined {
  const lower = name.toLowerCase();
  if (lower === 'objectguid' || lower === 'objectsid') {
    const bytes = entry.bytes(name);
    return bytes === undefined ? undefined : ((lower === 'objectguid' ? formatGuid(bytes) : formatSid(bytes)) ?? undefined);
  }
  if (entry.isBinary(name)) return undefined;
  const values = entry.texts(name);
  const first = values[0];
  if (values.length === 1) return first !== undefined && first.length <= LONGEST_VALUE ? first : undefined;
  const kept = values.filter((value) => value.length <= LONGEST_VALUE);
  return kept.length > 1 ? kept : kept[0];
}
