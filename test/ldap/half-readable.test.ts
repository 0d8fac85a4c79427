/** A directory that gives less than it has: nothing may be called complete that is not. Real slapd. */
import { BASE_DN, frameEntries, PEOPLE_DN } from '../sources/ldap/company-entries';
import { openConnector, readAll, slapdValues, type WholeRead } from '../sources/ldap/connector-rig';
import { type SlapdOptions, startSlapd } from '../sources/ldap/slapd';
import { branch, crowd, dnOf, group, person } from '../sources/ldap/small-directory';

const reader = (rule: string) => `access to ${rule}`;
const anna = person('anna', { employeeType: 'active' });
const bert = person('bert', { employeeType: 'active' });
const cora = person('cora', { employeeType: 'active' });
const vault = branch('vault', PEOPLE_DN);
const dora = person('dora', { employeeType: 'active' }, vault.dn);
const nobody = `cn=nobody,${BASE_DN}`;
const company = [
  ...frameEntries(),
  ...[anna, bert, cora, vault, dora],
  ...[group('all', [anna, bert, cora].map(dnOf)), group('some', [anna, bert].map(dnOf)), group('none', [nobody])],
];

async function readWith(options: Partial<SlapdOptions>, values: Record<string, unknown> = {}): Promise<WholeRead> {
  const slapd = await startSlapd({ entries: company, ...options });
  const connector = openConnector(slapdValues(slapd, values));
  try {
    return await readAll(connector);
  } finally {
    await connector.close();
    await slapd.stop();
  }
}

describe('a directory that can be read in full', () => {
  it('is complete, empty groups and names outside the base included', async () => {
    const read = await readWith({});
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual(['users 4', 'groups 3']);
    expect(read.members('all')).toEqual(['anna', 'bert', 'cora']);
    expect(read.members('none')).toEqual(['?']);
    expect(['all', 'some', 'none'].map(read.isComplete)).toEqual([true, true, true]);
  });

  it('believes that a name in a group is out of date when the directory says so', async () => {
    const gone = `uid=gone,${PEOPLE_DN}`;
    const read = await readWith({ entries: [...company, group('stale', [dnOf(anna), gone])] });
    expect(read.complete).toEqual(['users 4', 'groups 4']);
    expect(read.members('stale')).toEqual(['?', 'anna']);
    expect(read.isComplete('stale')).toBe(true);
  });
});

describe('a directory full of names that are out of date', () => {
  it('does not call a group complete whose names were too many to look at', async () => {
    const gone = Array.from({ length: 2_500 }, (_, index) => `uid=gone${index},${PEOPLE_DN}`);
    const read = await readWith({ entries: [...company, group('ruin', [dnOf(anna), ...gone])] });
    expect(read.isComplete('ruin')).toBe(false);
    expect(read.isComplete('all')).toBe(true);
    expect(read.complete).toEqual(['users 4', 'groups 4']);
  }, 20_000);
});

describe('a limit of the server', () => {
  it.each([
    ['a size limit below the number of people', 'size.soft=50 size.hard=50', 1_000],
    ["slapd's own default of 500", null, 1_000],
    ['a limit over all pages', 'size.soft=unlimited size.hard=unlimited size.prtotal=120', 50],
    ['paging that is forbidden', 'size.soft=100 size.hard=100 size.prtotal=disabled', 50],
    ['a page size limit', 'size.soft=unlimited size.hard=unlimited size.pr=20', 50],
    ['a look-through limit', 'size.unchecked=10', 50],
  ])('leaves the people incomplete: %s', async (_, limits, pageSize) => {
    const read = await readWith({ entries: crowd(600), limits }, { pageSize });
    expect(read.complete.filter((stream) => stream.startsWith('users'))).toEqual([]);
    expect(read.problems.find(({ at }) => at === 'users')?.code).toMatch(/^source-(?:limit|protocol)$/);
  });

  it('leaves the people incomplete when everything is asked for at once', async () => {
    const read = await readWith({ entries: crowd(600), limits: 'size=100' }, { pageSize: 0 });
    expect(read.complete).toEqual(['groups 1']);
    expect(read.problems).toContainEqual(expect.objectContaining({ at: 'users', code: 'source-limit' }));
  });

  it('does not believe a group whose unknown members may be people who were cut off', async () => {
    const read = await readWith({ entries: crowd(600), limits: 'size=100' }, { pageSize: 0 });
    expect(read.isComplete('group0001')).toBe(false);
  });
});

describe('an access rule', () => {
  const hide = (what: string, right = 'none') => reader(`${what} by dn.exact="cn=reader,dc=example,dc=com" ${right} by * none`);
  const noUsers = (read: WholeRead) => read.complete.filter((stream) => stream.startsWith('users'));

  it.each(['none', 'disclose', 'search'])('that hides one person (%s) leaves the people and their groups incomplete', async (right) => {
    const read = await readWith({ acl: [hide(`dn.exact="${cora.dn}"`, right)] });
    expect([...read.users.keys()].sort()).toEqual(['anna', 'bert', 'dora']);
    expect(noUsers(read)).toEqual([]);
    expect(read.problems.map(({ at, code }) => `${at} ${code}`)).toEqual(['all source-permission', 'users source-permission']);
    expect(read.isComplete('all')).toBe(false);
    expect(read.isComplete('some')).toBe(true);
    expect(read.complete).toEqual(['groups 3']);
  });

  it('that hides what is below a branch is noticed though nobody there is in a group', async () => {
    const read = await readWith({ acl: [hide(`dn.children="${vault.dn}"`)] });
    expect(read.users.has('dora')).toBe(false);
    expect(noUsers(read)).toEqual([]);
  });

  it('that hides everybody is not taken for an empty directory', async () => {
    const read = await readWith({ acl: [hide(`dn.children="${PEOPLE_DN}"`)] });
    expect(read.users.size).toBe(0);
    expect(noUsers(read)).toEqual([]);
  });

  it('that hides the base of people is a problem with a remedy', async () => {
    const read = await readWith({ acl: [hide(`dn.subtree="${PEOPLE_DN}"`)] });
    expect(noUsers(read)).toEqual([]);
    expect(read.problems).toContainEqual(expect.objectContaining({ at: 'users', code: 'config-invalid' }));
  });

  it('that hides the id of one person leaves the people incomplete', async () => {
    const read = await readWith({ acl: [hide(`dn.exact="${cora.dn}" attrs=entryUUID`)] });
    expect(read.users.has('cora')).toBe(false);
    expect(noUsers(read)).toEqual([]);
    expect(read.isComplete('all')).toBe(false);
  });

  it('that hides the members of a group leaves that group incomplete and no other', async () => {
    const read = await readWith({ acl: [hide('dn.exact="cn=some,ou=groups,dc=example,dc=com" attrs=member')] });
    expect(read.isComplete('some')).toBe(false);
    expect(read.isComplete('all')).toBe(true);
    expect(read.complete).toEqual(['users 4', 'groups 3']);
  });

  it('that hides the members of every group of a class that may be empty is noticed too', async () => {
    const posix = {
      dn: 'cn=posix,ou=groups,dc=example,dc=com',
      attributes: { objectClass: 'posixGroup', cn: 'posix', gidNumber: '7', memberUid: 'anna' },
    };
    const read = await readWith({ entries: [...frameEntries(), anna, posix], acl: [hide('attrs=memberUid')] });
    expect(read.isComplete('posix')).toBe(false);
  });

  it('on an attribute of the filter leaves the people incomplete', async () => {
    const acl = [hide(`dn.exact="${dora.dn}" attrs=employeeType`)];
    const read = await readWith({ acl }, { userFilter: '(&(objectClass=inetOrgPerson)(employeeType=active))' });
    expect([...read.users.keys()].sort()).toEqual(['anna', 'bert', 'cora']);
    expect(noUsers(read)).toEqual([]);
  });

  it.each([
    ['an attribute', { activeRule: 'active-when', activeAttribute: 'employeeType', activeValues: ['active'] }],
    ['a filter', { activeRule: 'filter', activeFilter: '(employeeType=active)' }],
  ])('on what says who is active disables nobody (%s)', async (_, values) => {
    const read = await readWith({ acl: [hide('attrs=employeeType')] }, values);
    expect([...read.users.values()].filter((user) => !user.active)).toEqual([]);
    expect(noUsers(read)).toEqual([]);
  });

  it('that hides a nested group leaves the group around it incomplete', async () => {
    const inner = group('inner', [dnOf(anna)]);
    const read = await readWith({ entries: [...company, inner, group('outer', [inner.dn])], acl: [hide(`dn.exact="${inner.dn}"`)] });
    expect(read.isComplete('outer')).toBe(false);
    expect(read.complete.filter((stream) => stream.startsWith('groups'))).toEqual([]);
  });
});

describe('a search that finds nobody', () => {
  it('is complete when the base is empty', async () => {
    const read = await readWith({ entries: [...frameEntries()] });
    expect(read.complete).toEqual(['users 0', 'groups 0']);
  });

  it('is not complete when the filter may be at fault', async () => {
    const read = await readWith({}, { userFilter: '(objectClass=posixAccount)' });
    expect(read.complete.filter((stream) => stream.startsWith('users'))).toEqual([]);
  });
});
