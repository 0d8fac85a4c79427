/** Finding people, and everything there is to know of one. */
import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

interface Item {
  readonly sourceId: string;
  readonly name: string;
  readonly state: string;
  readonly problem: string | null;
}

describe('people', () => {
  let rig: ApiRig;
  const list = async (query = '') => (await rig.reader.get(`/connectors/okta/people${query}`)).json;
  const idOf = async (login: string): Promise<string> => (await list(`?search=${login}@`)).items[0].sourceId;
  const personOf = (login: string) => [...rig.company.people.values()].find((each) => each.login.startsWith(login))?.id ?? '';
  const names = (answer: { items: Item[] }) => answer.items.map(({ name }) => name);

  beforeAll(async () => {
    const company = smallCompany();
    rig = await startApiRig({
      company,
      rules: { groups: { include: ['*'], exclude: ['Everyone'], alwaysAssigned: ['jira-software-users'] } },
    });
  });
  afterAll(async () => rig.close());

  it('has nobody before the first sync, and knows no other connector', async () => {
    expect(await list()).toEqual({ items: [], next: null, total: 0, snapshot: null });
    expect((await rig.reader.get('/connectors/nobody/people')).json).toMatchObject({ status: 404, field: 'path.connector' });
  });

  it('lists everybody by name and finds them by any of their names', async () => {
    await rig.sync();
    const all = await list();
    expect(names(all)).toEqual(['anna Test', 'bela Test', 'cleo Test', 'dora Test', 'emil Test']);
    expect(all).toMatchObject({ total: 5, next: null, snapshot: { users: 5, complete: true } });
    expect(all.items[0]).toMatchObject({ activeAtSource: true, userName: 'anna', state: 'linked', problem: null });
    for (const search of ['ANNA', 'anna%20t', 'nna@exam', await idOf('anna')])
      expect(names(await list(`?search=${search}`))).toContain('anna Test');
    expect((await list('?search=nowhere')).total).toBe(0);
  });

  it('pages', async () => {
    const first = await list('?limit=2');
    const second = await list(`?limit=2&after=${first.next}`);
    const third = await list(`?limit=2&after=${second.next}`);
    expect([...names(first), ...names(second), ...names(third)]).toEqual(names(await list()));
    expect(third.next).toBeNull();
  });

  it('shows the record, the mapped result, the groups with their origin, and what Jira has now', async () => {
    const person = (await rig.reader.get(`/connectors/okta/people/${await idOf('cleo')}`)).json;
    expect(person).toMatchObject({
      userKey: expect.any(String),
      applied: { name: 'cleo' },
      source: { active: true, kind: 'member', attributes: { profile: { firstName: 'cleo' } } },
      scope: { verdict: 'in-scope', rule: null, reason: null },
      mapped: { fields: { username: 'cleo', displayName: 'cleo Test' }, problems: [] },
      jira: { name: 'cleo', displayName: 'cleo Test', active: true },
      jiraProblem: null,
      elsewhere: [],
    });
    expect(person.wantedGroups).toEqual([
      { name: 'design', origin: 'source-group', sourceGroup: 'design' },
      { name: 'engineering', origin: 'source-group', sourceGroup: 'engineering' },
      { name: 'jira-software-users', origin: 'always-assigned', sourceGroup: null },
    ]);
    expect(person.operations.length).toBeGreaterThan(0);
  });

  it('follows who leaves, who comes and is not linked, and who has a problem', async () => {
    const { company } = rig;
    company.leave(personOf('emil'));
    company.join({ login: 'zoe', firstName: 'Zoe', lastName: 'Test' });
    await rig.change({ scope: { conditions: [{ attribute: 'profile.firstName', operator: 'not-equals', value: 'Zoe' }] } });
    await rig.sync();
    expect(names(await list('?filter=left'))).toEqual(['emil Test']);
    expect(names(await list('?filter=unlinked'))).toEqual(['Zoe Test']);
    expect((await list('?filter=linked')).total).toBe(4);
    expect((await list('?filter=problem')).total).toBe(0);
    const zoe = (await rig.reader.get(`/connectors/okta/people/${await idOf('zoe')}`)).json;
    expect(zoe).toMatchObject({
      userKey: null,
      applied: null,
      jira: null,
      jiraProblem: null,
      scope: { verdict: 'out-of-scope' },
      operations: [],
    });
    expect(zoe.scope.rule).toContain('profile.firstName');

    await rig.change({ mapping: [{ to: 'username', from: [{ kind: 'attribute', path: 'profile.nothing' }], whenNothing: 'drop-user' }] });
    await rig.sync();
    const troubled = await list('?filter=problem');
    expect(troubled.items.length).toBeGreaterThan(0);
    const [{ sourceId, problem }] = troubled.items;
    expect(problem).toMatch(/\w/);
    expect((await rig.reader.get(`/connectors/okta/people/${sourceId}`)).json).toMatchObject({ problem });
  });

  it('answers without Jira, and says that it could not be asked', async () => {
    await rig.jira.close();
    const person = (await rig.reader.get(`/connectors/okta/people/${await idOf('anna')}`)).json;
    expect(person).toMatchObject({ applied: { name: 'anna' }, jira: null, jiraProblem: { code: expect.stringMatching(/^target-/) } });
    expect((await rig.reader.get('/connectors/okta/people/nobody')).json).toMatchObject({ status: 404, field: 'path.person' });
  });
});
