/** The address of Jira is changed while Rollcall knows people, holds plans, or has a run in the middle. */
import { type RunningJira, startJira } from '../jira';
import { type Rig, startRig } from '../rig/rig';
import { manyPeople } from '../rig/small-company';

jest.setTimeout(60_000);

describe('when another Jira stands at the address', () => {
  let rig: Rig;
  let other: RunningJira;

  beforeEach(async () => {
    rig = await startRig({ company: manyPeople(8) });
    expect(await rig.sync()).toMatchObject({ state: 'done' });
    // Its accounts have the same keys, because every Jira counts from the same number, and are other people's.
    other = await startJira({});
    other.state.addUsers(
      Array.from({ length: rig.jira.state.users.size }, (_, at) => ({
        name: `native${at}`,
        email: `native${at}@elsewhere.example`,
        displayName: `Native ${at}`,
      })),
    );
  });
  afterEach(async () => {
    await rig.close();
    await other.close();
  });

  async function moveTo(jira: RunningJira): Promise<void> {
    const { configuration, store } = rig.installation;
    const { version } = await store.settings.get();
    await configuration.saveJira(
      { baseUrl: jira.loopbackUrl, auth: { kind: 'pat' } },
      { token: jira.createToken('admin') },
      version,
      'test',
    );
  }
  const people = (jira: RunningJira) =>
    jira.state.users.sorted().map(({ key, name, displayName, email, active }) => ({ key, name, displayName, email, active }));

  it.each(['full', 'delta', 'simulation'] as const)('a %s run touches nobody there, and says why', async (kind) => {
    await moveTo(other);
    const before = people(other);
    expect(await rig.sync({ kind })).toMatchObject({ state: 'failed', error: { code: 'conflict', field: 'jira.baseUrl' } });
    expect(people(other)).toEqual(before);
    expect(other.counters.writes).toBe(0);
  });

  it('a run for one person touches nobody there either', async () => {
    await moveTo(other);
    const before = people(other);
    expect(await rig.sync({ kind: 'person', person: 'person3@example.com' })).toMatchObject({ error: { code: 'conflict' } });
    expect(people(other)).toEqual(before);
  });

  it('goes on as before once the address is right again', async () => {
    await moveTo(other);
    await rig.sync();
    await moveTo(rig.jira);
    rig.takeWrites();
    expect(await rig.sync()).toMatchObject({ state: 'done', counts: { unchanged: 8 } });
    expect(rig.takeWrites()).toBe(0);
  });

  it('fills the other Jira when the connector is added anew', async () => {
    const { configuration, store, vault } = rig.installation;
    const connector = (await store.connectors.get('okta'))?.value;
    const secrets = await vault.getAll('connector:okta');
    await moveTo(other);
    await configuration.removeConnector('okta', 'test');
    await configuration.saveConnector(connector, secrets, null, 'test');
    const natives = people(other);
    expect(await rig.sync()).toMatchObject({ state: 'done', counts: { planned: { 'create-user': 8 } } });
    expect(people(other)).toEqual(expect.arrayContaining(natives));
  });

  it('refuses to approve there what was held here', async () => {
    await rig.change({ brakes: { deactivations: { count: 2 } } });
    for (const { id } of [...rig.company.people.values()].slice(0, 5)) rig.company.leave(id);
    const held = await rig.sync();
    expect(held.state).toBe('held');
    await moveTo(other);
    const approval = rig.installation.runs.approve(held.id, held.planHash ?? '', 'test');
    await expect(approval).rejects.toMatchObject({ code: 'plan-changed' });
    expect(other.counters.writes).toBe(0);
  });
});

it('knows its people when most of them were renamed by hand, or have another mail domain', async () => {
  const rig = await startRig({ company: manyPeople(6) });
  try {
    await rig.sync();
    const { users } = rig.jira.state;
    for (const user of users.sorted().filter(({ name }) => name.startsWith('person')))
      users.change(user, { name: `${user.name}.new`, email: `${user.name}@new.example` });
    expect(await rig.sync()).toMatchObject({ state: 'done', error: null });
    expect(users.find('person1')?.email).toBe('person1@example.com');
  } finally {
    await rig.close();
  }
});
