import { referenceCompany } from '../company/reference-company';
import { testHost } from '../test-host';
import { oneLoginRig } from './company-rig';
import { everything, readSnapshot } from './connector-rig';

const rig = oneLoginRig();

describe('the hourly limit', () => {
  /** Needs 5 + 2 + 120 calls. */
  const larger = () => referenceCompany({ users: 500, groups: 120, membersPerGroup: 3 });

  it('stops early when what is left of the hour would not do, and says what is needed and what is left', async () => {
    rig.company = larger();
    await rig.restart({ limit: { perHour: 5_000, used: 4_800 } });
    const read = await readSnapshot(rig.open());
    expect(rig.onelogin.totalCalls()).toBeLessThan(15);
    expect(read.complete).toEqual({ users: false, groups: false });
    expect(read.problems.map(({ error }) => error.code)).toContain('source-rate-limited');
    expect(read.problems[0]?.error).toMatchObject({
      retry: 'later',
      message: expect.stringMatching(/^The read needs \d+ more calls; OneLogin leaves \d+ of 5000 in this hour, which ends in 60 min\.$/),
    });
    for (const { complete } of read.members.values()) expect(complete).toBe(false);
  });

  it('reads whole when what it needs is left besides what others keep', async () => {
    rig.company = larger();
    // 5 pages of users, 2 of roles, 120 of members; 100 calls and one a lane stay for others; pages on their way count twice.
    await rig.restart({ limit: { perHour: 5_000, used: 5_000 - 127 - 104 - 2 } });
    const read = await readSnapshot(rig.open());
    expect(read.problems).toEqual([]);
    expect(rig.onelogin.totalCalls()).toBe(128);
  });

  it('says that no hour is enough when the account needs more calls than OneLogin allows', async () => {
    rig.company = larger();
    await rig.restart({ limit: { perHour: 100 } });
    const read = await readSnapshot(rig.open());
    expect(read.problems[0]?.error).toMatchObject({
      code: 'source-rate-limited',
      retry: 'never',
      remedy: expect.stringMatching(/Leave roles out/),
    });
  });

  it('counts the members of wanted roles only', async () => {
    rig.company = larger();
    await rig.restart({ limit: { perHour: 100 } });
    const scope = { ...everything, wantsMembersOf: ({ name }: { name: string }) => name === 'Team 0007' };
    const read = await readSnapshot(rig.open(), scope);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(rig.onelogin.totalCalls()).toBe(1 + 5 + 2 + 1);
  });

  it('waits when the next hour is near, and reads on', async () => {
    const host = testHost();
    await rig.restart({ now: host.clock.now, limit: { perHour: 20, windowMs: 60_000 } });
    const read = await readSnapshot(rig.open({ lanes: 2, callsToSpare: 0 }, host));
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(Math.max(...host.clock.slept)).toBeGreaterThan(30_000);
  });

  it('shows in a check what is left and what a read takes, and asking for it costs nothing of the hour', async () => {
    await rig.restart({ limit: { used: 12 } });
    const probes = await rig.open().check();
    expect(probes.find(({ name }) => name === 'token')?.detail).toBe(
      'OneLogin gave an access token. 4985 of 5000 calls are left in this hour, which ends in 60 min. A read of everything takes about 28.',
    );
    expect(rig.onelogin.counters['rate-limit']).toBe(1);
  });

  it('hints in a check when a read would not fit in', async () => {
    await rig.restart({ limit: { used: 4_890 } });
    expect((await rig.open().check()).find(({ name }) => name === 'token')).toMatchObject({
      result: 'ok',
      hint: expect.stringMatching(/next hour/),
    });
    await rig.restart({ limit: { perHour: 25 } });
    expect((await rig.open().check()).find(({ name }) => name === 'token')?.hint).toMatch(/Leave roles out/);
  });
});

describe('failures and refusals', () => {
  it('asks for no more members once its credentials are refused', async () => {
    rig.onelogin.break({ at: 'members', how: { kind: 'status', status: 401 } });
    const read = await readSnapshot(rig.open({ lanes: 3 }));
    expect(rig.onelogin.counters.members).toBeLessThanOrEqual(2 * 3);
    expect(read.problems.length).toBeGreaterThanOrEqual(rig.company.groups.size);
  });

  it('fetches one fresh token for all lanes', async () => {
    const connector = rig.open({ lanes: 8 });
    await readSnapshot(connector);
    rig.onelogin.revokeToken();
    expect((await readSnapshot(connector)).problems).toEqual([]);
    expect(rig.onelogin.counters.token).toBe(2);
  });

  it('renews a token by its age, although OneLogin gives the same one again with its full lifetime', async () => {
    const host = testHost();
    await rig.restart({ now: host.clock.now });
    await readSnapshot(rig.open({}, host));
    host.clock.advance(9.9 * 3_600_000);
    const second = rig.open({}, host);
    await readSnapshot(second);
    host.clock.advance(0.2 * 3_600_000);
    rig.onelogin.resetCounters();
    expect((await readSnapshot(second)).problems).toEqual([]);
    // The token was not tried once more after its end.
    expect(rig.onelogin.totalCalls()).toBe(1 + 3 + 1 + rig.company.groups.size + largerRoles());
  });

  it('knows the refusal of version 1 for missing rights', async () => {
    rig.onelogin.rights.delete('groups');
    const read = await readSnapshot(rig.open({ readPolicyGroups: true }));
    expect(read.problems[0]?.error).toMatchObject({ code: 'source-permission', remedy: expect.stringMatching(/Read users/) });
  });
});

/** Pages after the first of roles with more members than fit on one. */
function largerRoles(): number {
  return [...rig.company.groups.values()].reduce((sum, group) => sum + Math.max(0, Math.ceil(group.memberIds.size / 100) - 1), 0);
}
