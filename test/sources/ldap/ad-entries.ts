/** People and groups as Active Directory keeps them. */
import { formatSid } from '../../../backend/connectors/kit/ldap/binary';
import { dnKey, escapeDnValue } from '../../../backend/connectors/kit/ldap/dn';

export const AD_BASE = 'DC=corp,DC=example';
export const AD_USERS = `CN=Users,${AD_BASE}`;

export interface AdEntry {
  readonly dn: string;
  readonly attributes: Record<string, readonly (string | Buffer)[]>;
}

const DOMAIN_USERS = 513;
const NORMAL_ACCOUNT = 512;

export function adUser(name: string, rid: number, attributes: AdEntry['attributes'] = {}): AdEntry {
  return {
    dn: `CN=${escapeDnValue(name)},${AD_USERS}`,
    attributes: {
      objectClass: ['top', 'person', 'organizationalPerson', 'user'],
      objectCategory: ['person'],
      cn: [name],
      sAMAccountName: [name],
      userPrincipalName: [`${name}@corp.example`],
      displayName: [`${name} of Corp`],
      mail: [`${name}@corp.example`],
      userAccountControl: [String(NORMAL_ACCOUNT)],
      accountExpires: ['9223372036854775807'],
      primaryGroupID: [String(DOMAIN_USERS)],
      objectGUID: [guidOf(rid)],
      objectSid: [sidOf(rid)],
      ...attributes,
    },
  };
}

export function adGroup(name: string, rid: number, members: readonly AdEntry[]): AdEntry {
  return {
    dn: `CN=${escapeDnValue(name)},${AD_USERS}`,
    attributes: {
      objectClass: ['top', 'group'],
      objectCategory: ['group'],
      cn: [name],
      sAMAccountName: [name],
      member: members.map(({ dn }) => dn),
      uSNChanged: ['1000'],
      objectGUID: [guidOf(rid)],
      objectSid: [sidOf(rid)],
    },
  };
}

export const domainUsers = (): AdEntry => adGroup('Domain Users', DOMAIN_USERS, []);

/** The back links Active Directory computes. */
export function withMemberOf(entries: readonly AdEntry[]): AdEntry[] {
  const groups = new Map<string, string[]>();
  for (const { dn, attributes } of entries) {
    for (const member of attributes.member ?? []) {
      const key = dnKey(String(member)) ?? '';
      groups.set(key, [...(groups.get(key) ?? []), dn]);
    }
  }
  return entries.map((entry) => ({ ...entry, attributes: { ...entry.attributes, memberOf: groups.get(dnKey(entry.dn) ?? '') ?? [] } }));
}

/** Bytes that are letters of ASCII: the library that reads filters at the server's end takes every value for UTF-8. */
function guidOf(rid: number): Buffer {
  return Buffer.from(String(rid).padStart(16, '0'), 'latin1');
}

function sidOf(rid: number): Buffer {
  const bytes = Buffer.alloc(28);
  bytes.set([1, 5, 0, 0, 0, 0, 0, 5]);
  for (const [index, part] of [21, 1_111, 2_222, 3_333, rid].entries()) bytes.writeUInt32LE(part, 8 + index * 4);
  if (formatSid(bytes) !== `S-1-5-21-1111-2222-3333-${rid}`) throw new Error('The SID is wrong.');
  return bytes;
}
