import type { Connector, ReadScope } from '../../../backend/connectors/spi';
import { flattenMembers } from '../../../backend/domain/snapshot/flatten-members';
import type { SourceSnapshot } from '../../../backend/domain/source-snapshot';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
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
