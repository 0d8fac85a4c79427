import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dumpPeople, type RunningJira, startJira } from './index';
import { callerOf } from './testing/caller';

describe('the data file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'standin-jira-'));
  const running: RunningJira[] = [];
  afterAll(async () => {
    for (const jira of running) await jira.close();
    rmSync(folder, { recursive: true });
  });
  const start = async (options: Parameters<typeof startJira>[0]): Promise<RunningJira> => {
    const jira = await startJira(options);
    running.push(jira);
    return jira;
  };

  it('brings back people, groups, properties, tokens, roles and issues', async () => {
    const dataFile = join(folder, 'sub', 'jira.json');
    const first = await start({ users: 40, seed: 5, dataFile });
    const call = callerOf(first);
    await call('PUT', 'user/properties/p?username=admin', { deep: { a: [1] } });
    await call('POST', 'group', { name: 'kept' });
    first.state.groups.addChild(first.state.group('kept'), first.state.group('team-web'));
    const token = first.createToken('admin');
    const before = dumpPeople(first.site);
    await first.close();

    const second = await start({ dataFile });
    expect(dumpPeople(second.site)).toEqual(before);
    const again = callerOf(second, { authorization: `Bearer ${token}` });
    expect((await again('GET', 'user/properties/p?username=admin')).body).toMatchObject({ value: { deep: { a: [1] } } });
    expect((await again('GET', 'issue/DEMO-1')).status).toBe(200);
    expect((await again('GET', 'group/member?groupname=kept')).body).toMatchObject({ total: expect.any(Number) });
    expect(second.state.group('kept').children.size).toBe(1);
    const { id } = second.state.users.create({ name: 'after' });
    expect(before.users.map(({ key }) => key)).not.toContain(`JIRAUSER${id}`);
  });
});

describe('seeded people', () => {
  it('are the same for the same seed, and others for another', async () => {
    const dumps = [];
    for (const seed of [1, 1, 2]) {
      const jira = await startJira({ users: 120, seed });
      dumps.push(dumpPeople(jira.site));
      await jira.close();
    }
    expect(dumps[0]).toEqual(dumps[1]);
    expect(dumps[0]).not.toEqual(dumps[2]);
    const names = dumps[0]?.users.map(({ name }) => name) ?? [];
    expect(names).toHaveLength(121);
    expect(names).toEqual(expect.arrayContaining(['Fred.Astaire', "sean.o'hara", 'jürgen.größe']));
    expect(dumps[0]?.users.some(({ active }) => !active)).toBe(true);
  });
});

describe('model', () => {
  it('finds the same people by index as by looking at everybody', async () => {
    const jira = await startJira({ users: 300, seed: 9 });
    const everybody = [...jira.state.users.sorted()];
    const { matchesQuery } = await import('./model/search-index');
    const check = (query: string): void => {
      const expected = [...jira.state.users.sorted()].filter((user) => matchesQuery(user, query)).map((user) => user.name);
      expect(jira.state.users.search(query).map((user) => user.name)).toEqual(expected);
    };
    const queries = ['ada', 'ada.', 'wolf', 'no', 'hannah.o', 'van der berg', 'example.test', "o'c", 'hannah.oconnor2'];
    queries.forEach(check);
    for (const user of everybody.slice(5, 60)) jira.state.renameUser(user, `renamed.${user.name}`);
    for (const user of everybody.slice(100, 130)) jira.state.deleteUser(user);
    [...queries, 'renamed.a', 'ren'].forEach(check);
    await jira.close();
  });
});
