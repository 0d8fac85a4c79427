import type { Connector, ReadScope } from '../../../backend/connectors/spi';
import { flattenMembers } from '../../../backend/domain/snapshot/flatten-members';
import type { SourceSnapshot } from '../../../backend/domain/source-snapshot';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { testHost } from '../test-host';
import { everything, openEntraConnector, readSnapshot } from './connector-rig';
import { type EntraStandIn, startEntra } from './start';

let entra: EntraStandIn;
let company: Company;
const connectors: Connector[] = [];

const open = (...options: Parameters<typeof openEntraConnector> extends [unknown, ...infer Rest] ? Rest : never) => {
  const connector = openEntraConnector(entra, ...options);
  connectors.push(connector);
  return connector;
};
const idOf = (login: string) => entra.userId(company.findPerson(login)?.id ?? '');
const groupId = (name: string) => entra.groupId(company.findGroup(name)?.id ?? '');
const companyGroup = (name: string) => company.findGroup(name)?.id ?? '';
const user = (snapshot: SourceSnapshot, login: string) => snapshot.users.get(idOf(login));
const wanting = (...names: string[]): ReadScope => ({
  wantsMembersOf: ({ name }) => names.includes(name),
  nesting: 'flatten',
  fingerprint: names.join(),
});

beforeEach(async () => {
  company = sampleCompany();
  entra = await startEntra({ company });
});

afterEach(async () => {
  for (const connector of connectors.splice(0)) await connector.close();
  await entra.close();
});

describe('reading the sample company from Entra', () => {
  it('brings everybody with the state and kind they are in', async () => {
    const read = await readSnapshot(open());
    expect(read.users.size).toBe(250);
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(user(read, 'locked.out')).toMatchObject({ active: true, status: 'enabled', kind: 'member' });
    expect(user(read, 'new.starter')).toMatchObject({ active: false, status: 'disabled' });
    expect(user(read, 'retired.rita')).toMatchObject({ active: false });
    expect(user(read, 'partner.ada')).toMatchObject({
      kind: 'guest',
      attributes: { mail: 'ada@partner.example', externalUserState: 'Accepted', userPrincipalName: 'ada_partner.example#EXT#@example.com' },
    });
    expect(user(read, 'nomail.worker')?.attributes.mail).toBeNull();
    expect(user(read, 'svc-backup')?.kind).toBe('member');
  });

  it('reads further attributes and tells service accounts by their employee type', async () => {
    const read = await readSnapshot(
      open({ extraAttributes: ['onPremisesExtensionAttributes', 'otherMails'], serviceEmployeeTypes: ['Service'] }),
    );
    expect(user(read, 'svc-backup')?.kind).toBe('service');
    expect(user(read, 'partner.ada')?.attributes).toMatchObject({ otherMails: ['ada@partner.example'], employeeType: null });
  });

  it('keeps two groups of one name and names with slashes apart by id', async () => {
    const read = await readSnapshot(open());
    const twins = [...read.groups.values()].filter((group) => group.name === 'VPN Access');
    expect(twins).toHaveLength(2);
    expect(read.groups.get(groupId('R&D / Forschung, "Labs"'))?.name).toBe('R&D / Forschung, "Labs"');
  });

  it('tells people, groups and everything else among members apart', async () => {
    const labs = companyGroup('R&D / Forschung, "Labs"');
    entra.nest(companyGroup('Book Club'), labs);
    entra.addMember(companyGroup('Book Club'), { type: 'device', id: 'd1' });
    entra.addMember(companyGroup('Book Club'), { type: 'servicePrincipal', id: 's1' });
    const read = await readSnapshot(open());
    expect(read.members.get(groupId('Book Club'))).toEqual({
      complete: true,
      members: [
        { kind: 'group', id: entra.groupId(labs) },
        { kind: 'other', id: 'd1' },
        { kind: 'other', id: 's1' },
      ],
    });
  });

  it('reads the groups inside wanted groups as well, in a circle too, and no others', async () => {
    entra.nest(companyGroup('Book Club'), companyGroup('On Call'));
    entra.nest(companyGroup('On Call'), companyGroup('Managers'));
    entra.nest(companyGroup('Managers'), companyGroup('Book Club'));
    const read = await readSnapshot(open(), wanting('Book Club'));
    expect([...read.members.keys()].sort()).toEqual(['Book Club', 'On Call', 'Managers'].map(groupId).sort());
    const flat = flattenMembers(read, 'flatten').membersOf(groupId('Book Club'));
    const people = new Set([...company.group(companyGroup('On Call')).memberIds, ...company.group(companyGroup('Managers')).memberIds]);
    expect({ ...flat, users: [...flat.users].sort() }).toEqual({
      users: [...people].map((id) => entra.userId(id)).sort(),
      complete: true,
      cycle: true,
    });
  });

  it('lets Graph put nested groups together when the form says so, and then has no place where changes start', async () => {
    entra.nest(companyGroup('Book Club'), companyGroup('On Call'));
    const read = await readSnapshot(open({ memberships: 'transitive' }), wanting('Book Club'));
    expect(read.members.size).toBe(1);
    expect(
      read.members
        .get(groupId('Book Club'))
        ?.members.map(({ id }) => id)
        .sort(),
    ).toEqual([...company.group(companyGroup('On Call')).memberIds].map((id) => entra.userId(id)).sort());
    expect(read.members.get(groupId('Book Club'))?.complete).toBe(true);
    expect(read.cursor).toBeNull();
    expect(entra.batched).toMatchObject({ 'transitive-members': 1, members: 0 });
  });

  it('shows deleted users as removed when the form says so', async () => {
    const id = idOf('madonna');
    company.erase(company.findPerson('madonna')?.id ?? '');
    expect((await readSnapshot(open())).removed.size).toBe(0);
    const read = await readSnapshot(open({ readDeleted: true }));
    expect([...read.removed]).toEqual([[id, 'soft-deleted']]);
    expect(read.complete.users).toBe(true);
  });

  it('follows a rename by the id', async () => {
    const connector = open();
    const id = idOf('thomas.weber');
    await readSnapshot(connector);
    company.rename(company.findPerson('thomas.weber')?.id ?? '', { login: 'tom.weber' });
    expect((await readSnapshot(connector)).users.get(id)?.attributes.userPrincipalName).toBe('tom.weber@example.com');
  });

  it('takes a group that was deleted since the list as removed, and the list as complete all the same', async () => {
    const doomed = companyGroup('Managers');
    entra.setLatency(3);
    const connector = open();
    const events = [];
    for await (const event of connector.readFull(everything)) {
      if (event.kind === 'group' && company.groups.has(doomed)) company.dissolve(doomed);
      events.push(event);
    }
    expect(events).toContainEqual({ kind: 'removed', object: { kind: 'group', id: entra.groupId(doomed) }, reason: 'deleted' });
    expect(events.filter(({ kind }) => kind === 'problem')).toEqual([]);
    expect(events.some((event) => event.kind === 'complete' && event.stream === 'groups')).toBe(true);
  });
});

describe('members that are hidden', () => {
  it.each(['nulls', 'empty', 'refused'] as const)('poison the group, and the remedy names the permission: %s', async (view) => {
    entra.directory.hidden.add(companyGroup('Managers'));
    entra.setHiddenView(view);
    const read = await readSnapshot(open());
    expect(read.problems).toMatchObject([{ at: { kind: 'group', id: groupId('Managers') }, error: { code: 'source-permission' } }]);
    if (view !== 'refused') expect(read.problems[0]?.error.remedy).toContain('Member.Read.Hidden');
    expect(read.members.get(groupId('Managers'))?.complete ?? false).toBe(false);
  });

  it('poison a group above them as well', async () => {
    entra.nest(companyGroup('Book Club'), companyGroup('Managers'));
    entra.directory.hidden.add(companyGroup('Managers'));
    entra.setHiddenView('empty');
    const read = await readSnapshot(open(), wanting('Book Club'));
    expect(flattenMembers(read, 'flatten').membersOf(groupId('Book Club')).complete).toBe(false);
  });

  it('are read with the permission, and an empty group is then empty', async () => {
    entra.roles.add('Member.Read.Hidden');
    for (const name of ['Managers', 'Book Club']) entra.directory.hidden.add(companyGroup(name));
    const read = await readSnapshot(open());
    expect(read.problems).toEqual([]);
    expect(read.members.get(groupId('Book Club'))).toEqual({ members: [], complete: true });
  });
});

describe('batches', () => {
  it('ask twenty groups at a time', async () => {
    await readSnapshot(open());
    expect(entra.batched.members).toBe(24);
    // One for the place where changes start, two for members.
    expect(entra.counters).toMatchObject({ batch: 3, users: 1, groups: 1, token: 1 });
    expect(entra.lowPriority).toBe(24 + 3 + 2);
  });

  it('read everything through throttling inside them by waiting as long as asked', async () => {
    await entra.close();
    const host = testHost();
    entra = await startEntra({ company, now: host.clock.now, throttle: { unitsPerWindow: 20 } });
    const read = await readSnapshot(openEntraConnector(entra, {}, host));
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(Math.max(...host.clock.slept)).toBeGreaterThan(5_000);
  });

  it('that break as a whole are asked for again one by one', async () => {
    entra.break({ at: 'batch', how: { kind: 'html' } });
    const read = await readSnapshot(open());
    expect(read.problems).toEqual([]);
    expect(read.cursor).not.toBeNull();
    expect(entra.counters.members).toBe(24);
  });

  it('fetch one fresh token when the old one ends inside', async () => {
    entra.break({ at: 'members', times: 20, how: { kind: 'status', status: 401 } });
    const read = await readSnapshot(open());
    expect(read.problems).toEqual([]);
    expect(entra.counters.token).toBeLessThanOrEqual(3);
  });

  it('stop after a few failures when Graph is down, and everything not read is poisoned and owed', async () => {
    entra.break({ at: 'members', how: { kind: 'status', status: 503 } });
    const read = await readSnapshot(open());
    expect(read.problems).toHaveLength(24);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(entra.counters.batch).toBeLessThanOrEqual(12);
    expect(read.cursor).not.toBeNull();
  });

  it('are not sent any more once our credentials are refused', async () => {
    entra.break({ at: 'members', how: { kind: 'status', status: 401 } });
    const read = await readSnapshot(open({ lanes: 1 }));
    expect(read.problems).toHaveLength(24);
    expect(entra.counters.batch).toBeLessThanOrEqual(4);
  });
});

describe('without changes to follow', () => {
  it('reads everything, and has no cursor, where Graph has no delta', async () => {
    entra.break({ at: ['users-delta', 'groups-delta'], how: { kind: 'status', status: 400 } });
    const read = await readSnapshot(open());
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(read.problems).toEqual([]);
    expect(read.cursor).toBeNull();
  });

  it('gives no cursor away after a list that broke', async () => {
    entra.break({ at: 'users', how: { kind: 'truncated' } });
    expect((await readSnapshot(open())).cursor).toBeNull();
  });
});

describe('looking up one person in Entra', () => {
  it('finds by principal name, mail, alias and the part before the @', async () => {
    const connector = open();
    for (const login of ["sinead.o'connor@example.com", "sinead.o'connor"]) {
      expect(await connector.readOne({ login })).toMatchObject({ user: { id: idOf("sinead.o'connor") } });
    }
    expect(await connector.readOne({ login: 'ada_partner.example#EXT#@example.com' })).toMatchObject({ user: { id: idOf('partner.ada') } });
    expect(await connector.readOne({ login: 'ada@partner.example' })).toMatchObject({ user: { id: idOf('partner.ada') } });
    expect(await connector.readOne({ login: 'r_tester+qa@example.com' })).toMatchObject({ user: { id: idOf('r_tester+qa') } });
  });

  it('finds nobody by a mail address that two people have', async () => {
    company.change(company.findPerson('spaces.inside')?.id ?? '', { mail: 'shared@example.com' });
    company.change(company.findPerson('angle.bracket')?.id ?? '', { mail: 'shared@example.com' });
    expect(await open().readOne({ login: 'shared@example.com' })).toBe('gone');
  });

  it('names groups only, not the roles among them', async () => {
    const chief = [...company.people.values()].find((person) => person.title === 'Chief Executive Officer');
    const found = await open().readOne({ id: entra.userId(chief?.id ?? '') });
    const names = company.groupsOf(chief?.id ?? '').map(({ name }) => name);
    expect(typeof found === 'string' ? found : found.groups?.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('calls a deleted user gone, and nobody whom it may not see', async () => {
    const connector = open();
    entra.directory.delete(company.findPerson('madonna')?.id ?? '');
    expect(await connector.readOne({ id: idOf('madonna') })).toBe('gone');
    entra.roles.delete('User.Read.All');
    entra.revokeTokens();
    await expect(connector.readOne({ id: idOf('li.wei') })).rejects.toMatchObject({ code: 'source-permission' });
  });

  it('does not take a principal name that looks like an id for the person', async () => {
    expect(await open().readOne({ id: 'thomas.weber@example.com' })).toBe('gone');
  });
});

describe('checking and discovering', () => {
  it('names the permissions of the token', async () => {
    const probes = await open().check();
    expect(probes.find(({ name }) => name === 'token')?.detail).toBe('The token carries GroupMember.Read.All, User.Read.All.');
    expect(probes.find(({ name }) => name === 'delta')?.result).toBe('ok');
  });

  it('says what to do about an unknown tenant and a property that does not exist', async () => {
    const tenant = await open({ tenantId: 'other.example' }).check();
    expect(tenant.find(({ name }) => name === 'token')).toMatchObject({ result: 'failed', hint: expect.stringMatching(/tenant ID/) });
    const property = await open({ extraAttributes: ['shoeSize'] }).check();
    expect(property.find(({ name }) => name === 'list-users')?.hint).toMatch(/Further attributes/);
  });

  it('offers inner values of objects and the types seen', async () => {
    const { users } = await open({ extraAttributes: ['onPremisesExtensionAttributes', 'otherMails'] }).discover();
    expect(users).toEqual(
      expect.arrayContaining([
        {
          path: 'onPremisesExtensionAttributes.extensionAttribute1',
          label: 'On premises extension attributes extension attribute1',
          type: 'text',
        },
        { path: 'otherMails', label: 'Other mails', type: 'list' },
        { path: 'accountEnabled', label: 'Account enabled', type: 'boolean' },
      ]),
    );
  });
});
