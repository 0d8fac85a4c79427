import type { Connector } from '../../../backend/connectors/spi';
import { oneLoginRig } from './company-rig';
import { everything, readSnapshot } from './connector-rig';

const rig = oneLoginRig();

describe('reading the sample company from OneLogin', () => {
  it('brings everybody with the state they are in', async () => {
    const read = await readSnapshot(rig.open());
    expect(read.users.size).toBe(250);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(rig.userOf(read, 'locked.out')).toMatchObject({ active: true, status: 'Locked' });
    expect(rig.userOf(read, 'first.login')).toMatchObject({ active: true, status: 'Awaiting password reset' });
    expect(rig.userOf(read, 'new.starter')).toMatchObject({ active: false, status: 'Unactivated, unapproved' });
    expect(rig.userOf(read, 'on.leave')).toMatchObject({ active: false, status: 'Suspended' });
    expect(rig.userOf(read, 'retired.rita')).toMatchObject({ active: false, status: 'Suspended, unlicensed' });
    expect(rig.userOf(read, 'li.wei')?.attributes).toMatchObject({ firstname: '伟', custom_attributes: { display_name: '李伟' } });
  });

  it('counts other statuses and states as active when the form says so', async () => {
    const read = await readSnapshot(rig.open({ activeStatuses: ['0', '1'], activeStates: ['0', '1'] }));
    expect(rig.userOf(read, 'new.starter')?.active).toBe(true);
    expect(rig.userOf(read, 'locked.out')?.active).toBe(false);
  });

  it('tells guests and service accounts by the attribute the form names', async () => {
    const kinds = { kindAttribute: 'custom_attributes.user_type', guestValues: ['Contractor'], serviceValues: ['Service'] };
    const read = await readSnapshot(rig.open(kinds));
    expect([...read.users.values()].filter((user) => user.kind === 'guest')).toHaveLength(3);
    expect(rig.userOf(read, 'svc-backup')?.kind).toBe('service');
    expect(rig.userOf(read, 'li.wei')?.kind).toBe('member');
  });

  it('keeps two roles of one name apart', async () => {
    const read = await readSnapshot(rig.open());
    const twins = [...read.groups.values()].filter((group) => group.name === 'VPN Access');
    expect(twins).toHaveLength(2);
    expect(twins.map((group) => read.members.get(group.id)?.members.length).sort()).not.toEqual([20, 20]);
  });

  it('does not take the user ids inside a role for its members', async () => {
    const role = rig.company.findGroup('Jira Users');
    const read = await readSnapshot(rig.open());
    expect(read.members.get(rig.onelogin.roleId(role?.id ?? ''))?.members).toHaveLength(role?.memberIds.size ?? 0);
  });

  it('leaves policy groups out unless the form asks for them', async () => {
    const read = await readSnapshot(rig.open());
    expect(rig.onelogin.counters.groups).toBe(0);
    expect([...read.groups.keys()].filter((id) => id.startsWith('group:'))).toEqual([]);
  });

  it('brings policy groups as further groups, with the users who are in each', async () => {
    const read = await readSnapshot(rig.open({ readPolicyGroups: true }));
    const engineering = [...read.groups.values()].find(({ name, attributes }) => name === 'Engineering' && attributes.kind === 'group');
    const everybody = [...rig.company.people.values()].filter((person) => person.department === 'Engineering');
    expect(read.members.get(engineering?.id ?? '')).toMatchObject({ complete: true });
    expect(
      read.members
        .get(engineering?.id ?? '')
        ?.members.map(({ id }) => id)
        .sort(),
    ).toEqual(everybody.map(({ id }) => rig.onelogin.userId(id)).sort());
    expect(read.complete.groups).toBe(true);
  });

  it('calls no list of groups complete when the policy groups could not be read, and no policy group when the users could not', async () => {
    rig.onelogin.rights.delete('groups');
    expect(await readSnapshot(rig.open({ readPolicyGroups: true }))).toMatchObject({ complete: { users: true, groups: false } });
    rig.onelogin.rights.add('groups');
    rig.onelogin.break({ at: 'users', page: 2, how: { kind: 'truncated' } });
    const read = await readSnapshot(rig.open({ readPolicyGroups: true }));
    expect(read.complete).toEqual({ users: false, groups: true });
    expect([...read.members].filter(([id, { complete }]) => id.startsWith('group:') && complete)).toEqual([]);
  });

  it('follows a rename by the id', async () => {
    const connector = rig.open();
    const id = rig.idOf('thomas.weber');
    await readSnapshot(connector);
    rig.company.rename(rig.company.findPerson('thomas.weber')?.id ?? '', { login: 'tom.weber' });
    expect((await readSnapshot(connector)).users.get(id)?.attributes).toMatchObject({ username: 'tom.weber' });
  });

  it('follows a role rename by the id', async () => {
    const group = rig.company.findGroup('On Call');
    rig.company.renameGroup(group?.id ?? '', 'On Call 24/7');
    expect((await readSnapshot(rig.open())).groups.get(rig.onelogin.roleId(group?.id ?? ''))?.name).toBe('On Call 24/7');
  });
});

describe('lists that are not whole', () => {
  it('concludes nothing when the cursor ends before the count is reached', async () => {
    rig.onelogin.break({ at: 'users', page: 2, how: { kind: 'no-cursor' } });
    const read = await readSnapshot(rig.open());
    expect(read.complete.users).toBe(false);
    expect(read.problems[0]?.error).toMatchObject({ code: 'source-protocol', retry: 'later' });
  });

  it('concludes nothing when a cursor jumps over a page', async () => {
    rig.onelogin.break({ at: 'users', page: 1, how: { kind: 'skip-page' } });
    expect((await readSnapshot(rig.open())).complete.users).toBe(false);
  });

  it('concludes nothing when somebody is deleted while the list is read, because somebody else may have slipped through', async () => {
    rig.onelogin.setLatency(5);
    let erased = false;
    const ids = new Set<string>();
    let complete = false;
    for await (const event of rig.open().readFull(everything)) {
      if (event.kind === 'user') {
        ids.add(event.record.id);
        if (!erased) rig.company.erase(rig.company.findPerson('juergen.grossmueller')?.id ?? '');
        erased = true;
      }
      if (event.kind === 'complete' && event.stream === 'users') complete = true;
    }
    expect(complete).toBe(false);
  });

  it('poisons one role only when its members do not add up', async () => {
    rig.onelogin.break({ at: 'members', group: 'On Call', how: { kind: 'total', total: 999 } });
    const read = await readSnapshot(rig.open());
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(read.problems).toHaveLength(1);
    expect(read.members.get(rig.onelogin.roleId(rig.company.findGroup('On Call')?.id ?? ''))?.complete).toBe(false);
  });

  it('follows no link of a header, wherever it leads', async () => {
    rig.onelogin.break({ at: ['users', 'members'], how: { kind: 'link-header', link: '<https://evil.example/api/2/users>; rel="next"' } });
    const read = await readSnapshot(rig.open());
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual({ users: true, groups: true });
  });

  it('names a user without a status as a problem, and concludes nothing when one has no id', async () => {
    rig.onelogin.break({ at: 'users', page: 3, times: 1, how: { kind: 'status', status: 200, body: '[{"id":99,"status":null}]' } });
    const read = await readSnapshot(rig.open());
    expect(read.problems[0]).toMatchObject({ at: { kind: 'user', id: '99' }, error: { code: 'source-protocol' } });
    rig.onelogin.mend();
    rig.onelogin.break({ at: 'users', page: 3, how: { kind: 'status', status: 200, body: '[{"status":1,"state":1}]' } });
    expect((await readSnapshot(rig.open())).complete.users).toBe(false);
  });
});

describe('looking up one person', () => {
  it('finds by mail without regard to case, by user name, and not by a mail two people share', async () => {
    const connector = rig.open();
    rig.company.change(rig.company.findPerson('spaces.inside')?.id ?? '', { mail: 'shared@example.com' });
    rig.company.change(rig.company.findPerson('angle.bracket')?.id ?? '', { mail: 'shared@example.com' });
    expect(await connector.readOne({ login: "Sinead.O'Connor@example.com" })).toMatchObject({ user: { id: rig.idOf("sinead.o'connor") } });
    expect(await connector.readOne({ login: 'r_tester+qa' })).toMatchObject({ user: { id: rig.idOf('r_tester+qa') } });
    expect(await connector.readOne({ login: 'shared@example.com' })).toBe('gone');
  });

  it('names direct roles, policy group included when it is read', async () => {
    const person = rig.company.findPerson('locked.out');
    const roles = rig.company.groupsOf(person?.id ?? '').map(({ name }) => name);
    const groups = (found: Awaited<ReturnType<Connector['readOne']>>) =>
      typeof found === 'string' ? [] : found.groups?.map(({ name }) => name).sort();
    expect(groups(await rig.open().readOne({ id: rig.idOf('locked.out') }))).toEqual(roles.sort());
    expect(groups(await rig.open({ readPolicyGroups: true }).readOne({ id: rig.idOf('locked.out') }))).toEqual(
      [...roles, 'Finance'].sort(),
    );
  });

  it('does not call somebody gone whom it may not see', async () => {
    rig.onelogin.rights.delete('users');
    await expect(rig.open().readOne({ id: rig.idOf('li.wei') })).rejects.toMatchObject({ code: 'source-permission' });
  });
});

describe('attributes for the mapping', () => {
  it('finds custom attributes by their definition, and by samples when it may not read that', async () => {
    expect((await rig.open().discover()).users).toContainEqual({
      path: 'custom_attributes.employee_number',
      label: 'Employee number',
      type: 'text',
    });
    rig.onelogin.rights.delete('custom-attributes');
    expect((await rig.open().discover()).users).toContainEqual({
      path: 'custom_attributes.employee_number',
      label: 'employee_number',
      type: 'text',
    });
  });
});
