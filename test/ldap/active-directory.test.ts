/** Active Directory's limits and habits, on a stand-in that has them. */
import type { FieldValues } from '../../backend/connectors/spi';
import { AD_USERS, type AdEntry, adGroup, adUser, domainUsers, withMemberOf } from '../sources/ldap/ad-entries';
import { openConnector, readAll } from '../sources/ldap/connector-rig';
import { type FakeActiveDirectoryOptions, startFakeActiveDirectory } from '../sources/ldap/fake-active-directory';

async function withActiveDirectory<T>(
  options: FakeActiveDirectoryOptions,
  use: (connector: ReturnType<typeof openConnector>) => Promise<T>,
  values: FieldValues = {},
): Promise<T> {
  const directory = await startFakeActiveDirectory(options);
  const { dn, password } = directory.account;
  const connector = openConnector({ urls: directory.url, encryption: 'none', bindDn: dn, password, ...values });
  try {
    return await use(connector);
  } finally {
    await connector.close();
    await directory.stop();
  }
}

const read = (entries: readonly AdEntry[], options: Partial<FakeActiveDirectoryOptions> = {}) =>
  withActiveDirectory({ entries: withMemberOf(entries), ...options }, (connector) => readAll(connector));

const people = (count: number) => Array.from({ length: count }, (_, index) => adUser(`user${index + 1}`, 10_000 + index));

describe('Active Directory', () => {
  it('is recognised, and its ids are GUIDs in the form its own tools show', async () => {
    const all = await read([adUser('anna', 0x01020304), domainUsers()]);
    expect(all.users.get('anna')).toMatchObject({
      id: '30303030-3030-3030-3136-393039303630',
      active: true,
      status: '512',
      attributes: { sAMAccountName: 'anna', objectSid: 'S-1-5-21-1111-2222-3333-16909060' },
    });
  });

  it.each([1_499, 1_500, 1_501, 3_000, 4_700])('gives all %i members of a group, part by part', async (count) => {
    const everybody = people(count);
    const all = await read([...everybody, adGroup('big', 600, everybody), domainUsers()]);
    expect(all.problems).toEqual([]);
    expect(all.complete).toEqual([`users ${count}`, 'groups 2']);
    expect(all.members('big')).toHaveLength(count);
    expect(all.isComplete('big')).toBe(true);
  });

  it('starts a big group anew when it changes between two parts, and gives up on one that never rests', async () => {
    const everybody = people(3_200);
    const big = adGroup('big', 600, everybody);
    const entries = withMemberOf([...everybody, big, adGroup('calm', 601, everybody.slice(0, 3)), domainUsers()]);
    const restless = (times: number) => {
      let changes = 0;
      const group = entries.find(({ dn }) => dn === big.dn);
      return (_: string, attributes: readonly string[]) => {
        if (group && attributes.some((name) => name.startsWith('member;range')) && changes < times) {
          changes += 1;
          group.attributes.uSNChanged = [String(2_000 + changes)];
        }
      };
    };
    const once = await withActiveDirectory({ entries, onSearch: restless(1) }, (connector) => readAll(connector));
    expect(once.members('big')).toHaveLength(3_200);
    expect(once.isComplete('big')).toBe(true);
    const never = await withActiveDirectory({ entries, onSearch: restless(1_000) }, (connector) => readAll(connector));
    expect(never.isComplete('big')).toBe(false);
    expect(never.isComplete('calm')).toBe(true);
    expect(never.complete).toEqual(['users 3200', 'groups 3']);
  });

  it('goes on after pages without entries', async () => {
    const all = await read([...people(2_500), domainUsers()], { emptyPages: true });
    expect(all.complete).toEqual(['users 2500', 'groups 1']);
    expect(all.members('Domain Users')).toHaveLength(2_500);
  });

  it('is incomplete when it is asked for everything at once and stops at its page size', async () => {
    const entries = withMemberOf([...people(1_200), domainUsers()]);
    const all = await withActiveDirectory({ entries }, (connector) => readAll(connector), { pageSize: 0 });
    expect(all.complete).toEqual(['groups 1']);
    expect(all.problems).toContainEqual(expect.objectContaining({ at: 'users', code: 'source-limit' }));
    expect(all.isComplete('Domain Users')).toBe(false);
  });

  it.each(['same-page', 'empty-pages'] as const)(
    'notices a list without an end: %s',
    async (endless) => {
      const all = await read([...people(30), domainUsers()], { endless });
      expect(all.complete).toEqual([]);
      expect(all.problems).toContainEqual(expect.objectContaining({ at: 'users', code: 'source-protocol' }));
    },
    30_000,
  );

  it('puts people into their primary group, which lists nobody', async () => {
    const [anna, bert] = [adUser('anna', 1_001), adUser('bert', 1_002, { primaryGroupID: ['700'] })];
    const all = await read([anna, bert, adGroup('Staff', 700, []), adGroup('team', 600, [anna]), domainUsers()]);
    expect(all.members('Domain Users')).toEqual(['anna']);
    expect(all.members('Staff')).toEqual(['bert']);
    expect(all.isComplete('Staff')).toBe(true);
  });

  it.each([
    ['514', '9223372036854775807', false],
    ['512', '0', true],
    ['66048', '133000000000000000', false],
    ['512', '990000000000000000', true],
    ['546', '0', false],
  ])('judges account control %s and expiry %s', async (userAccountControl, accountExpires, active) => {
    const all = await read([
      adUser('anna', 1_001, { userAccountControl: [userAccountControl], accountExpires: [accountExpires] }),
      domainUsers(),
    ]);
    expect(all.users.get('anna')?.active).toBe(active);
  });

  it('disables nobody whose account control is hidden', async () => {
    const all = await read([adUser('anna', 1_001), adUser('bert', 1_002, { userAccountControl: [] }), domainUsers()]);
    expect([...all.users.keys()]).toEqual(['anna']);
    expect(all.complete).toEqual(['groups 1']);
  });

  it('leaves people and groups incomplete when a member cannot be read', async () => {
    const [anna, bert] = [adUser('anna', 1_001), adUser('bert', 1_002)];
    const all = await read([anna, bert, adGroup('team', 600, [anna, bert]), domainUsers()], { hidden: [bert.dn] });
    expect(all.complete).toEqual(['groups 2']);
    expect(all.isComplete('team')).toBe(false);
  });

  it('leaves a group incomplete when people say they are in it and it does not list them', async () => {
    const [anna, bert] = [adUser('anna', 1_001), adUser('bert', 1_002)];
    const entries = withMemberOf([anna, bert, adGroup('team', 600, [anna, bert]), adGroup('other', 601, [bert]), domainUsers()]);
    const team = entries.find(({ dn }) => dn.startsWith('CN=team'));
    if (team) team.attributes.member = [];
    const all = await withActiveDirectory({ entries }, (connector) => readAll(connector));
    expect(all.isComplete('team')).toBe(false);
    expect(all.isComplete('other')).toBe(true);
    expect(all.complete).toEqual(['users 2', 'groups 3']);
  });

  it('finds one person by GUID, login and principal name, primary group included', async () => {
    const anna = adUser('anna', 1_001);
    await withActiveDirectory(
      { entries: withMemberOf([anna, adUser('bert', 1_002), adGroup('team', 600, [anna]), domainUsers()]) },
      async (connector) => {
        const found = await connector.readOne({ login: 'anna@corp.example' });
        if (typeof found === 'string') throw new Error('not found');
        expect(found.groups?.map(({ name }) => name).sort()).toEqual(['Domain Users', 'team']);
        expect(await connector.readOne({ login: 'ANNA' })).toMatchObject({ user: { id: found.user.id } });
        expect(await connector.readOne({ login: 'zoe' })).toBe('gone');
      },
    );
  });

  it('tells who was deleted from who is hidden, when it sees deleted entries', async () => {
    const [anna, bert, cora] = [adUser('anna', 1_001), adUser('bert', 1_002), adUser('cora', 1_003)];
    let entries = [anna, bert, cora, domainUsers()];
    const directory = await startFakeActiveDirectory({ entries: () => entries });
    const { dn, password } = directory.account;
    const connector = openConnector({ urls: directory.url, encryption: 'none', bindDn: dn, password });
    const all = await readAll(connector);
    const look = async (name: string) => {
      const user = all.users.get(name);
      return connector.readOne({ id: user?.id ?? '', lastKnown: user?.attributes ?? {} });
    };
    directory.break({ hidden: [bert.dn] });
    // Nobody is deleted yet, so deleted entries may be hidden as well: the free name has to do.
    expect(await look('bert')).toBe('gone');
    entries = [anna, bert, domainUsers()];
    expect(await look('cora')).toBe('gone');
    await expect(look('bert')).rejects.toMatchObject({ code: 'source-permission' });
    await connector.close();
    await directory.stop();
  });

  it.each([
    ['52e', 'password'],
    ['525', 'does not know'],
    ['532', 'expired'],
    ['533', 'disabled'],
    ['701', 'has expired'],
    ['773', 'change its password'],
    ['775', 'locked out'],
  ])('says in words why a sign-in was refused: %s', async (bindRefusal, words) => {
    const probes = await withActiveDirectory({ entries: [], bindRefusal }, (connector) => connector.check());
    const token = probes.find(({ name }) => name === 'token');
    expect(token).toMatchObject({ result: 'failed', error: { code: 'source-auth' } });
    expect(token?.detail).toContain(words);
    expect(token?.hint).toBeTruthy();
  });

  it('asks for an account when it gives nothing to anonymous readers', async () => {
    const all = await withActiveDirectory({ entries: [] }, (connector) => readAll(connector), { bindDn: '', password: '' });
    expect(all.complete).toEqual([]);
    expect(all.problems[0]?.code).toBe('source-auth');
  });

  it('names members in other places as others', async () => {
    const anna = adUser('anna', 1_001);
    const foreign: AdEntry = {
      dn: `CN=S-1-5-21-9-9-9-1,CN=ForeignSecurityPrincipals,${AD_USERS}`,
      attributes: { objectClass: ['foreignSecurityPrincipal'], objectGUID: [Buffer.alloc(16, 7)] },
    };
    const all = await read([anna, foreign, adGroup('team', 600, [anna, foreign]), domainUsers()]);
    expect(all.members('team')).toEqual(['?', 'anna']);
    expect(all.isComplete('team')).toBe(true);
  });
});
