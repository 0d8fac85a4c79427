/** What an administrator does to a directory while Rollcall is not looking. Clients come from `Slapd.admin()`. */
import { Attribute, Change, type Client } from 'ldapts';
import { parseDn } from '../../../backend/connectors/kit/ldap/dn';
import { type LdifEntry, listed } from './ldif';

export async function addPerson(admin: Client, entry: LdifEntry): Promise<void> {
  const attributes = Object.entries(entry.attributes).flatMap(([type, value]) => {
    const values = [...listed(value)];
    return values.length > 0 ? [new Attribute({ type, values })] : [];
  });
  await admin.add(entry.dn, attributes);
}

export const removeEntry = (admin: Client, dn: string): Promise<void> => admin.del(dn);

/** Another name in the same place; the id stays. `rdn` is unescaped text: `uid=a,b` becomes one step. */
export async function renameEntry(admin: Client, dn: string, rdn: string): Promise<void> {
  const [type = '', ...value] = rdn.split('=');
  const escaped = value.join('=').replace(/[\\,+"<>;=#]/g, (character) => `\\${character.charCodeAt(0).toString(16)}`);
  await admin.modifyDN(dn, `${type}=${escaped},${parentOf(dn)}`);
}

/** The same name in another branch. */
export async function movePerson(admin: Client, dn: string, branch: string): Promise<void> {
  await admin.modifyDN(dn, `${dn.slice(0, dn.length - parentOf(dn).length)}${branch}`);
}

/** Puts a value in place of whatever was there; null takes the attribute away. */
export async function setAttribute(admin: Client, dn: string, type: string, value: string | null): Promise<void> {
  await admin.modify(
    dn,
    new Change({ operation: 'replace', modification: new Attribute({ type, values: value === null ? [] : [value] }) }),
  );
}

/** Members of a `groupOfNames`. Adds come first: the class must never be empty. */
export async function changeMembers(
  admin: Client,
  dn: string,
  { add = [], remove = [] }: { add?: string[]; remove?: string[] },
): Promise<void> {
  const change = (operation: 'add' | 'delete', values: string[]) =>
    values.length > 0 ? [new Change({ operation, modification: new Attribute({ type: 'member', values }) })] : [];
  await admin.modify(dn, [...change('add', add), ...change('delete', remove)]);
}

function parentOf(dn: string): string {
  for (let at = dn.indexOf(','); at >= 0; at = dn.indexOf(',', at + 1)) {
    if (parseDn(dn.slice(0, at))?.length === 1 && dn[at - 1] !== '\\') return dn.slice(at + 1);
  }
  return '';
}
