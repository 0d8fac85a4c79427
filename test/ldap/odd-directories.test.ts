/** Names, groups and shapes that real directories have. Real slapd. */
import { frameEntries, GROUPS_DN, PEOPLE_DN } from '../sources/ldap/company-entries';
import { everything, openConnector, readAll, slapdValues } from '../sources/ldap/connector-rig';
import type { LdifEntry } from '../sources/ldap/ldif';
import { startSlapd } from '../sources/ldap/slapd';
import { branch, crowd, dnOf, group, person } from '../sources/ldap/small-directory';

async function withDirectory<T>(
  entries: readonly LdifEntry[],
  values: Record<string, unknown>,
  use: (connector: ReturnType<typeof openConnector>) => Promise<T>,
) {
  const slapd = await startSlapd({ entries });
  const connector = openConnector(slapdValues(slapd, values));
  try {
    return await use(connector);
  } finally {
    await connector.close();
    await slapd.stop();
  }
}

const read = (entries: readonly LdifEntry[], values: Record<string, unknown> = {}) =>
  withDirectory(entries, values, (connector) => readAll(connector));

describe('names that break careless code', () => {
  const logins = [
    'a,b',
    'a+b',
    'a"b',
    'a\\b',
    'a<b>',
    'a;b',
    '#a',
    'a=b',
    ' lead',
    'trail ',
    'two  spaces',
    'Jürgen Größe',
    '李伟',
    'zoe🚀',
    '*()',
    '__proto__',
    'constructor',
    "o'neil",
    '\u202Eevil',
  ];

  it('are members of their groups, each once', async () => {
    const people = logins.map((login) => person(login));
    const all = await read([...frameEntries(), ...people, group('Odd, "Group" #1 +x', people.map(dnOf))]);
    expect(all.problems).toEqual([]);
    expect(all.complete).toEqual([`users ${logins.length}`, 'groups 1']);
    expect(all.members('Odd, "Group" #1 +x')).toEqual([...all.users.keys()].sort());
    expect(all.isComplete('Odd, "Group" #1 +x')).toBe(true);
  });

  it('are found one by one, by id and by login', async () => {
    const people = logins.map((login) => person(login));
    await withDirectory([...frameEntries(), ...people, group('odd', people.map(dnOf))], {}, async (connector) => {
      for (const login of ['a,b', 'a\\b', '*()', 'zoe🚀', '李伟']) {
        const byLogin = await connector.readOne({ login });
        if (typeof byLogin === 'string') throw new Error(`${login} was not found`);
        expect(byLogin.user.attributes.uid).toBe(login);
        expect(byLogin.groups?.map(({ name }) => name)).toEqual(['odd']);
        expect(await connector.readOne({ id: byLogin.user.id })).toEqual(byLogin);
      }
    });
  });
});

describe('groups', () => {
  const [anna, bert, cora] = ['anna', 'bert', 'cora'].map((login) => person(login)) as [LdifEntry, LdifEntry, LdifEntry];
  const at = (name: string) => `cn=${name},${GROUPS_DN}`;

  it('inside groups come as direct members, and a circle of them ends', async () => {
    const entries = [
      ...[...frameEntries(), anna, bert, cora],
      group('outer', [anna.dn, at('middle')]),
      group('middle', [bert.dn, at('inner'), at('middle')]),
      group('inner', [cora.dn, at('outer')]),
    ];
    const all = await read(entries);
    expect(all.members('outer')).toEqual(['anna', 'middle']);
    expect(all.members('middle')).toEqual(['bert', 'inner', 'middle']);
    expect(all.members('inner')).toEqual(['cora', 'outer']);
    expect(all.problems).toEqual([]);
  });

  it('that nobody asked for are read when they are inside one that was, and only then', async () => {
    const entries = [
      ...frameEntries(),
      anna,
      bert,
      cora,
      group('wanted', [at('inside')]),
      group('inside', [anna.dn]),
      group('aside', [bert.dn]),
    ];
    await withDirectory(entries, {}, async (connector) => {
      const flat = await readAll(connector, { ...everything, wantsMembersOf: ({ name }) => name === 'wanted' });
      expect([...flat.groups.keys()].sort()).toEqual(['aside', 'inside', 'wanted']);
      expect(['wanted', 'inside', 'aside'].map(flat.isComplete)).toEqual([true, true, false]);
      expect(flat.members('aside')).toEqual([]);
      const direct = await readAll(connector, { ...everything, nesting: 'direct', wantsMembersOf: ({ name }) => name === 'wanted' });
      expect(['wanted', 'inside'].map(direct.isComplete)).toEqual([true, false]);
    });
  });

  it('of unique names and of POSIX logins count like the others', async () => {
    const unique = {
      dn: at('unique'),
      attributes: { objectClass: 'groupOfUniqueNames', cn: 'unique', uniqueMember: [anna.dn, `${bert.dn}#'0101'B`] },
    };
    const posix = {
      dn: at('posix'),
      attributes: { objectClass: 'posixGroup', cn: 'posix', gidNumber: '100', memberUid: ['cora', 'nobody'] },
    };
    const empty = { dn: at('empty'), attributes: { objectClass: 'posixGroup', cn: 'empty', gidNumber: '101' } };
    const all = await read([...frameEntries(), anna, bert, cora, unique, posix, empty]);
    expect(all.members('unique')).toEqual(['anna', 'bert']);
    expect(all.members('posix')).toEqual(['?', 'cora']);
    expect(['unique', 'posix', 'empty'].map(all.isComplete)).toEqual([true, true, true]);
  });

  it('count things that are not people, and people outside the filter, as others', async () => {
    const device = { dn: `cn=printer,${PEOPLE_DN}`, attributes: { objectClass: 'device', cn: 'printer' } };
    const guest = person('guest', { employeeType: 'guest' });
    const staff = person('staff', { employeeType: 'staff' });
    const all = await read([...frameEntries(), staff, guest, device, group('mixed', [staff.dn, guest.dn, device.dn])], {
      userFilter: '(&(objectClass=inetOrgPerson)(employeeType=staff))',
    });
    expect(all.members('mixed')).toEqual(['?', '?', 'staff']);
    expect(all.complete).toEqual(['users 1', 'groups 1']);
    expect(all.isComplete('mixed')).toBe(true);
  });

  it('have one name in two branches and stay two groups', async () => {
    const other = `ou=apps,${GROUPS_DN}`;
    const all = await read([...frameEntries(), anna, bert, group('VPN', [anna.dn]), group('VPN', [bert.dn], {}, other)]);
    expect(all.complete).toEqual(['users 2', 'groups 2']);
    expect(all.events.filter((event) => event.kind === 'members-complete')).toHaveLength(2);
  });
});

describe('pages', () => {
  it.each([999, 1_000, 1_001, 2_000])('give exactly %i people, each once', async (count) => {
    const all = await read(crowd(count, 3));
    expect(all.complete).toEqual([`users ${count}`, 'groups 3']);
    expect(all.events.filter((event) => event.kind === 'user')).toHaveLength(count);
    expect(all.members('group0002')).toHaveLength(Math.ceil(count / 10));
  });

  it('of one entry give the same as one page of all', async () => {
    const small = await read(crowd(23, 12), { pageSize: 1 });
    expect(small.complete).toEqual(['users 23', 'groups 12']);
  });
});

describe('who is active', () => {
  const people = [person('works', { employeeType: 'active' }), person('left', { employeeType: 'Left' }), person('unsaid')];
  const states = async (values: Record<string, unknown>) => {
    const all = await read([...frameEntries(), ...people], values);
    return { complete: all.complete, states: Object.fromEntries([...all.users].map(([login, user]) => [login, user.active])) };
  };

  it('may be said by a value that means inactive; those without a value are active', async () => {
    const { states: found } = await states({ activeRule: 'inactive-when', activeAttribute: 'employeeType', activeValues: 'left, retired' });
    expect(found).toEqual({ works: true, left: false, unsaid: true });
  });

  it('may be said by a filter', async () => {
    const { states: found, complete } = await states({ activeRule: 'filter', activeFilter: '(employeeType=active)' });
    expect(found).toEqual({ works: true, left: false, unsaid: false });
    expect(complete).toContain('users 3');
  });

  it('is everybody when nothing else is said', async () => {
    const { states: found } = await states({});
    expect(found).toEqual({ works: true, left: true, unsaid: true });
  });
});

describe('one person', () => {
  const inside = branch('inside', PEOPLE_DN);
  const outside = branch('outside', 'dc=example,dc=com');

  it('is gone, out of scope, or there', async () => {
    const here = person('here', {}, inside.dn);
    const away = person('away', {}, outside.dn);
    await withDirectory([...frameEntries(), inside, outside, here, away], {}, async (connector) => {
      expect(await connector.readOne({ login: 'here' })).toMatchObject({ user: { active: true }, groups: [] });
      expect(await connector.readOne({ login: 'here@example.com' })).toMatchObject({ user: { attributes: { uid: 'here' } } });
      expect(await connector.readOne({ login: 'away' })).toBe('out-of-scope');
      expect(await connector.readOne({ login: 'nobody' })).toBe('gone');
      expect(await connector.readOne({ id: '00000000-0000-0000-0000-000000000000' })).toBe('gone');
    });
  });
});
