import { type RunningJira, startJira } from '../jira';
import { openTarget, readAll, storedOf } from './open-target';

const people = (jira: RunningJira, count: number) =>
  jira.state.addUsers(Array.from({ length: count }, (_, at) => ({ name: `p${at}`, displayName: `P ${at}`, email: `p${at}@corp.test` })));

describe('reading Jira 8.5, whose search stops after 1000', () => {
  // With the administrator these are below, at and above the limit.
  it.each([998, 999, 1000])('finds the linked and the wanted among %i people and the administrator', async (count) => {
    const jira = await startJira({ version: '8.5' });
    people(jira, count);
    const last = `p${count - 1}`;
    const target = openTarget(jira);
    const { users, complete } = await readAll(target, {
      linked: new Map([storedOf(jira, last)]),
      wantedNames: [`P${count - 2}`],
      wantedEmails: ['p7@corp.test'],
    });
    expect(complete).toContain('users');
    for (const name of [last, `p${count - 2}`, 'p7']) expect(users.get(name)?.detail).toBe('read');
    await target.close();
    await jira.close();
  });
});

describe('reading Jira 9, whose search has no limit', () => {
  it.each([99, 100, 999, 1000, 2001])('gives all of %i people and the administrator without looking anybody up', async (count) => {
    const jira = await startJira({ version: '9' });
    people(jira, count);
    const target = openTarget(jira);
    const { users } = await readAll(target, { linked: new Map([storedOf(jira, `p${count - 1}`)]) });
    expect(users.size).toBe(count + 1);
    expect(jira.counters.of('GET /rest/api/2/user')).toBe(0);
    await target.close();
    await jira.close();
  });

  it('notices a limit that its version should not have', async () => {
    const jira = await startJira({ version: '9', userSearchWindow: 100 });
    people(jira, 150);
    const target = openTarget(jira);
    const { users, complete } = await readAll(target, { linked: new Map([storedOf(jira, 'p149')]), wantedNames: ['p148'] });
    expect(complete).toContain('users');
    expect(users.has('p149') && users.has('p148')).toBe(true);
    await target.close();
    await jira.close();
  });
});

describe('reading Jira 10.3, whose list gives keys and names only', () => {
  let jira: RunningJira;
  beforeEach(async () => {
    jira = await startJira({ version: '10.3' });
    people(jira, 2005);
    jira.state.addGroup('team', ['p0', 'p1']);
  });
  afterEach(() => jira.close());

  it('takes details from members, from what was stored, and from look-ups of the longest unverified', async () => {
    const linked = new Map([
      storedOf(jira, 'p0', '2026-01-01T00:00:00Z'),
      storedOf(jira, 'p10', '2026-01-03T00:00:00Z'),
      storedOf(jira, 'p11', '2026-01-02T00:00:00Z'),
      storedOf(jira, 'p12', null),
    ]);
    const target = openTarget(jira);
    const { users, complete } = await readAll(target, { linked, groups: ['team'], maxLookups: 2 });
    expect(users.size).toBe(2006);
    expect(complete).toContain('users');
    const details = ['p0', 'p1', 'p10', 'p11', 'p12', 'p13'].map((name) => users.get(name)?.detail);
    expect(details).toEqual(['read', 'read', 'stored', 'read', 'read', 'unknown']);
    expect(jira.counters.of('GET /rest/api/2/user')).toBe(2);
    await target.close();
  });

  it('gives the name read now beside the stored details', async () => {
    const [key, stored] = storedOf(jira, 'p20');
    jira.state.renameUser(jira.state.user('p20'), 'renamed');
    const target = openTarget(jira);
    const { users } = await readAll(target, { linked: new Map([[key, stored]]) });
    expect(users.get('renamed')).toEqual({
      key,
      name: 'renamed',
      displayName: 'P 20',
      email: 'p20@corp.test',
      active: true,
      detail: 'stored',
    });
    await target.close();
  });

  it('looks up names nobody has only when the list hides inactive people', async () => {
    jira.state.groups.setActive(jira.state.user('p30'), false);
    const target = openTarget(jira);
    const first = await readAll(target, { wantedNames: ['p30', 'new1', 'new2'] });
    expect(first.users.get('p30')).toMatchObject({ active: false, detail: 'read' });
    expect(jira.counters.of('GET /rest/api/2/user')).toBe(1);
    jira.settings.userListIncludesInactive = false;
    jira.counters.reset();
    const second = await readAll(target, { wantedNames: ['p30', 'new1', 'new2'], linked: new Map([storedOf(jira, 'p30')]) });
    expect(second.users.get('p30')).toMatchObject({ active: false, detail: 'read' });
    expect(second.missing).toEqual([]);
    expect(jira.counters.of('GET /rest/api/2/user')).toBeGreaterThanOrEqual(3);
    await target.close();
  });
});
