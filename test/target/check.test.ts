import type { TargetProbe } from '../../backend/target/port';
import { type RunningJira, startJira } from '../jira';
import { groupOperation, on, openTarget, SUPPORTED } from './open-target';

const resultsOf = (probes: readonly TargetProbe[]) => Object.fromEntries(probes.map(({ name, result }) => [name, result]));

describe.each(SUPPORTED)('checking Jira %s', (version) => {
  let jira: RunningJira;
  beforeEach(async () => {
    jira = await startJira({ version });
  });
  afterEach(() => jira.close());

  it('finds all in order and leaves nothing behind when it may write', async () => {
    const target = openTarget(jira, { rest: { probeWritability: true } });
    const groups = jira.state.groups.sorted().length;
    expect(resultsOf(await target.check())).toEqual({
      reach: 'ok',
      version: 'ok',
      'sign-in': 'ok',
      permission: 'ok',
      writable: 'ok',
      seats: 'ok',
      'user-server': 'skipped',
    });
    expect(jira.state.groups.sorted().length).toBe(groups);
    await target.close();
  });

  it('writes nothing unless asked, and reports the last write', async () => {
    const target = openTarget(jira);
    expect(resultsOf(await target.check())).toMatchObject({ writable: 'skipped' });
    expect(jira.counters.writes).toBe(0);
    await target.apply(groupOperation('new'), on(jira, null));
    expect(resultsOf(await target.check())).toMatchObject({ writable: 'ok' });
    await target.close();
  });

  it('names a missing right and a read-only Jira, with a hint', async () => {
    const target = openTarget(jira, { rest: { probeWritability: true } });
    jira.settings.externalUserManagement = true;
    expect(await target.check()).toContainEqual(expect.objectContaining({ name: 'writable', result: 'failed', hint: expect.any(String) }));
    jira.state.groups.removeFromAll(jira.state.user('admin'));
    expect(await target.check()).toContainEqual(
      expect.objectContaining({ name: 'permission', result: 'failed', hint: expect.any(String) }),
    );
    await target.close();
  });
});

it('warns when the licence has no seat left', async () => {
  const jira = await startJira({ seats: 1 });
  const target = openTarget(jira);
  expect(await target.check()).toContainEqual(expect.objectContaining({ name: 'seats', result: 'warning', hint: expect.any(String) }));
  await target.close();
  await jira.close();
});

it('says that Jira cannot be reached, and throws nothing', async () => {
  const jira = await startJira();
  await jira.close();
  const target = openTarget(jira, { rest: { clock: { now: Date.now, sleep: async () => {} } } });
  expect((await target.check())[0]).toMatchObject({ name: 'reach', result: 'failed', hint: expect.any(String) });
  await target.close();
});
