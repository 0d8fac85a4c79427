/** One person, found by immutable id or by what a person at a keyboard knows. */
import type { SourceId } from '../../domain/records';
import { parseGuid } from '../kit/ldap/binary';
import { dnKey } from '../kit/ldap/dn';
import type { LdapEntry } from '../kit/ldap/entry';
import { resultOf } from '../kit/ldap/errors';
import { allOf, anyEntry, equals, type Filter, oneOf, parseFilter } from '../kit/ldap/filter';
import { searchPages } from '../kit/ldap/search';
import type { PersonRead, UserRef } from '../spi';
import { type FilterVerdict, judgeActivity } from './activity';
import type { Directory } from './client';
import { seesLess } from './doubts';
import { findDeleted } from './read-deleted';
import { readId, toUser } from './records';
import { provesAbsence } from './strangers';

const NO_SUCH_OBJECT = 32;
const INSUFFICIENT_ACCESS = 50;

/**
 * The person with the groups that list them. `gone` is said only when the account can find people by their id at all;
 * otherwise it throws, because nothing found would prove nothing.
 *
 * @param now milliseconds since 1970.
 */
export async function readPerson(directory: Directory, ref: UserRef, now: number): Promise<'gone' | 'out-of-scope' | PersonRead> {
  const wanted = 'id' in ref ? byId(directory, ref.id) : byLogin(directory, ref.login);
  const { layout, config } = directory;
  const scoped = { base: layout.userBase, scope: config.userScope, attributes: layout.userAttributes };
  const found = await directory.find({ ...scoped, filter: allOf(directory.userFilter(), wanted) });
  const entry = 'login' in ref ? preferLogin(found, layout.loginAttribute, ref.login) : found[0];
  if (entry === undefined) {
    if (await existsSomewhere(directory, wanted)) return 'out-of-scope';
    await proveThatIdsCanBeFound(directory);
    if ('id' in ref) await proveThatTheyAreGone(directory, wanted, ref.lastKnown?.dn);
    return 'gone';
  }
  const id = readId(entry, layout.idAttribute);
  if (id === null) throw seesLess(`the person does not show the attribute ${layout.idAttribute}.`);
  const verdict = config.active.kind === 'filter' ? await judgeOne(directory, entry, config.active.filter) : null;
  const activity = judgeActivity(entry, config.active, layout, now, verdict);
  if (activity === null) throw seesLess('the person does not show whether they are active.');
  return { user: toUser(entry, id, activity), groups: await groupsOf(directory, entry) };
}

function byId({ layout }: Directory, id: SourceId): Filter {
  if (layout.idAttribute.toLowerCase() === 'objectguid') return equals(layout.idAttribute, parseGuid(id) ?? id);
  return equals(layout.idAttribute, id);
}

function byLogin({ layout }: Directory, login: string): Filter {
  const names = [layout.loginAttribute, 'mail', ...(layout.kind === 'active-directory' ? ['userPrincipalName'] : [])];
  return oneOf(...names.map((name) => equals(name, login)));
}

function preferLogin(entries: readonly LdapEntry[], attribute: string, login: string): LdapEntry | undefined {
  const same = (entry: LdapEntry) => entry.texts(attribute).some((value) => value.toLowerCase() === login.toLowerCase());
  return entries.find(same) ?? entries[0];
}

/** Below the base and not matching the filter, or elsewhere in the directory. */
async function existsSomewhere(directory: Directory, filter: Filter): Promise<boolean> {
  for (const base of new Set([directory.layout.userBase, directory.layout.rootBase])) {
    try {
      if ((await directory.find({ base, scope: 'sub', filter, attributes: ['1.1'] })).length > 0) return true;
    } catch (error) {
      if (resultOf(error)?.code !== NO_SUCH_OBJECT || base === directory.layout.userBase) throw error;
    }
  }
  return false;
}

/** Takes somebody who is there and finds them by id. An account that may not search the id would find nobody, ever. */
async function proveThatIdsCanBeFound(directory: Directory): Promise<void> {
  const { layout, config } = directory;
  const side = await directory.side();
  const search = {
    base: layout.userBase,
    scope: config.userScope,
    filter: directory.userFilter(),
    attributes: [layout.idAttribute],
  } as const;
  const page = await side.search(search, layout.pageSize === 0 ? undefined : { size: 1, cookie: Buffer.alloc(0) });
  const id = page.entries[0] === undefined ? null : readId(page.entries[0], layout.idAttribute);
  const found = id === null ? [] : await directory.find({ ...search, filter: byId(directory, id), attributes: ['1.1'] });
  if (found.length === 0) throw seesLess(`nobody can be found by the attribute ${layout.idAttribute}.`);
}

/** Active Directory keeps who was deleted for months; elsewhere the place where the person last was has to do. */
async function proveThatTheyAreGone(directory: Directory, wanted: Filter, dn: unknown): Promise<void> {
  const ids = directory.layout.idAttribute.toLowerCase() === 'objectguid';
  const deleted = ids ? await findDeleted(directory, wanted) : 'unknown';
  if (deleted === 'not-deleted') throw seesLess('the person cannot be found by id, and is not among the deleted entries.');
  if (deleted === 'unknown' && typeof dn === 'string') await proveThatNameIsFree(directory, dn);
}

/**
 * Looks where the person last was. An entry there is somebody new; "no such entry" is proof where the server says it only
 * of entries that are not there. Where it cannot prove (Active Directory), the search by id has to do.
 */
async function proveThatNameIsFree(directory: Directory, dn: string): Promise<void> {
  const hidden = seesLess('the person cannot be found by id, and the directory does not say that the entry is gone.');
  try {
    const entry = await directory.lookUp(dn, anyEntry(), [directory.layout.idAttribute]);
    if (entry === undefined || readId(entry, directory.layout.idAttribute) === null) throw hidden;
  } catch (error) {
    const result = resultOf(error);
    if (result?.code === INSUFFICIENT_ACCESS) throw hidden;
    if (result?.code !== NO_SUCH_OBJECT) throw error;
    if (directory.layout.kind === 'openldap' && !provesAbsence(directory, result.matchedDn)) throw hidden;
  }
}

async function judgeOne(directory: Directory, entry: LdapEntry, text: string): Promise<FilterVerdict> {
  const filter = parseFilter(text);
  const matches = (await directory.lookUp(entry.dn, filter, ['1.1'])) !== undefined;
  const denies = !matches && (await directory.lookUp(entry.dn, parseFilter(`(!${text})`), ['1.1'])) !== undefined;
  const key = new Set([dnKey(entry.dn) ?? entry.dn]);
  return { matching: matches ? key : new Set(), notMatching: denies ? key : new Set() };
}

/** Groups that list this person directly, and the primary group. */
export async function groupsOf(
  directory: Directory,
  entry: LdapEntry,
): Promise<readonly { readonly id: SourceId; readonly name: string }[]> {
  const { layout, config } = directory;
  const lists = layout.memberAttributes.flatMap((name) =>
    name.toLowerCase() === 'memberuid' ? entry.texts(layout.loginAttribute).map((login) => equals(name, login)) : [equals(name, entry.dn)],
  );
  const primary = primaryGroupSid(entry);
  const filter = allOf(directory.groupFilter(), oneOf(...lists, ...(primary === null ? [] : [equals('objectSid', primary)])));
  const search = {
    base: layout.groupBase,
    scope: config.groupScope,
    filter,
    attributes: [layout.idAttribute, layout.groupNameAttribute],
  } as const;
  const groups: { id: SourceId; name: string }[] = [];
  for await (const page of searchPages(await directory.side(), search, layout.pageSize)) {
    for (const group of page.entries) {
      const id = readId(group, layout.idAttribute);
      if (id !== null) groups.push({ id, name: group.text(layout.groupNameAttribute) ?? group.dn });
    }
  }
  return groups;
}

/** The person's SID with its last part replaced by `primaryGroupID`: the only record of that membership. */
function primaryGroupSid(entry: LdapEntry): Buffer | null {
  const sid = entry.bytes('objectSid');
  const rid = Number(entry.text('primaryGroupID') ?? Number.NaN);
  if (sid === undefined || sid.length < 12 || !Number.isInteger(rid)) return null;
  const group = Buffer.from(sid);
  group.writeUInt32LE(rid, group.length - 4);
  return group;
}
