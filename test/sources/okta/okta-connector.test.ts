import type { Connector } from '../../../backend/connectors/spi';
import type { SourceSnapshot } from '../../../backend/domain/source-snapshot';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { testHost } from '../test-host';
import { everything, openOktaConnector, readSnapshot } from './connector-rig';
import { everyoneId } from './directory';
import { type OktaStandIn, startOkta } from './start';

let okta: OktaStandIn;
let company: Company;
const connectors: Connector[] = [];

const open = (...options: Parameters<typeof openOktaConnector> extends [unknown, ...infer Rest] ? Rest : never) => {
  const connector = openOktaConnector(okta, ...options);
  connectors.push(connector);
  return connector;
};
const idOf = (login: string) => okta.userId(company.findPerson(login)?.id ?? '');
const statusOf = (snapshot: SourceSnapshot, login: string) => snapshot.users.get(idOf(login));

beforeEach(async () => {
  company = sampleCompany();
  okta = await startOkta({ company });
});

afterEach(async () => {
  for (const connector of connectors.splice(0)) await connector.close();
  await okta.close();
});

describe('reading the sample company from Okta', () => {
  it('brings everybody with the state they are in', async () => {
    const read = await readSnapshot(open());
    expect(read.users.size).toBe(250);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(statusOf(read, 'locked.out')).toMatchObject({ active: true, status: 'LOCKED_OUT' });
    expect(statusOf(read, 'first.login')).toMatchObject({ active: true, status: 'PROVISIONED' });
    expect(statusOf(read, 'new.starter')).toMatchObject({ active: false, status: 'STAGED' });
    expect(statusOf(read, 'on.leave')).toMatchObject({ active: false, status: 'SUSPENDED' });
    expect(statusOf(read, 'retired.rita')).toMatchObject({ active: false, status: 'DEPROVISIONED' });
    expect(statusOf(read, 'li.wei')?.attributes).toMatchObject({ profile: { displayName: '李伟' } });
  });

  it('counts other statuses as active when the form says so', async () => {
    const read = await readSnapshot(open({ activeStatuses: ['ACTIVE', 'STAGED'] }));
    expect(statusOf(read, 'new.starter')?.active).toBe(true);
    expect(statusOf(read, 'first.login')?.active).toBe(false);
  });

  it('tells guests and service accounts by their user type', async () => {
    const read = await readSnapshot(open({ guestUserTypes: ['Contractor'], serviceUserTypes: ['Service'] }));
    expect([...read.users.values()].filter((user) => user.kind === 'guest')).toHaveLength(3);
    expect(statusOf(read, 'svc-backup')?.kind).toBe('service');
  });

  it('leaves deactivated users out when the form says so, and still recognises one when asked', async () => {
    const connector = open({ readDeactivated: false });
    const read = await readSnapshot(connector);
    expect(okta.counters.deprovisioned).toBe(0);
    expect(statusOf(read, 'retired.rita')).toBeUndefined();
    expect(await connector.readOne({ id: idOf('retired.rita') })).toMatchObject({
      user: { active: false, status: 'DEPROVISIONED' },
      groups: [],
    });
  });

  it('keeps two groups of one name apart', async () => {
    const read = await readSnapshot(open());
    const twins = [...read.groups.values()].filter((group) => group.name === 'VPN Access');
    expect(twins.map((group) => read.members.get(group.id)?.members.length).sort()).not.toEqual([20, 20]);
    expect(twins).toHaveLength(2);
  });

  it('derives Everyone from the list of users and does not page it', async () => {
    const read = await readSnapshot(open());
    const present = [...company.people.values()].filter((person) => person.state !== 'left').length;
    const everybody = read.members.get(everyoneId);
    expect({ complete: everybody?.complete, count: everybody?.members.length }).toEqual({ complete: true, count: present });
    expect(okta.counters.members).toBe(pagesOfMembers());
  });

  it('does not call Everyone complete when the users were read in part', async () => {
    okta.break({ at: 'users', page: 2, how: { kind: 'truncated' } });
    const read = await readSnapshot(open());
    expect(read.complete).toEqual({ users: false, groups: true });
    expect(read.members.get(everyoneId)?.complete ?? false).toBe(false);
  });

  it('asks for no members of an empty group', async () => {
    const bookClub = company.findGroup('Book Club');
    const read = await readSnapshot(open());
    expect(read.members.get(okta.groupId(bookClub?.id ?? ''))).toEqual({ members: [], complete: true });
  });

  it('follows a rename by the id', async () => {
    const connector = open();
    const id = idOf('thomas.weber');
    await readSnapshot(connector);
    company.rename(company.findPerson('thomas.weber')?.id ?? '', { login: 'tom.weber' });
    expect((await readSnapshot(connector)).users.get(id)?.attributes).toMatchObject({ profile: { login: 'tom.weber@example.com' } });
  });

  it('sees somebody who is deactivated while the list is read as disabled, not as gone', async () => {
    okta.setLatency(5);
    const connector = open();
    const seen: boolean[] = [];
    for await (const event of connector.readFull(everything)) {
      if (event.kind !== 'user') continue;
      if (seen.length === 0) company.leave(company.findPerson('spaces.inside')?.id ?? '');
      seen.push(event.record.active);
    }
    expect(statusOf(await readSnapshot(connector), 'spaces.inside')).toMatchObject({ status: 'DEPROVISIONED' });
    expect(seen.length).toBeGreaterThanOrEqual(250);
  });

  it('names a user without a profile as a problem and goes on', async () => {
    okta.break({ at: 'deprovisioned', how: { kind: 'status', status: 200, body: '[{"id":"00uodd","status":"ACTIVE"}]' } });
    const read = await readSnapshot(open());
    expect(read.problems).toMatchObject([{ at: { kind: 'user', id: '00uodd' }, error: { code: 'source-protocol' } }]);
    expect(read.complete.users).toBe(true);
  });

  it('concludes nothing from the list when a user has no id', async () => {
    okta.break({ at: 'deprovisioned', how: { kind: 'status', status: 200, body: '[{"status":"ACTIVE","profile":{}}]' } });
    expect((await readSnapshot(open())).complete.users).toBe(false);
  });
});

describe('limits and refusals', () => {
  it('reads everything through small buckets by waiting for Reset', async () => {
    await okta.close();
    const host = testHost();
    okta = await startOkta({ company, now: host.clock.now, rateLimits: { perMinute: { members: 8, users: 2 } } });
    const read = await readSnapshot(openOktaConnector(okta, { lanes: 4 }, host));
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(Math.max(...host.clock.slept)).toBeGreaterThan(10_000);
  });

  it('gets through a concurrency limit lower than its lanes', async () => {
    await okta.close();
    okta = await startOkta({ company, latencyMs: 5, rateLimits: { concurrency: 3 } });
    // Waits take no time by the clock of these tests, so not many more lanes than may pass.
    const read = await readSnapshot(open({ lanes: 6 }));
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual({ users: true, groups: true });
  });

  it('stops asking a source that is down after a few failures, and poisons what it could not read', async () => {
    okta.break({ at: 'members', how: { kind: 'status', status: 503 } });
    const read = await readSnapshot(open({ lanes: 3 }));
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(read.problems.length).toBe(23);
    // Ten failures in a row end it; by then each of the three lanes has the next group under way.
    expect(okta.counters.members).toBeLessThanOrEqual((10 + 3) * 5);
  });

  it('asks for no more members once its credentials are refused', async () => {
    okta.break({ at: 'members', how: { kind: 'status', status: 401 } });
    const read = await readSnapshot(open({ lanes: 3 }));
    // Each of three lanes asks once more with a fresh look at its credentials.
    expect(okta.counters.members).toBeLessThanOrEqual(3 * 2);
    expect(read.problems).toHaveLength(23);
  });

  it('finds attributes by samples when it may not read the schema', async () => {
    okta.rights.delete('schemas');
    const { users } = await open().discover();
    expect(users.map(({ path }) => path)).toEqual(expect.arrayContaining(['profile.login', 'profile.department', 'status']));
  });

  it('finds custom attributes with their types in the schema', async () => {
    const { users } = await open().discover();
    expect(users).toEqual(
      expect.arrayContaining([
        { path: 'profile.costCenters', label: 'Cost centers', type: 'list' },
        { path: 'profile.badgeNumber', label: 'Badge number', type: 'number' },
      ]),
    );
  });
});

describe('looking up one person', () => {
  it('finds by login, by the part before the @ and by mail, but not by a mail two people share', async () => {
    const connector = open();
    company.change(company.findPerson('spaces.inside')?.id ?? '', { mail: 'shared@example.com' });
    company.change(company.findPerson('angle.bracket')?.id ?? '', { mail: 'shared@example.com' });
    expect(await connector.readOne({ login: "sinead.o'connor@example.com" })).toMatchObject({ user: { id: idOf("sinead.o'connor") } });
    expect(await connector.readOne({ login: 'r_tester+qa' })).toMatchObject({ user: { id: idOf('r_tester+qa') } });
    expect(await connector.readOne({ login: 'ada@partner.example' })).toMatchObject({ user: { id: idOf('partner.ada') } });
    expect(await connector.readOne({ login: 'Ada@Partner.Example' })).toMatchObject({ user: { id: idOf('partner.ada') } });
    expect(await connector.readOne({ login: 'shared@example.com' })).toBe('gone');
  });

  it('does not take a login that looks like an id for the person', async () => {
    company.join({ login: '00uvanished', firstName: 'Not', lastName: 'Them' });
    expect(await open().readOne({ id: '00uvanished' })).toBe('gone');
  });

  it('does not call somebody gone whom it may not see', async () => {
    okta.rights.delete('users');
    await expect(open().readOne({ id: idOf('li.wei') })).rejects.toMatchObject({ code: 'source-permission' });
  });
});

/** Calls for the members of all groups of the company: none for an empty one. */
function pagesOfMembers(): number {
  return [...company.groups.values()].reduce((sum, group) => sum + Math.ceil(group.memberIds.size / 200), 0);
}
