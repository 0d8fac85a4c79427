import type { Connector } from '../../../backend/connectors/spi';
import type { SourceSnapshot } from '../../../backend/domain/source-snapshot';
import type { Company } from '../company/company';
import { referenceCompany } from '../company/reference-company';
import { sampleCompany } from '../company/sample-company';
import { testHost } from '../test-host';
import { everything, openOneLoginConnector, readSnapshot } from './connector-rig';
import { type OneLoginOptions, type OneLoginStandIn, startOneLogin } from './start';

let onelogin: OneLoginStandIn;
let company: Company;
const connectors: Connector[] = [];

const open = (...options: Parameters<typeof openOneLoginConnector> extends [unknown, ...infer Rest] ? Rest : never) => {
  const connector = openOneLoginConnector(onelogin, ...options);
  connectors.push(connector);
  return connector;
};
const restart = async (options: OneLoginOptions) => {
  await onelogin.close();
  onelogin = await startOneLogin({ company, ...options });
};
const idOf = (login: string) => onelogin.userId(company.findPerson(login)?.id ?? '');
const userOf = (snapshot: SourceSnapshot, login: string) => snapshot.users.get(idOf(login));

beforeEach(async () => {
  company = sampleCompany();
  onelogin = await startOneLogin({ company });
});

afterEach(async () => {
  for (const connector of connectors.splice(0)) await connector.close();
  await onelogin.close();
});

describe('reading the sample company from OneLogin', () => {
  it('brings everybody with the state they are in', async () => {
    const read = await readSnapshot(open());
    expect(read.users.size).toBe(250);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(userOf(read, 'locked.out')).toMatchObject({ active: true, status: 'Locked' });
    expect(userOf(read, 'first.login')).toMatchObject({ active: true, status: 'Awaiting password reset' });
    expect(userOf(read, 'new.starter')).toMatchObject({ active: false, status: 'Unactivated, unapproved' });
    expect(userOf(read, 'on.leave')).toMatchObject({ active: false, status: 'Suspended' });
    expect(userOf(read, 'retired.rita')).toMatchObject({ active: false, status: 'Suspended, unlicensed' });
    expect(userOf(read, 'li.wei')?.attributes).toMatchObject({ firstname: '伟', custom_attributes: { display_name: '李伟' } });
  });

  it('counts other statuses and states as active when the form says so', async () => {
    const read = await readSnapshot(open({ activeStatuses: ['0', '1'], activeStates: ['0', '1'] }));
    expect(userOf(read, 'new.starter')?.active).toBe(true);
    expect(userOf(read, 'locked.out')?.active).toBe(false);
  });

  it('tells guests and service accounts by the attribute the form names', async () => {
    const kinds = { kindAttribute: 'custom_attributes.user_type', guestValues: ['Contractor'], serviceValues: ['Service'] };
    const read = await readSnapshot(open(kinds));
    expect([...read.users.values()].filter((user) => user.kind === 'guest')).toHaveLength(3);
    expect(userOf(read, 'svc-backup')?.kind).toBe('service');
    expect(userOf(read, 'li.wei')?.kind).toBe('member');
  });

  it('keeps two roles of one name apart', async () => {
    const read = await readSnapshot(open());
    const twins = [...read.groups.values()].filter((group) => group.name === 'VPN Access');
    expect(twins).toHaveLength(2);
    expect(twins.map((group) => read.members.get(group.id)?.members.length).sort()).not.toEqual([20, 20]);
  });

  it('does not take the user ids inside a role for its members', async () => {
    const role = company.findGroup('Jira Users');
    const read = await readSnapshot(open());
    expect(read.members.get(onelogin.roleId(role?.id ?? ''))?.members).toHaveLength(role?.memberIds.size ?? 0);
  });

  it('leaves policy groups out unless the form asks for them', async () => {
    const read = await readSnapshot(open());
    expect(onelogin.counters.groups).toBe(0);
    expect([...read.groups.keys()].filter((id) => id.startsWith('group:'))).toEqual([]);
  });

  it('brings policy groups as further groups, with the users who are in each', async () => {
    const read = await readSnapshot(open({ readPolicyGroups: true }));
    const engineering = [...read.groups.values()].find(({ name, attributes }) => name === 'Engineering' && attributes.kind === 'group');
    const everybody = [...company.people.values()].filter((person) => person.department === 'Engineering');
    expect(read.members.get(engineering?.id ?? '')).toMatchObject({ complete: true });
    expect(
      read.members
        .get(engineering?.id ?? '')
        ?.members.map(({ id }) => id)
        .sort(),
    ).toEqual(everybody.map(({ id }) => onelogin.userId(id)).sort());
    expect(read.complete.groups).toBe(true);
  });

  it('calls no list of groups complete when the policy groups could not be read, and no policy group when the users could not', async () => {
    onelogin.rights.delete('groups');
    expect(await readSnapshot(open({ readPolicyGroups: true }))).toMatchObject({ complete: { users: true, groups: false } });
    onelogin.rights.add('groups');
    onelogin.break({ at: 'users', page: 2, how: { kind: 'truncated' } });
    const read = await readSnapshot(open({ readPolicyGroups: true }));
    expect(read.complete).toEqual({ users: false, groups: true });
    expect([...read.members].filter(([id, { complete }]) => id.startsWith('group:') && complete)).toEqual([]);
  });

  it('follows a rename by the id', async () => {
    const connector = open();
    const id = idOf('thomas.weber');
    await readSnapshot(connector);
    company.rename(company.findPerson('thomas.weber')?.id ?? '', { login: 'tom.weber' });
    expect((await readSnapshot(connector)).users.get(id)?.attributes).toMatchObject({ username: 'tom.weber' });
  });

  it('follows a role rename by the id', async () => {
    const group = company.findGroup('On Call');
    company.renameGroup(group?.id ?? '', 'On Call 24/7');
    expect((await readSnapshot(open())).groups.get(onelogin.roleId(group?.id ?? ''))?.name).toBe('On Call 24/7');
  });
});

describe('lists that are not whole', () => {
  it('concludes nothing when the cursor ends before the count is reached', async () => {
    onelogin.break({ at: 'users', page: 2, how: { kind: 'no-cursor' } });
    const read = await readSnapshot(open());
    expect(read.complete.users).toBe(false);
    expect(read.problems[0]?.error).toMatchObject({ code: 'source-protocol', retry: 'later' });
  });

  it('concludes nothing when a cursor jumps over a page', async () => {
    onelogin.break({ at: 'users', page: 1, how: { kind: 'skip-page' } });
    expect((await readSnapshot(open())).complete.users).toBe(false);
  });

  it('concludes nothing when somebody is deleted while the list is read, because somebody else may have slipped through', async () => {
    onelogin.setLatency(5);
    let erased = false;
    const ids = new Set<string>();
    let complete = false;
    for await (const event of open().readFull(everything)) {
      if (event.kind === 'user') {
        ids.add(event.record.id);
        if (!erased) company.erase(company.findPerson('juergen.grossmueller')?.id ?? '');
        erased = true;
      }
      if (event.kind === 'complete' && event.stream === 'users') complete = true;
    }
    expect(complete).toBe(false);
  });

  it('poisons one role only when its members do not add up', async () => {
    onelogin.break({ at: 'members', group: 'On Call', how: { kind: 'total', total: 999 } });
    const read = await readSnapshot(open());
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(read.problems).toHaveLength(1);
    expect(read.members.get(onelogin.roleId(company.findGroup('On Call')?.id ?? ''))?.complete).toBe(false);
  });

  it('follows no link of a header, wherever it leads', async () => {
    onelogin.break({ at: ['users', 'members'], how: { kind: 'link-header', link: '<https://evil.example/api/2/users>; rel="next"' } });
    const read = await readSnapshot(open());
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual({ users: true, groups: true });
  });

  it('names a user without a status as a problem, and concludes nothing when one has no id', async () => {
    onelogin.break({ at: 'users', page: 3, times: 1, how: { kind: 'status', status: 200, body: '[{"id":99,"status":null}]' } });
    const read = await readSnapshot(open());
    expect(read.problems[0]).toMatchObject({ at: { kind: 'user', id: '99' }, error: { code: 'source-protocol' } });
    onelogin.mend();
    onelogin.break({ at: 'users', page: 3, how: { kind: 'status', status: 200, body: '[{"status":1,"state":1}]' } });
    expect((await readSnapshot(open())).complete.users).toBe(false);
  });
});

describe('the hourly limit', () => {
  /** Needs 5 + 2 + 120 calls. */
  const larger = () => referenceCompany({ users: 500, groups: 120, membersPerGroup: 3 });

  it('stops early when what is left of the hour would not do, and says what is needed and what is left', async () => {
    company = larger();
    await restart({ limit: { perHour: 5_000, used: 4_800 } });
    const read = await readSnapshot(open());
    expect(onelogin.totalCalls()).toBeLessThan(15);
    expect(read.complete).toEqual({ users: false, groups: false });
    expect(read.problems.map(({ error }) => error.code)).toContain('source-rate-limited');
    expect(read.problems[0]?.error).toMatchObject({
      retry: 'later',
      message: expect.stringMatching(/^The read needs \d+ more calls; OneLogin leaves \d+ of 5000 in this hour, which ends in 60 min\.$/),
    });
    for (const { complete } of read.members.values()) expect(complete).toBe(false);
  });

  it('reads whole when what it needs is left besides what others keep', async () => {
    company = larger();
    // 5 pages of users, 2 of roles, 120 of members; 100 calls and one a lane stay for others; pages on their way count twice.
    await restart({ limit: { perHour: 5_000, used: 5_000 - 127 - 104 - 2 } });
    const read = await readSnapshot(open());
    expect(read.problems).toEqual([]);
    expect(onelogin.totalCalls()).toBe(128);
  });

  it('says that no hour is enough when the account needs more calls than OneLogin allows', async () => {
    company = larger();
    await restart({ limit: { perHour: 100 } });
    const read = await readSnapshot(open());
    expect(read.problems[0]?.error).toMatchObject({
      code: 'source-rate-limited',
      retry: 'never',
      remedy: expect.stringMatching(/Leave roles out/),
    });
  });

  it('counts the members of wanted roles only', async () => {
    company = larger();
    await restart({ limit: { perHour: 100 } });
    const scope = { ...everything, wantsMembersOf: ({ name }: { name: string }) => name === 'Team 0007' };
    const read = await readSnapshot(open(), scope);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(onelogin.totalCalls()).toBe(1 + 5 + 2 + 1);
  });

  it('waits when the next hour is near, and reads on', async () => {
    const host = testHost();
    await restart({ now: host.clock.now, limit: { perHour: 20, windowMs: 60_000 } });
    const read = await readSnapshot(open({ lanes: 2, callsToSpare: 0 }, host));
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(Math.max(...host.clock.slept)).toBeGreaterThan(30_000);
  });

  it('shows in a check what is left and what a read takes, and asking for it costs nothing of the hour', async () => {
    await restart({ limit: { used: 12 } });
    const probes = await open().check();
    expect(probes.find(({ name }) => name === 'token')?.detail).toBe(
      'OneLogin gave an access token. 4985 of 5000 calls are left in this hour, which ends in 60 min. A read of everything takes about 28.',
    );
    expect(onelogin.counters['rate-limit']).toBe(1);
  });

  it('hints in a check when a read would not fit in', async () => {
    await restart({ limit: { used: 4_890 } });
    expect((await open().check()).find(({ name }) => name === 'token')).toMatchObject({
      result: 'ok',
      hint: expect.stringMatching(/next hour/),
    });
    await restart({ limit: { perHour: 25 } });
    expect((await open().check()).find(({ name }) => name === 'token')?.hint).toMatch(/Leave roles out/);
  });
});

describe('failures and refusals', () => {
  it('asks for no more members once its credentials are refused', async () => {
    onelogin.break({ at: 'members', how: { kind: 'status', status: 401 } });
    const read = await readSnapshot(open({ lanes: 3 }));
    expect(onelogin.counters.members).toBeLessThanOrEqual(2 * 3);
    expect(read.problems.length).toBeGreaterThanOrEqual(company.groups.size);
  });

  it('fetches one fresh token for all lanes', async () => {
    const connector = open({ lanes: 8 });
    await readSnapshot(connector);
    onelogin.revokeToken();
    expect((await readSnapshot(connector)).problems).toEqual([]);
    expect(onelogin.counters.token).toBe(2);
  });

  it('renews a token by its age, although OneLogin gives the same one again with its full lifetime', async () => {
    const host = testHost();
    await restart({ now: host.clock.now });
    await readSnapshot(open({}, host));
    host.clock.advance(9.9 * 3_600_000);
    const second = open({}, host);
    await readSnapshot(second);
    host.clock.advance(0.2 * 3_600_000);
    onelogin.resetCounters();
    expect((await readSnapshot(second)).problems).toEqual([]);
    // The token was not tried once more after its end.
    expect(onelogin.totalCalls()).toBe(1 + 3 + 1 + company.groups.size + largerRoles());
  });

  it('knows the refusal of version 1 for missing rights', async () => {
    onelogin.rights.delete('groups');
    const read = await readSnapshot(open({ readPolicyGroups: true }));
    expect(read.problems[0]?.error).toMatchObject({ code: 'source-permission', remedy: expect.stringMatching(/Read users/) });
  });
});

describe('looking up one person', () => {
  it('finds by mail without regard to case, by user name, and not by a mail two people share', async () => {
    const connector = open();
    company.change(company.findPerson('spaces.inside')?.id ?? '', { mail: 'shared@example.com' });
    company.change(company.findPerson('angle.bracket')?.id ?? '', { mail: 'shared@example.com' });
    expect(await connector.readOne({ login: "Sinead.O'Connor@example.com" })).toMatchObject({ user: { id: idOf("sinead.o'connor") } });
    expect(await connector.readOne({ login: 'r_tester+qa' })).toMatchObject({ user: { id: idOf('r_tester+qa') } });
    expect(await connector.readOne({ login: 'shared@example.com' })).toBe('gone');
  });

  it('names direct roles, policy group included when it is read', async () => {
    const person = company.findPerson('locked.out');
    const roles = company.groupsOf(person?.id ?? '').map(({ name }) => name);
    const groups = (found: Awaited<ReturnType<Connector['readOne']>>) =>
      typeof found === 'string' ? [] : found.groups?.map(({ name }) => name).sort();
    expect(groups(await open().readOne({ id: idOf('locked.out') }))).toEqual(roles.sort());
    expect(groups(await open({ readPolicyGroups: true }).readOne({ id: idOf('locked.out') }))).toEqual([...roles, 'Finance'].sort());
  });

  it('does not call somebody gone whom it may not see', async () => {
    onelogin.rights.delete('users');
    await expect(open().readOne({ id: idOf('li.wei') })).rejects.toMatchObject({ code: 'source-permission' });
  });
});

describe('attributes for the mapping', () => {
  it('finds custom attributes by their definition, and by samples when it may not read that', async () => {
    expect((await open().discover()).users).toContainEqual({
      path: 'custom_attributes.employee_number',
      label: 'Employee number',
      type: 'text',
    });
    onelogin.rights.delete('custom-attributes');
    expect((await open().discover()).users).toContainEqual({
      path: 'custom_attributes.employee_number',
      label: 'employee_number',
      type: 'text',
    });
  });
});

/** Pages after the first of roles with more members than fit on one. */
function largerRoles(): number {
  return [...company.groups.values()].reduce((sum, group) => sum + Math.max(0, Math.ceil(group.memberIds.size / 100) - 1), 0);
}
