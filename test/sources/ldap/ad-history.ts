/**
 * How a domain controller keeps count: each change gets the next update sequence number, and what was deleted stays in
 * "Deleted Objects". Changes are found by comparing what is there with what was there.
 */
import { dnKey } from '../../../backend/connectors/kit/ldap/dn';
import { AD_BASE, type AdEntry } from './ad-entries';

export const DELETED_OBJECTS = `CN=Deleted Objects,${AD_BASE}`;
export const SETTINGS_DN = `CN=NTDS Settings,CN=DC1,CN=Servers,CN=Site,CN=Sites,CN=Configuration,${AD_BASE}`;

interface Known {
  readonly entry: AdEntry;
  readonly text: string;
  /** What the entry says itself; a test that changes it means it. */
  readonly own: string;
  readonly usn: number;
}

export class AdHistory {
  usn = 10_000;
  server = SETTINGS_DN;
  invocation = Buffer.alloc(16, 1);
  private known = new Map<string, Known>();
  private readonly deleted = new Map<string, AdEntry>();

  /** Numbers what changed since the last call. */
  record(entries: readonly AdEntry[]): void {
    const guids = new Map(entries.map((entry) => [dnKey(entry.dn), guidOf(entry)]));
    const now = new Map<string, Known>();
    for (const entry of entries) {
      const guid = guidOf(entry);
      // Back links are computed, and a list of members is a list of objects, whatever their names are today.
      const { memberOf: _, uSNChanged: own = [], member = [], ...attributes } = entry.attributes;
      const text = JSON.stringify([entry.dn, attributes, member.map((dn) => guids.get(dnKey(String(dn))) ?? dn)]);
      const before = this.known.get(guid);
      const usn = before?.text === text ? before.usn : this.next();
      now.set(guid, { entry, text, own: String(own), usn });
      this.deleted.delete(guid);
    }
    for (const [guid, { entry }] of this.known) if (!now.has(guid)) this.bury(guid, entry);
    this.known = now;
  }

  /** The entry with the number of its last change. */
  stamped(entry: AdEntry): AdEntry {
    const known = this.known.get(guidOf(entry));
    if (known === undefined || String(entry.attributes.uSNChanged ?? []) !== known.own) return entry;
    return { ...entry, attributes: { ...entry.attributes, uSNChanged: [String(known.usn)] } };
  }

  tombstones(): readonly AdEntry[] {
    return [{ dn: DELETED_OBJECTS, attributes: { objectClass: ['top', 'container'] } }, ...this.deleted.values()];
  }

  settings(): AdEntry {
    return { dn: this.server, attributes: { objectClass: ['nTDSDSA'], invocationId: [this.invocation] } };
  }

  private bury(guid: string, { attributes }: AdEntry): void {
    const { objectClass = [], objectGUID = [], cn = [] } = attributes;
    this.deleted.set(guid, {
      dn: `CN=${String(cn[0]).replace(/[^\w. -]/g, '')}\\0ADEL:${guid},${DELETED_OBJECTS}`,
      attributes: { objectClass, objectGUID, isDeleted: ['TRUE'], uSNChanged: [String(this.next())] },
    });
  }

  private next(): number {
    this.usn += 1;
    return this.usn;
  }
}

const guidOf = ({ dn, attributes }: AdEntry): string => Buffer.from(attributes.objectGUID?.[0] ?? dn).toString('hex');
