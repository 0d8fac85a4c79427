/** Tests of what the bind account can see, besides the members of groups (`strangers.ts`). */
import { dnKey, parentKey } from '../kit/ldap/dn';
import { anyEntry, attributesOf, not, oneOf, parseFilter } from '../kit/ldap/filter';
import type { Directory } from './client';
import type { DirectoryIndex } from './directory-index';
import { type Doubts, seesLess } from './doubts';

const PERSON_CLASSES = ['person', 'inetorgperson', 'organizationalperson', 'posixaccount', 'user', 'account'];
const CONTAINERS =
  '(|(objectClass=organizationalUnit)(objectClass=organization)(objectClass=dcObject)(objectClass=domain)(objectClass=locality)(objectClass=country)(objectClass=container))';
/** Branches and entries looked at one by one, at most. */
const CLOSER_LOOKS = 50;

/** Runs every test that fits this directory; each adds a doubt about the people when it fails. */
export async function testVisibility(directory: Directory, index: DirectoryIndex, doubts: Doubts): Promise<void> {
  if (index.userIds.size === 0) await testEmptiness(directory, doubts);
  await testFilterAttributes(directory, index, doubts);
  if (directory.layout.kind === 'openldap') await testBranches(directory, index, doubts);
}

/** Nobody found is only believed when entries below the base can be seen and none of them is a person, or none exists. */
async function testEmptiness(directory: Directory, doubts: Doubts): Promise<void> {
  const { userBase } = directory.layout;
  const base = await directory.lookUp(userBase, anyEntry(), ['objectClass', 'hasSubordinates', 'numSubordinates']);
  if (base === undefined) {
    doubts.add('users', seesLess('the base of people cannot be read.'));
    return;
  }
  if (base.text('hasSubordinates') === 'FALSE' || base.text('numSubordinates') === '0') return;
  let below = 0;
  let people = 0;
  for await (const page of directory.users(['objectClass'], anyEntry())) {
    for (const entry of page.entries) {
      if (dnKey(entry.dn) === dnKey(userBase)) continue;
      below += 1;
      const classes = entry.texts('objectClass').map((name) => name.toLowerCase());
      if (classes.length === 0 || classes.some((name) => PERSON_CLASSES.includes(name))) people += 1;
    }
  }
  if (below === 0) doubts.add('users', seesLess('there is nothing below the base of people.'));
  else if (people > 0) {
    doubts.add(
      'users',
      seesLess('there are people below the base, and the filter of people matches none of them. The filter may be wrong as well.'),
    );
  }
}

/**
 * A filter on an attribute the account may not search is neither true nor false (RFC 4511 §4.5.1.7), and the entry is
 * left out without a word. So every visible entry must match the filter or its opposite.
 */
async function testFilterAttributes(directory: Directory, index: DirectoryIndex, doubts: Doubts): Promise<void> {
  const usual = new Set(['objectclass', 'objectcategory']);
  if (attributesOf(directory.layout.userFilter).every((name) => usual.has(name))) return;
  const undecided = new Map<string, string>();
  for await (const page of directory.users(['1.1'], anyEntry())) {
    for (const { dn } of page.entries) {
      const key = dnKey(dn) ?? dn;
      if (index.userByDn(key) === undefined) undecided.set(key, dn);
    }
  }
  for await (const page of directory.users(['1.1'], not(directory.userFilter()))) {
    for (const { dn } of page.entries) undecided.delete(dnKey(dn) ?? dn);
  }
  const either = oneOf(directory.userFilter(), not(directory.userFilter()));
  for (const dn of [...undecided.values()].slice(0, CLOSER_LOOKS)) {
    if ((await directory.find({ base: dn, scope: 'base', filter: either, attributes: ['1.1'] })).length > 0) continue;
    doubts.add('users', seesLess('it may not search an attribute that the filter of people looks at.'));
    return;
  }
}

/** A branch that says it has entries below (`hasSubordinates` takes no notice of access rules) and shows none is hidden. */
async function testBranches(directory: Directory, index: DirectoryIndex, doubts: Doubts): Promise<void> {
  const branches: string[] = [];
  const parents = new Set(index.parents);
  for await (const page of directory.users(['hasSubordinates', 'numSubordinates'], parseFilter(CONTAINERS))) {
    for (const entry of page.entries) {
      parents.add(parentKey(dnKey(entry.dn) ?? ''));
      const filled = entry.text('hasSubordinates') === 'TRUE' || Number(entry.text('numSubordinates') ?? '0') > 0;
      if (filled) branches.push(entry.dn);
    }
  }
  const silent = branches.filter((dn) => !parents.has(dnKey(dn) ?? ''));
  for (const dn of silent.slice(0, CLOSER_LOOKS)) {
    if (await showsNothing(directory, dn))
      doubts.add('users', seesLess('a branch below the base of people is not empty and shows nothing.'));
  }
}

async function showsNothing(directory: Directory, base: string): Promise<boolean> {
  const connection = await directory.side();
  const search = { base, scope: 'one', filter: anyEntry(), attributes: ['1.1'] } as const;
  const page = directory.layout.pageSize === 0 ? undefined : { size: 1, cookie: Buffer.alloc(0) };
  return (await connection.search(search, page)).entries.length === 0;
}
